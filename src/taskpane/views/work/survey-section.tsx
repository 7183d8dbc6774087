/** The survey: sheets for somebody on a ladder, and what they wrote, taken over after a look at what disagrees. */
import { Button, Checkbox } from "@fluentui/react-components";
import { type ReactElement, useMemo, useState } from "react";
import { cellsOf, type DecisionCells } from "../../../core/decisions";
import type { Disagreement } from "../../../core/survey";
import type { PlannedSheet } from "../../../core/sheets";
import { counted } from "../../model/register-view";
import type { Results } from "../../model/session";
import type { SurveyBack } from "../../survey-build";
import { ChooseFile } from "../choose-file";
import { CountsChange, usePreview } from "../counts-change";
import { NameField } from "../name-field";
import { Pick } from "../pick";
import { useShared } from "../styles";
import { usePane } from "../use-pane";

const builder = () => import(/* webpackChunkName: "build" */ "../../build");
type Builder = Awaited<ReturnType<typeof builder>>;

/** What came back, with what makes rows of it. */
interface Back {
  readonly back: SurveyBack;
  readonly build: Builder;
}

export function SurveySection({ results }: { readonly results: Results }): ReactElement {
  const shared = useShared();
  const { model, state } = usePane();
  const { decisions } = model;
  const [all, setAll] = useState(false);
  const [said, setSaid] = useState("");
  const [back, setBack] = useState<Back | null>(null);
  const isBusy = state.work !== null;

  const readBack = async (given?: readonly DecisionCells[]): Promise<Back | null> => {
    const [build, parts] = await Promise.all([builder(), decisions.parts()]);
    const sheets = given ?? (await decisions.readSurveySheets());
    if (parts === null || sheets === null) return null;
    const read = build.readBack(parts, sheets);
    return read === null ? null : { build, back: read };
  };
  const make = async (): Promise<void> => {
    setSaid("");
    const earlier = (await decisions.readSurveySheets()) ?? [];
    const waiting = await readBack(earlier);
    if (waiting !== null && waiting.back.fresh > 0) {
      const answers = counted(waiting.back.fresh, "answer");
      setSaid(`The survey sheets hold ${answers} that are not read back. Read them back first.`);
      return;
    }
    const [build, parts] = await Promise.all([builder(), decisions.parts()]);
    if (parts === null) return;
    const sheets: readonly PlannedSheet[] = build.planSurvey(parts, all);
    const [first] = sheets;
    const old = build.earlierSheets(earlier, sheets);
    if (first === undefined) {
      setSaid(
        `No row waits for a visit, so no sheet was made. Tick the box to list every row. ${old}`.trim(),
      );
      return;
    }
    const done = `${counted(sheets.length, "survey sheet")} made, from ${first.name} on. Print them or send them; the surveyor's name above the table counts.`;
    await decisions.buildSheets([], () => sheets, first.name, done);
    setSaid(old);
  };
  const take = async (given?: readonly DecisionCells[]): Promise<void> => {
    const read = await readBack(given);
    setBack(read);
    const where =
      given === undefined ? "There is no survey sheet in this workbook" : "That file holds no survey sheet";
    setSaid(read === null ? `${where}: make them here, or choose the file that came back.` : "");
  };
  return (
    <section className={shared.section} aria-labelledby="survey">
      <h3 id="survey" className={shared.heading}>
        Survey
      </h3>
      <p className={shared.quiet}>
        A sheet for each site and floor, with blanks for label, model, MAC address, photo, network and whether
        it is still there.
      </p>
      <Checkbox
        checked={all}
        label="Every row, not only those that a look would settle"
        onChange={(_event, { checked }) => {
          setAll(checked === true);
        }}
      />
      <div className={shared.row}>
        <Button size="small" disabledFocusable={isBusy} onClick={() => void make()}>
          Make the survey sheets
        </Button>
        <Button size="small" disabledFocusable={isBusy} onClick={() => void take()}>
          Read back the survey
        </Button>
        <ChooseFile
          label="Read back a file"
          what="Filled-in survey"
          disabled={isBusy}
          onSheets={(name, sheets) => {
            if (typeof sheets === "string") setSaid(`${name}: ${sheets}`);
            else void take(sheets.map(cellsOf));
          }}
        />
      </div>
      <p role="status" className={shared.plain}>
        {said}
      </p>
      {back !== null && (
        <Answers
          key={`${back.back.fresh} ${back.back.open.length}`}
          {...back}
          results={results}
          onDone={() => {
            setBack(null);
          }}
        />
      )}
    </section>
  );
}

function Answers(props: Back & { readonly results: Results; readonly onDone: () => void }): ReactElement {
  const shared = useShared();
  const { model, state } = usePane();
  const { decisions } = model;
  const { back, build, results, onDone } = props;
  const { answers, fresh, open, onNoSheet } = back;
  const [picked, setPicked] = useState<ReadonlyMap<Disagreement, number>>(new Map());
  const plan = useMemo(() => {
    const choices = open.flatMap((one) => one.choices[picked.get(one) ?? 0] ?? []);
    return build.planAnswers(back, choices, decisions.said(), decisions.sitesAreHere);
  }, [back, build, decisions, open, picked]);
  const after = usePreview(plan);
  const sites = decisions.sitesAreHere ? "" : " Networks of whole sites belong into the file with the sites.";
  return (
    <div className={shared.card} role="group" aria-label="What came back">
      <p role="status" className={shared.plain}>
        {`${counted(answers.found.length, "row")} answered, ${fresh} of them new; ${counted(answers.blank, "row")} left blank.${answers.sites.length === 0 ? "" : sites}`}
      </p>
      {onNoSheet !== "" && <p className={shared.plain}>{onNoSheet}</p>}
      {open.length > 0 && <strong>{`${counted(open.length, "answer does", "answers do")} not agree`}</strong>}
      <ul className={shared.list} aria-label="What does not agree">
        {open.map((one) => (
          <li key={one.message}>
            <Pick
              label={one.message}
              value={String(picked.get(one) ?? 0)}
              options={one.choices.map(({ words }, index) => [String(index), words] as const)}
              onPick={(index) => {
                setPicked(new Map(picked).set(one, Number(index)));
              }}
            />
          </li>
        ))}
      </ul>
      {answers.problems.length > 0 && (
        <>
          <strong>Not used</strong>
          <ul className={shared.bullets}>
            {answers.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </>
      )}
      <CountsChange before={results.summary} after={after} />
      <NameField />
      <div className={shared.row}>
        <Button
          appearance="primary"
          disabledFocusable={state.work !== null}
          onClick={() => {
            void decisions
              .write(plan, `${counted(fresh, "answer was", "answers were")} taken over into Lens found.`)
              .then((written) => {
                if (written) onDone();
              });
          }}
        >
          Take the answers over
        </Button>
        <Button onClick={onDone}>Discard</Button>
      </div>
    </div>
  );
}
