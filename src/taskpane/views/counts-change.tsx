/** How the counts would change, before anything is written. */
import { makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, useEffect, useState } from "react";
import { actions } from "../../core/policy/regime";
import type { Summary } from "../../core/summary";
import type { ChangePlan } from "../model/decision-source";
import { ActionBadge } from "./action-badge";
import { useShared } from "./styles";
import { usePane } from "./use-pane";

const useStyles = makeStyles({
  table: { borderCollapse: "collapse", width: "100%" },
  cell: { textAlign: "start", padding: "3px 4px", borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  number: { textAlign: "end" },
});

/** The counts after a change; null while they are being counted, or where nothing was read. */
export function usePreview(plan: ChangePlan | null): Summary | null {
  const { model } = usePane();
  const [after, setAfter] = useState<Summary | null>(null);
  useEffect(() => {
    let current = true;
    setAfter(null);
    if (plan === null) return undefined;
    const timer = setTimeout(() => {
      void model.decisions.preview(plan).then((summary) => {
        if (current) setAfter(summary);
      });
    }, 200);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [model, plan]);
  return after;
}

export function CountsChange(props: {
  readonly before: Summary;
  readonly after: Summary | null;
}): ReactElement {
  const styles = useStyles();
  const shared = useShared();
  const { before, after } = props;
  if (after === null) return <p className={shared.quiet}>Counting.</p>;
  const rows = actions.filter((action) => before.actions[action].rows > 0 || after.actions[action].rows > 0);
  const same = rows.every((action) => before.actions[action].rows === after.actions[action].rows);
  return (
    <>
      <p role="status" className={shared.plain}>
        {same ? "The counts stay as they are." : "The counts would change:"}
      </p>
      {!same && (
        <table className={styles.table}>
          <caption className={shared.hidden}>Rows by action, before and after</caption>
          <thead>
            <tr>
              <th scope="col" className={styles.cell}>
                Action
              </th>
              <th scope="col" className={`${styles.cell} ${styles.number}`}>
                Now
              </th>
              <th scope="col" className={`${styles.cell} ${styles.number}`}>
                Then
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((action) => (
              <tr key={action}>
                <th scope="row" className={styles.cell}>
                  <ActionBadge action={action} />
                </th>
                <td className={`${styles.cell} ${styles.number}`}>
                  {before.actions[action].rows.toLocaleString("en-GB")}
                </td>
                <td className={`${styles.cell} ${styles.number}`}>
                  <strong>{after.actions[action].rows.toLocaleString("en-GB")}</strong>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
