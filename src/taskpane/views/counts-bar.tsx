/** The counts by action as a bar; each part is a button that shows those findings. */
import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { Action } from "../../core/policy/regime";
import type { Summary } from "../../core/summary";
import { barParts, type BarPart } from "../model/counts";
import { counted } from "../model/register-view";
import { ActionBadge } from "./action-badge";
import { actionColours } from "./styles";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    height: "16px",
    borderRadius: tokens.borderRadiusMedium,
    overflow: "hidden",
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    forcedColorAdjust: "none",
  },
  part: { minWidth: "4px" },
  list: { listStyleType: "none", margin: "8px 0 0", padding: 0, display: "flex", flexDirection: "column" },
  button: {
    display: "flex",
    flexWrap: "wrap",
    gap: "2px 8px",
    alignItems: "center",
    width: "100%",
    minHeight: "32px",
    padding: "3px 6px",
    border: "1px solid transparent",
    borderRadius: tokens.borderRadiusMedium,
    background: "transparent",
    color: tokens.colorNeutralForeground1,
    font: "inherit",
    textAlign: "start",
    cursor: "pointer",
    ":hover": { background: tokens.colorNeutralBackground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  pressed: {
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    background: tokens.colorNeutralBackground1Selected,
  },
  rows: { fontWeight: tokens.fontWeightSemibold },
  more: { color: tokens.colorNeutralForeground2 },
});

function more({ devices, rows, provisional }: BarPart): string {
  const parts = [];
  if (devices !== rows) parts.push(counted(devices, "device"));
  if (provisional > 0) parts.push(`${provisional.toLocaleString("en-GB")} provisional`);
  return parts.join(", ");
}

export function CountsBar(props: {
  readonly summary: Summary;
  readonly pressed: Action | "all" | null;
  readonly onPick: (action: Action) => void;
}): ReactElement {
  const styles = useStyles();
  const parts = barParts(props.summary);
  return (
    <div>
      <div className={styles.bar} aria-hidden="true">
        {parts.map(({ action, share }) => (
          <div
            key={action}
            className={styles.part}
            style={{ flex: `${share} 1 0`, backgroundColor: actionColours[action] }}
            onClick={() => {
              props.onPick(action);
            }}
          />
        ))}
      </div>
      <ul className={styles.list} aria-label="Counts by action">
        {parts.map((part) => (
          <li key={part.action}>
            <button
              type="button"
              className={`${styles.button} ${props.pressed === part.action ? styles.pressed : ""}`}
              {...(props.pressed === null ? {} : { "aria-pressed": props.pressed === part.action })}
              onClick={() => {
                props.onPick(part.action);
              }}
            >
              <ActionBadge action={part.action} />
              <span className={styles.rows}>{counted(part.rows, "row")}</span>
              <span className={styles.more}>{more(part)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
