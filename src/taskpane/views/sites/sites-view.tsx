/** The register's sites, to be assessed: changes are collected, their effect is shown, then they are written together. */
import { Button, Field, Input } from "@fluentui/react-components";
import { type ReactElement, useMemo, useState } from "react";
import type { SiteFields, SiteSubject } from "../../model/site-changes";
import { siteDesk, type SiteLine, stage, type Staged } from "../../model/site-desk";
import { counted } from "../../model/register-view";
import type { Results } from "../../model/session";
import { CountsChange, usePreview } from "../counts-change";
import { Foot } from "../foot";
import { NameField } from "../name-field";
import { Pick } from "../pick";
import { useShared } from "../styles";
import { usePane } from "../use-pane";
import { networkOptions, sensitiveOptions, SiteCard } from "./site-card";
import { SitesFileSection } from "./sites-file-section";

const shownAtOnce = 40;
const kinds = [
  ["site", "Sites by name"],
  ["type", "Kinds of site"],
] as const;

export default function SitesView({ results }: { readonly results: Results }): ReactElement {
  const shared = useShared();
  const { model, state } = usePane();
  const [kind, setKind] = useState<SiteSubject["kind"]>("site");
  const [text, setText] = useState("");
  const [most, setMost] = useState(shownAtOnce);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [staged, setStaged] = useState<Staged>(new Map());
  const lines = useMemo(() => siteDesk(kind, results.assets, state.kept.sites), [kind, results, state.kept]);
  const words = text.trim().toLowerCase();
  const found = lines.filter(({ subject }) =>
    `${subject.name} ${subject.type}`.toLowerCase().includes(words),
  );
  const shown = found.slice(0, most);
  const isReadOnly = !model.decisions.sitesAreHere;
  const change = (some: readonly SiteLine[], fields: SiteFields): void => {
    setStaged(stage(staged, some, fields));
  };
  const chosen = lines.filter(({ key }) => picked.has(key));
  const forget = (): void => {
    setStaged(new Map());
    setPicked(new Set());
  };
  return (
    <section className={shared.section} aria-labelledby="sites">
      <h2 id="sites" className={shared.heading}>
        Sites
      </h2>
      <p className={shared.quiet}>
        Which sites are sensitive is for your security people to say.
        {!isReadOnly && " Answers go to the sheet Lens sites; you can write there by hand just as well."}
      </p>
      <SitesFileSection />
      {!isReadOnly && <NameField label="Who assesses" />}
      <div className={shared.fields}>
        <Pick
          label="Show"
          value={kind}
          options={kinds}
          onPick={(next) => {
            setKind(next);
            forget();
          }}
        />
        <Field label="Search" size="small">
          <Input
            type="search"
            size="small"
            value={text}
            onChange={(_event, { value }) => {
              setText(value);
            }}
          />
        </Field>
      </div>
      <p role="status" className={shared.quiet}>
        {`${counted(found.length, kind === "site" ? "site" : "kind of site", kind === "site" ? "sites" : "kinds of site")}. Such assets: their maker is, or may be, a company that the rules name.`}
      </p>
      {!isReadOnly && found.length > 1 && (
        <BulkBar
          found={found}
          chosen={chosen}
          onPick={(some) => {
            setPicked(new Set(some.map(({ key }) => key)));
          }}
          onChange={change}
        />
      )}
      <ul className={shared.list} aria-labelledby="sites">
        {shown.map((line) => (
          <SiteCard
            key={line.key}
            line={line}
            fields={{ ...line.fields, ...staged.get(line.key)?.fields }}
            isChanged={staged.has(line.key)}
            isPicked={picked.has(line.key)}
            isReadOnly={isReadOnly}
            onPickLine={(on) => {
              const next = new Set(picked);
              if (on) next.add(line.key);
              else next.delete(line.key);
              setPicked(next);
            }}
            onChange={(fields) => {
              change([line], fields);
            }}
          />
        ))}
      </ul>
      {found.length > most && (
        <div>
          <Button
            size="small"
            onClick={() => {
              setMost(most + 200);
            }}
          >
            {`Show more (${(found.length - most).toLocaleString("en-GB")} left)`}
          </Button>
        </div>
      )}
      {staged.size > 0 && (
        <StagedBar
          results={results}
          staged={staged}
          onDiscard={forget}
          onWrite={() => {
            void model.decisions
              .write(
                model.decisions.sitesPlan([...staged.values()]),
                `${kind === "site" ? counted(staged.size, "site was", "sites were") : counted(staged.size, "kind of site was", "kinds of site were")} written to Lens sites.`,
              )
              .then((written) => {
                if (written) forget();
              });
          }}
        />
      )}
    </section>
  );
}

function BulkBar(props: {
  readonly found: readonly SiteLine[];
  readonly chosen: readonly SiteLine[];
  readonly onPick: (some: readonly SiteLine[]) => void;
  readonly onChange: (some: readonly SiteLine[], fields: SiteFields) => void;
}): ReactElement {
  const shared = useShared();
  const { found, chosen, onPick, onChange } = props;
  return (
    <div className={shared.card} role="group" aria-label="Several at once">
      <div className={shared.row}>
        <span className={shared.grow} role="status">
          {chosen.length === 0 ? "Several at once: select some." : `${chosen.length} selected.`}
        </span>
        <Button
          size="small"
          onClick={() => {
            onPick(chosen.length === found.length ? [] : found);
          }}
        >
          {chosen.length === found.length ? "Select none" : `Select all ${found.length}`}
        </Button>
      </div>
      {chosen.length > 0 && (
        <div className={shared.fields}>
          <Pick
            label="Sensitive, all selected"
            value=""
            options={[["", "Leave as it is"], ...sensitiveOptions]}
            onPick={(sensitive) => {
              if (sensitive !== "")
                onChange(chosen, { sensitive, ...(sensitive === "Yes" ? {} : { limbs: [] }) });
            }}
          />
          <Pick
            label="CCTV network, all selected"
            value="leave"
            options={[["leave", "Leave as it is"], ...networkOptions]}
            onPick={(network) => {
              if (network !== "leave") onChange(chosen, { network });
            }}
          />
        </div>
      )}
    </div>
  );
}

function StagedBar(props: {
  readonly results: Results;
  readonly staged: Staged;
  readonly onWrite: () => void;
  readonly onDiscard: () => void;
}): ReactElement {
  const shared = useShared();
  const { model, state } = usePane();
  const { results, staged, onWrite, onDiscard } = props;
  const plan = useMemo(() => model.decisions.sitesPlan([...staged.values()]), [model, staged]);
  const after = usePreview(plan);
  return (
    <Foot>
      <strong>{`${counted(staged.size, "change")}, not written yet`}</strong>
      <CountsChange before={results.summary} after={after} />
      <div className={shared.row}>
        <Button appearance="primary" disabledFocusable={state.work !== null} onClick={onWrite}>
          Write to Lens sites
        </Button>
        <Button onClick={onDiscard}>Discard</Button>
      </div>
    </Foot>
  );
}
