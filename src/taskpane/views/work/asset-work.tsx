/** For one asset: found on site, risk accepted, isolated, done. Each becomes a row that is kept with the asset. */
import { Button, Field, Input } from "@fluentui/react-components";
import { type ReactElement, type ReactNode, useState } from "react";
import type { CheckedAsset } from "../../../core/check";
import {
  type AssetNamed,
  type ExceptionWords,
  type FoundWords,
  planException,
  planFound,
  planWork,
  type WorkWords,
} from "../../model/asset-changes";
import type { ChangePlan } from "../../model/decision-source";
import { assetName } from "../../model/findings-list";
import { Pick } from "../pick";
import { useShared } from "../styles";
import { usePane } from "../use-pane";

const kinds = [
  ["found", "Found on site"],
  ["accept", "Accept the risk until a date"],
  ["isolated", "Isolated from the network"],
  ["removed", "Removed, and where it went"],
] as const;
type Kind = (typeof kinds)[number][0];

export function AssetWork({ asset }: { readonly asset: CheckedAsset }): ReactElement {
  const shared = useShared();
  const { model } = usePane();
  const [kind, setKind] = useState<Kind>("found");
  const named = model.decisions.nameOf(asset);
  return (
    <section className={shared.card} aria-labelledby="asset-work">
      <h3 id="asset-work" className={shared.heading}>
        {`${assetName(asset)}, row ${asset.row + 1}`}
      </h3>
      <p className={shared.quiet}>{asset.reason}</p>
      <Pick label="What is to be recorded" value={kind} options={kinds} onPick={setKind} />
      {named !== null && kind === "found" && <FoundForm named={named} />}
      {named !== null && kind === "accept" && <AcceptForm named={named} />}
      {named !== null && kind === "isolated" && <WorkForm named={named} what="Isolated" />}
      {named !== null && kind === "removed" && <WorkForm named={named} what="Removed" />}
    </section>
  );
}

function Text(props: {
  readonly label: string;
  readonly value: string;
  readonly type?: "text" | "date";
  readonly isRequired?: boolean;
  readonly onType: (value: string) => void;
}): ReactElement {
  return (
    <Field label={props.label} size="small" required={props.isRequired === true}>
      <Input
        size="small"
        type={props.type ?? "text"}
        value={props.value}
        onChange={(_event, { value }) => {
          props.onType(value);
        }}
      />
    </Field>
  );
}

function Form(props: {
  readonly children: ReactNode;
  /** What is missing; "" where it can be written. */
  readonly missing: string;
  readonly plan: () => ChangePlan;
  readonly done: string;
}): ReactElement {
  const shared = useShared();
  const { model, state } = usePane();
  return (
    <>
      <div className={shared.fields}>{props.children}</div>
      <p role="status" className={shared.quiet}>
        {props.missing}
      </p>
      <div>
        <Button
          appearance="primary"
          disabledFocusable={props.missing !== "" || state.work !== null}
          onClick={() => {
            if (props.missing === "") void model.decisions.write(props.plan(), props.done);
          }}
        >
          Write it down
        </Button>
      </div>
    </>
  );
}

const yesNo = [
  ["", "Not said"],
  ["Yes", "Yes"],
  ["No", "No"],
] as const;
const networks = [
  ["", "Not said"],
  ["Main", "Main network"],
  ["Separate", "A network of its own"],
  ["None", "No network"],
] as const;

const nothingFound: FoundWords = {
  label: "",
  model: "",
  mac: "",
  photo: "",
  network: "",
  stillThere: "",
  site: "",
  note: "",
};

