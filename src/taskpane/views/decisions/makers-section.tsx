/** Names on labels that the organisation reads in its own way. */
import { Button, Field, Input } from "@fluentui/react-components";
import { type ReactElement, useMemo, useState } from "react";
import { decisionTable } from "../../../core/decisions";
import { textIn } from "../../../core/decisions";
import { type MakerChange, planMaker } from "../../model/policy-changes";
import type { Results } from "../../model/session";
import { CountsChange, usePreview } from "../counts-change";
import { Pick } from "../pick";
import { useShared } from "../styles";
import { usePane } from "../use-pane";

const standings = decisionTable("makers").columns.find(({ id }) => id === "standing")?.choices ?? [];
const standingWords: Readonly<Record<string, string>> = {
  Subject: "Counts",
  Affiliate: "Belongs to one that counts",
  OEM: "Made by one that counts",
  "Possible OEM": "Perhaps made by one that counts",
  "PRC made": "Made in China, does not count",
  "Not subject": "Cleared",
  Undetermined: "Not decided",
};

const nothing: MakerChange = { name: "", maker: "", standing: "Not subject", basis: "" };

export function MakersSection({ results }: { readonly results: Results }): ReactElement {
  const shared = useShared();
  const { model, state } = usePane();
  const [draft, setDraft] = useState<MakerChange>(nothing);
  const { kept } = state;
  const rows = useMemo(() => model.decisions.rowsOf("makers")?.rows ?? [], [model, kept]);
  const plan = useMemo(
    () => (draft.name.trim() === "" ? null : planMaker(draft, model.decisions.said())),
    [model, draft],
  );
  const after = usePreview(plan);
  const set = (part: Partial<MakerChange>): void => {
    setDraft({ ...draft, ...part });
  };
  return (
    <section className={shared.section} aria-labelledby="makers">
      <h3 id="makers" className={shared.heading}>
        Makers and labels
      </h3>
      {rows.length > 0 && (
        <ul className={shared.list} aria-label="Decided">
          {rows.map((row) => (
            <li key={row.row} className={shared.card}>
              <strong>{textIn(row, "name")}</strong>
              <span>
                {[
                  standingWords[textIn(row, "standing")] ?? textIn(row, "standing"),
                  textIn(row, "maker") === "" ? "" : `made by ${textIn(row, "maker")}`,
                ]
                  .filter(Boolean)
                  .join(", ")}
              </span>
              <span className={shared.quiet}>
                {[textIn(row, "basis"), textIn(row, "decidedBy") || "Unsigned"].filter(Boolean).join(". ")}
              </span>
              <div className={shared.row}>
                <Button
                  size="small"
                  aria-label={`Change ${textIn(row, "name")}`}
                  onClick={() => {
                    setDraft({
                      name: textIn(row, "name"),
                      maker: textIn(row, "maker"),
                      standing: textIn(row, "standing"),
                      basis: textIn(row, "basis"),
                    });
                  }}
                >
                  Change
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
      <div className={shared.card} role="group" aria-label="A name on a label">
        <Field label="Name on the label" size="small" hint="As it stands in the register.">
          <Input
            size="small"
            value={draft.name}
            onChange={(_event, { value }) => {
              set({ name: value });
            }}
          />
        </Field>
        <Field label="Really made by" size="small" hint="Where that is another name.">
          <Input
            size="small"
            value={draft.maker}
            onChange={(_event, { value }) => {
              set({ maker: value });
            }}
          />
        </Field>
        <Pick
          label="What it is for your organisation"
          value={draft.standing}
          options={standings.map((standing) => [standing, standingWords[standing] ?? standing] as const)}
          onPick={(standing) => {
            set({ standing });
          }}
        />
        <Field label="Why" size="small">
          <Input
            size="small"
            value={draft.basis}
            onChange={(_event, { value }) => {
              set({ basis: value });
            }}
          />
        </Field>
        {plan !== null && <CountsChange before={results.summary} after={after} />}
        <div className={shared.row}>
          <Button
            appearance="primary"
            disabledFocusable={plan === null || state.work !== null}
            onClick={() => {
              if (plan === null) return;
              void model.decisions
                .write(planMaker(draft, model.decisions.said()), `${draft.name} was written to Lens makers.`)
                .then((written) => {
                  if (written) setDraft(nothing);
                });
            }}
          >
            Write to Lens makers
          </Button>
          <Button
            onClick={() => {
              setDraft(nothing);
            }}
          >
            Clear
          </Button>
        </div>
      </div>
    </section>
  );
}
