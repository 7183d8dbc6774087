import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { Action } from "../../core/policy/regime";
import { actionWords } from "../../core/policy/words";
import { actionColours } from "./styles";

const useStyles = makeStyles({
  badge: {
    display: "inline-block",
    color: "#000000",
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusSmall,
    padding: "0 6px",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: "nowrap",
  },
});

/** The action's word on the colour that the sheet shows. */
export function ActionBadge({ action }: { readonly action: Action }): ReactElement {
  const styles = useStyles();
  return (
    <span className={styles.badge} style={{ backgroundColor: actionColours[action] }}>
      {actionWords[action]}
    </span>
  );
}