function FoundForm({ named }: { readonly named: AssetNamed }): ReactElement {
  const { model } = usePane();
  const [words, setWords] = useState(nothingFound);
  const set = (part: Partial<FoundWords>): void => {
    setWords({ ...words, ...part });
  };
  const saysNothing = Object.values(words).every((value) => value === "");
  const fields = [
    ["label", "Label says"],
    ["model", "Model"],
    ["mac", "MAC address"],
    ["photo", "Photo"],
    ["site", "Stands at (another site)"],
    ["note", "Note"],
  ] as const;
  return (
    <Form
      missing={saysNothing ? "Fill in what was seen." : ""}
      plan={() => planFound(named, words, model.decisions.said())}
      done="What was found is on the sheet Lens found."
    >
      {fields.map(([id, label]) => (
        <Text
          key={id}
          label={label}
          value={words[id]}
          onType={(value) => {
            set({ [id]: value });
          }}
        />
      ))}
      <Pick
        label="Network"
        value={words.network}
        options={networks}
        onPick={(network) => {
          set({ network });
        }}
      />
      <Pick
        label="Still there?"
        value={words.stillThere}
        options={yesNo}
        onPick={(stillThere) => {
          set({ stillThere });
        }}
      />
    </Form>
  );
}

function AcceptForm({ named }: { readonly named: AssetNamed }): ReactElement {
  const { model } = usePane();
  const [words, setWords] = useState<ExceptionWords>({ until: "", reason: "", approvedBy: "" });
  const set = (part: Partial<ExceptionWords>): void => {
    setWords({ ...words, ...part });
  };
  const missing = [words.until, words.reason, words.approvedBy].some((value) => value.trim() === "");
  return (
    <Form
      missing={missing ? "A date, a reason and an approver are needed." : ""}
      plan={() => planException(named, words, model.decisions.said())}
      done="The risk is accepted on the sheet Lens exceptions. After its date the action comes back by itself."
    >
      <Text
        label="Accepted until"
        type="date"
        isRequired
        value={words.until}
        onType={(until) => {
          set({ until });
        }}
      />
      <Text
        label="Approved by"
        isRequired
        value={words.approvedBy}
        onType={(approvedBy) => {
          set({ approvedBy });
        }}
      />
      <Text
        label="Reason"
        isRequired
        value={words.reason}
        onType={(reason) => {
          set({ reason });
        }}
      />
    </Form>
  );
}

const destinations = [
  ["", "Not said"],
  ["Destroyed", "Destroyed"],
  ["Returned", "Returned"],
  ["In store", "In store"],
  ["Moved", "Moved to another site"],
] as const;
const disks = [
  ["", "Not said"],
  ["Yes", "Yes"],
  ["No", "No"],
  ["No disk", "It has none"],
] as const;

function WorkForm(props: { readonly named: AssetNamed; readonly what: WorkWords["what"] }): ReactElement {
  const { model } = usePane();
  const { named, what } = props;
  const [words, setWords] = useState<WorkWords>({
    what,
    date: model.decisions.said().date,
    wentTo: "",
    movedTo: "",
    diskWiped: "",
    certificate: "",
  });
  const set = (part: Partial<WorkWords>): void => {
    setWords({ ...words, ...part });
  };
  const needsSite = words.wentTo === "Moved" && words.movedTo.trim() === "";
  const missing = words.date === "" ? "A date is needed." : needsSite ? "Name the site it was moved to." : "";
  return (
    <Form
      missing={missing}
      plan={() => planWork(named, { ...words, what }, model.decisions.said())}
      done="It is on the sheet Lens work."
    >
      <Text
        label="Date"
        type="date"
        isRequired
        value={words.date}
        onType={(date) => {
          set({ date });
        }}
      />
      {what === "Removed" && (
        <>
          <Pick
            label="Went to"
            value={words.wentTo}
            options={destinations}
            onPick={(wentTo) => {
              set({ wentTo });
            }}
          />
          {words.wentTo === "Moved" && (
            <Text
              label="Moved to site"
              isRequired
              value={words.movedTo}
              onType={(movedTo) => {
                set({ movedTo });
              }}
            />
          )}
          <Pick
            label="Disk wiped"
            value={words.diskWiped}
            options={disks}
            onPick={(diskWiped) => {
              set({ diskWiped });
            }}
          />
          <Text
            label="Certificate"
            value={words.certificate}
            onType={(certificate) => {
              set({ certificate });
            }}
          />
        </>
      )}
    </Form>
  );
}
