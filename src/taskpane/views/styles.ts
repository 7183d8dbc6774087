/** Looks that several views share. Everything works from 320 pixels wide and wraps at 200% zoom. */
import { makeStyles, tokens } from "@fluentui/react-components";
import type { Action } from "../../core/policy/regime";

export const useShared = makeStyles({
  section: { display: "flex", flexDirection: "column", gap: "8px", paddingBlock: "12px" },
  heading: {
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    margin: 0,
  },
  quiet: { color: tokens.colorNeutralForeground2, margin: 0, overflowWrap: "anywhere" },
  plain: { margin: 0, overflowWrap: "anywhere" },
  row: { display: "flex", flexWrap: "wrap", gap: "8px", alignItems: "center" },
  list: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    display: "flex",
    flexDirection: "column",
    gap: "8px",
  },
  /** Fields side by side, one below the other where the pane is narrow; none is wider than its place. */
  fields: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(min(130px, 100%), 1fr))",
    gap: "8px",
    "& > *": { minWidth: 0 },
    "& .fui-Input": { width: "100%", minWidth: 0, maxWidth: "none" },
    "& input": { minWidth: 0, width: "100%" },
  },
  bullets: { margin: 0, paddingInlineStart: "20px" },
  card: {
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    padding: "10px 12px",
    display: "flex",
    flexDirection: "column",
    gap: "6px",
  },
  grow: { flexGrow: 1, minWidth: 0 },
  hidden: {
    position: "absolute",
    width: "1px",
    height: "1px",
    overflow: "hidden",
    clipPath: "inset(50%)",
    whiteSpace: "nowrap",
  },
});

/**
 * The fills that the sheet shows for each action, with black letters, in the light and the dark pane alike.
 * The word stands beside the colour everywhere.
 */
export const actionColours: Readonly<Record<Action, string>> = {
  remove: "#F0A07A",
  "do-not-deploy": "#F7C78F",
  isolate: "#B9DCF2",
  review: "#FFF3BF",
  none: "#E1E1E1",
};
