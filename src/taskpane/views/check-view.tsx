/** From whose rules to a marked sheet, one step after the other. */
import { Button, Checkbox } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { Action } from "../../core/policy/regime";
import { countsSentence } from "../model/counts";
import { regimeLabel } from "../model/regime-choices";
import { counted } from "../model/register-view";
import { cellName } from "../../core/sheet";
import { CountsBar } from "./counts-bar";
import { Foot } from "./foot";
import { PlaceSection } from "./place-section";
import { QuestionsSection } from "./questions-section";
import { RegisterSection } from "./register-section";
import { RulesChoice } from "./rules-choice";
import { useShared } from "./styles";
import { usePane } from "./use-pane";

export function CheckView(props: { readonly onShowAction: (action: Action) => void }): ReactElement {
  const shared = useShared();
  const { model, state } = usePane();
  const { regimes, register, results, choices, work, cell } = state;
  if (regimes === null) return <RulesChoice />;
  return (
    <>
      <div className={shared.row}>
        <span className={`${shared.grow} ${shared.quiet}`}>{regimeLabel(regimes)}</span>
        <Button
          size="small"
          appearance="subtle"
          onClick={() => {
            model.changeRules();
          }}
        >
          Change whose rules
        </Button>
      </div>
      {choices.length > 0 && (
        <section className={shared.section} aria-labelledby="which">
          <h2 id="which" className={shared.heading}>
            Which register?
          </h2>
          {choices.map((choice) => (
            <Button
              key={choice.address}
              onClick={() => {
                void model.read(choice);
              }}
            >
              {`${choice.sheet}, ${choice.address}: ${counted(choice.assets, "asset")}`}
            </Button>
          ))}
        </section>
      )}
      {register === null || results === null ? (
        <section className={shared.section}>
          <p className={shared.plain}>
            {cell === null
              ? "Select a cell of the register. Reading it changes nothing."
              : `${cell.sheet}, cell ${cellName(cell.row, cell.column)} is selected. Reading it changes nothing.`}
          </p>
          <div>
            <Button
              appearance="primary"
              disabledFocusable={work !== null || state.catalogue === null}
              onClick={() => {
                void model.read();
              }}
            >
              Read this sheet
            </Button>
          </div>
        </section>
      ) : (
        <>
          <PlaceSection register={register} />
          <RegisterSection register={register} />
          <section className={shared.section} aria-labelledby="found">
            <h2 id="found" className={shared.heading}>
              What it found
            </h2>
            <p className={shared.plain}>{countsSentence(results.summary, results.questions)}</p>
            <CountsBar summary={results.summary} pressed={null} onPick={props.onShowAction} />
          </section>
          <QuestionsSection results={results} />
          {state.edited > 0 && (
            <p
              className={shared.plain}
            >{`${counted(state.edited, "row was", "rows were")} edited since this was read.`}</p>
          )}
        </>
      )}
      {results !== null && (
        <Foot>
          <Checkbox
            checked={state.live}
            label="Write formulas that follow edits"
            onChange={(_event, { checked }) => {
              model.setLive(checked === true);
            }}
          />
          {state.live && (
            <p className={shared.quiet}>People without Estate Lens may see #NAME? in place of the results.</p>
          )}
          <div className={shared.row}>
            <Button
              appearance="primary"
              disabledFocusable={work !== null}
              onClick={() => {
                void model.mark();
              }}
            >
              {state.marked === null ? "Mark the sheet" : "Mark again"}
            </Button>
            <Button
              disabledFocusable={work !== null}
              onClick={() => {
                void model.undo();
              }}
            >
              Undo last check
            </Button>
            <Button
              appearance="subtle"
              disabledFocusable={work !== null}
              onClick={() => {
                void model.readAgain();
              }}
            >
              Read again
            </Button>
          </div>
        </Foot>
      )}
    </>
  );
}
