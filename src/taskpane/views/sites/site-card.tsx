/** One site, or one kind of site: its answer, and the rest of its row when opened. */
import { Button, Checkbox, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import { limbs as allLimbs } from "../../../core/findings";
import type { SiteFields } from "../../model/site-changes";
import { limbWords, type SiteLine } from "../../model/site-desk";
import { Pick } from "../pick";
import { useShared } from "../styles";

const useStyles = makeStyles({
  head: { display: "flex", gap: "4px", alignItems: "flex-start" },
  name: { flexGrow: 1, minWidth: 0, overflowWrap: "anywhere", paddingTop: "6px" },
  changed: { boxShadow: `inset 4px 0 ${tokens.colorCompoundBrandStroke}` },
  limbs: { border: "0", margin: "0", padding: "0", display: "flex", flexDirection: "column" },
});

export const sensitiveOptions = [
  ["Not assessed", "Not assessed"],
  ["Yes", "Yes"],
  ["No", "No"],
] as const;
export const networkOptions = [
  ["", "Not said"],
  ["Main", "Main network"],
  ["Separate", "A network of its own"],
  ["None", "No network"],
] as const;
const ownerOptions = ["", "Own", "Landlord", "Contractor", "Neighbour", "Tenant", "Other"].map(
  (word) => [word, word === "" ? "Not said" : word] as const,
);
const occupierOptions = ["", "Own", "Central government", "Other"].map(
  (word) => [word, word === "" ? "Not said" : word] as const,
);
const extendedOptions = [
  ["", "Not said"],
  ["Yes", "Yes"],
  ["No", "No"],
] as const;

const texts = [
  ["partOf", "Part of", "text"],
  ["reviewDate", "Review date", "date"],
  ["note", "Note", "text"],
] as const;

export function SiteCard(props: {
  readonly line: SiteLine;
  /** What the line says with the changes that are not written yet. */
  readonly fields: Required<SiteFields>;
  readonly isChanged: boolean;
  readonly isPicked: boolean;
  readonly isReadOnly: boolean;
  readonly onPickLine: (picked: boolean) => void;
  readonly onChange: (fields: SiteFields) => void;
}): ReactElement {
  const shared = useShared();
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const { line, fields, isChanged, isReadOnly, onChange } = props;
  const { subject } = line;
  const label = subject.kind === "site" ? subject.name : `All sites of the type ${subject.name}`;
  return (
    <li className={`${shared.card} ${isChanged ? styles.changed : ""}`} aria-label={label}>
      <div className={styles.head}>
        {!isReadOnly && (
          <Checkbox
            checked={props.isPicked}
            aria-label={`Select ${label}`}
            onChange={(_event, { checked }) => {
              props.onPickLine(checked === true);
            }}
          />
        )}
        <div className={styles.name}>
          <strong>{subject.name}</strong>
          {subject.type !== "" && subject.type !== subject.name && ` (${subject.type})`}
          <br />
          <span className={shared.quiet}>
            {`${line.under.toLocaleString("en-GB")} such assets of ${line.assets.toLocaleString("en-GB")}. ${sentence(line.basis)}`}
            {isChanged && " Not written yet."}
          </span>
        </div>
      </div>
      {isReadOnly ? (
        <span>{`Sensitive: ${fields.sensitive}`}</span>
      ) : (
        <div className={shared.fields}>
          <Pick
            label="Sensitive"
            value={fields.sensitive}
            options={sensitiveOptions}
            onPick={(sensitive) => {
              onChange({ sensitive, ...(sensitive === "Yes" ? {} : { limbs: [] }) });
            }}
          />
          <Button
            size="small"
            appearance="subtle"
            style={{ alignSelf: "end" }}
            aria-expanded={open}
            aria-label={`${open ? "Less" : "More"} about ${label}`}
            onClick={() => {
              setOpen(!open);
            }}
          >
            {open ? "Less" : "More"}
          </Button>
        </div>
      )}
      {open && <Details fields={fields} onChange={onChange} />}
    </li>
  );
}

function Details(props: {
  readonly fields: Required<SiteFields>;
  readonly onChange: (fields: SiteFields) => void;
}): ReactElement {
  const styles = useStyles();
  const shared = useShared();
  const { fields, onChange } = props;
  return (
    <>
      {fields.sensitive === "Yes" && (
        <fieldset className={styles.limbs}>
          <legend>Why the site is sensitive</legend>
          {allLimbs.map((limb) => (
            <Checkbox
              key={limb}
              checked={fields.limbs.includes(limb)}
              label={`${limbWords[limb]} (${limb})`}
              onChange={(_event, { checked }) => {
                onChange({
                  limbs: allLimbs.filter((one) =>
                    one === limb ? checked === true : fields.limbs.includes(one),
                  ),
                });
              }}
            />
          ))}
        </fieldset>
      )}
      <div className={shared.fields}>
        <Pick
          label="CCTV network"
          value={fields.network}
          options={networkOptions}
          onPick={(network) => {
            onChange({ network });
          }}
        />
        <Pick
          label="Owner of the CCTV"
          value={fields.owner}
          options={ownerOptions}
          onPick={(owner) => {
            onChange({ owner });
          }}
        />
        <Pick
          label="Occupier"
          value={fields.occupier}
          options={occupierOptions}
          onPick={(occupier) => {
            onChange({ occupier });
          }}
        />
        <Pick
          label="Treated like a sensitive one"
          value={fields.extended}
          options={extendedOptions}
          onPick={(extended) => {
            onChange({ extended });
          }}
        />
        {texts.map(([id, label, type]) => (
          <Field key={id} label={label} size="small">
            <Input
              size="small"
              type={type}
              value={fields[id]}
              onChange={(_event, { value }) => {
                onChange({ [id]: value });
              }}
            />
          </Field>
        ))}
      </div>
    </>
  );
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
