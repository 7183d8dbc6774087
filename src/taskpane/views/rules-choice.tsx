/** Whose rules: asked once, before anything else. */
import { Button, Checkbox, Field, Radio, RadioGroup } from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import type { RegimeId } from "../../core/policy/regime";
import { mainChoices, moreChoices } from "../model/regime-choices";
import { useShared } from "./styles";
import { usePane } from "./use-pane";

export function RulesChoice(): ReactElement {
  const shared = useShared();
  const { model, state } = usePane();
  const [main, setMain] = useState<RegimeId | null>(null);
  const [more, setMore] = useState<readonly RegimeId[]>([]);
  const chosen = main === null ? more : [main, ...more];
  return (
    <section className={shared.section} aria-labelledby="whose-rules">
      <h2 id="whose-rules" className={shared.heading}>
        Whose rules?
      </h2>
      <p className={shared.quiet}>Nothing leaves this computer, and nothing is written yet.</p>
      <Field label="Your organisation">
        <RadioGroup
          value={main ?? ""}
          onChange={(_event, { value }) => {
            setMain(mainChoices.find(({ id }) => id === value)?.id ?? null);
          }}
        >
          {mainChoices.map(({ id, label, says }) => (
            <Radio
              key={id}
              value={id}
              label={
                <>
                  <strong>{label}</strong>
                  <br />
                  <span className={shared.quiet}>{says}</span>
                </>
              }
            />
          ))}
        </RadioGroup>
      </Field>
      <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
        <legend>More rules</legend>
        {moreChoices.map(({ id, label, says }) => (
          <Checkbox
            key={id}
            checked={more.includes(id)}
            onChange={(_event, { checked }) => {
              setMore(checked === true ? [...more, id] : more.filter((one) => one !== id));
            }}
            label={
              <>
                <strong>{label}</strong>
                <br />
                <span className={shared.quiet}>{says}</span>
              </>
            }
          />
        ))}
      </fieldset>
      <div>
        <Button
          appearance="primary"
          disabledFocusable={chosen.length === 0 || state.catalogue === null}
          onClick={() => {
            if (chosen.length > 0) void model.chooseRules(chosen);
          }}
        >
          {state.catalogue === null ? "Loading the maker list" : "Read this sheet"}
        </Button>
      </div>
    </section>
  );
}
