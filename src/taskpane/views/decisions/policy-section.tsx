/** The organisation's own policy, with a what-if: the counts change before anything is written. */
import { Button, Field, Input } from "@fluentui/react-components";
import { type ReactElement, useMemo, useState } from "react";
import { policyChanges, policyLines, type SettingLine, type StagedPolicy } from "../../model/policy-desk";
import { counted } from "../../model/register-view";
import type { Results } from "../../model/session";
import { CountsChange, usePreview } from "../counts-change";
import { Pick } from "../pick";
import { useShared } from "../styles";
import { usePane } from "../use-pane";
import { Fold } from "../fold";
import { Foot } from "../foot";

const words: Readonly<Record<string, string>> = {
  extend: "Treat them like sensitive ones",
  "do-not-extend": "Leave them as they are",
  remove: "Remove",
  isolate: "Isolate from the network",
  keep: "Keep",
  review: "Check",
  ask: "Ask its owner",
};

export function PolicySection({ results }: { readonly results: Results }): ReactElement {
  const shared = useShared();
  const { model, state } = usePane();
  const [staged, setStaged] = useState<StagedPolicy>(new Map());
  const { kept } = state;
  // The rows are read anew whenever `kept` changes.
  const { decided, switches } = useMemo(() => policyLines(model.decisions.rowsOf), [model, kept]);
  const plan = useMemo(
    () => (staged.size === 0 ? null : model.decisions.policyPlan(policyChanges(staged))),
    [model, staged],
  );
  const after = usePreview(plan);
  const change = ({ setting, value: now }: SettingLine, value: string): void => {
    const next = new Map(staged);
    if (value === now) next.delete(setting.name);
    else next.set(setting.name, value);
    setStaged(next);
  };
  const list = (lines: readonly SettingLine[]): ReactElement => (
    <ul className={shared.list}>
      {lines.map((line) => (
        <li key={line.setting.name} className={shared.card}>
          <SettingField
            line={line}
            value={staged.get(line.setting.name) ?? line.value}
            onChange={(value) => {
              change(line, value);
            }}
          />
          {line.value !== "" && line.setting.kind !== "count" && (
            <span className={shared.quiet}>{line.by === "" ? "Unsigned." : `Decided by ${line.by}.`}</span>
          )}
        </li>
      ))}
    </ul>
  );
  return (
    <section className={shared.section} aria-labelledby="policy">
      <h3 id="policy" className={shared.heading}>
        Policy
      </h3>
      {list(decided)}
      <Fold title="Own policy" as="h4">
        {list(switches)}
      </Fold>
      {plan !== null && (
        <Foot>
          <strong>{`${counted(staged.size, "change")}, not written yet`}</strong>
          <CountsChange before={results.summary} after={after} />
          <div className={shared.row}>
            <Button
              appearance="primary"
              disabledFocusable={state.work !== null}
              onClick={() => {
                void model.decisions
                  .write(
                    model.decisions.policyPlan(policyChanges(staged)),
                    `${counted(staged.size, "setting was", "settings were")} written to Lens policy.`,
                  )
                  .then((written) => {
                    if (written) setStaged(new Map());
                  });
              }}
            >
              Write to Lens policy
            </Button>
            <Button
              onClick={() => {
                setStaged(new Map());
              }}
            >
              Discard
            </Button>
          </div>
        </Foot>
      )}
    </section>
  );
}

function SettingField(props: {
  readonly line: SettingLine;
  readonly value: string;
  readonly onChange: (value: string) => void;
}): ReactElement {
  const { line, value, onChange } = props;
  const { name, choices, kind, prompt } = line.setting;
  if (choices.length > 0) {
    const known = choices.some((choice) => choice === value) || value === "";
    const options: (readonly [string, string])[] = [
      ["", "As the rules have it"],
      ...(known ? [] : [[value, value] as const]),
      ...choices.map((choice) => [choice, words[choice] ?? choice] as const),
    ];
    return <Pick label={name} hint={prompt} value={value} options={options} onPick={onChange} />;
  }
  return (
    <Field label={name} hint={prompt} size="small">
      <Input
        size="small"
        type={kind === "date" ? "date" : "text"}
        inputMode={kind === "count" ? "numeric" : "text"}
        value={value}
        onChange={(_event, { value: typed }) => {
          onChange(typed);
        }}
      />
    </Field>
  );
}
