/** What was done, what was accepted until when, and how far people are. */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, useEffect, useMemo } from "react";
import { assetName } from "../../model/findings-list";
import { counted } from "../../model/register-view";
import type { Results } from "../../model/session";
import { exceptionLines, workCount } from "../../model/work-desk";
import { NameField } from "../name-field";
import { useShared } from "../styles";
import { usePane } from "../use-pane";
import { AssetWork } from "./asset-work";
import { SinceSection } from "./since-section";
import { SurveySection } from "./survey-section";

const useStyles = makeStyles({
  overdue: { boxShadow: `inset 4px 0 ${tokens.colorPaletteRedBorder2}` },
});

const most = 100;

export default function WorkView({ results }: { readonly results: Results }): ReactElement {
  const shared = useShared();
  const styles = useStyles();
  const { model, state } = usePane();
  const lines = useMemo(() => exceptionLines(results.assets), [results]);
  const done = useMemo(() => workCount(results.assets), [results]);
  const overdue = lines.filter(({ isOverdue }) => isOverdue).length;
  useEffect(() => {
    void model.decisions.compare();
  }, [model, results]);
  return (
    <section className={shared.section} aria-labelledby="work-view">
      <h2 id="work-view" className={shared.heading}>
        Work
      </h2>
      <SinceSection />
      <section className={shared.section} aria-labelledby="accepted">
        <h3 id="accepted" className={shared.heading}>
          Accepted risks
        </h3>
        <p role="status" className={shared.plain}>
          {lines.length === 0
            ? "No risk is accepted in this register."
            : `${counted(lines.length, "risk is", "risks are")} accepted, ${overdue === 0 ? "none overdue" : `${overdue} overdue`}.`}
        </p>
        <ul className={shared.list} aria-label="Accepted risks">
          {lines.slice(0, most).map(({ asset, until, by, reason, isOverdue }) => (
            <li key={asset.row} className={`${shared.card} ${isOverdue ? styles.overdue : ""}`}>
              <strong>{`${assetName(asset)}: ${isOverdue ? "overdue since" : "until"} ${until}`}</strong>
              <span className={shared.quiet}>{`${by}: ${reason}`}</span>
              <div>
                <Button
                  size="small"
                  aria-label={`Show ${assetName(asset)}`}
                  onClick={() => {
                    void model.select(asset);
                  }}
                >
                  Show
                </Button>
              </div>
            </li>
          ))}
        </ul>
      </section>
      <p className={shared.plain}>
        {`Done so far: ${counted(done.isolated, "row")} isolated, ${counted(done.removed, "row")} removed.`}
      </p>
      <SurveySection results={results} />
      {state.selected === null ? (
        <p className={shared.quiet}>
          To record what was found, accepted or done: open a finding in Findings, then come back here.
        </p>
      ) : (
        <>
          <NameField />
          <AssetWork key={state.selected.row} asset={state.selected} />
        </>
      )}
    </section>
  );
}
