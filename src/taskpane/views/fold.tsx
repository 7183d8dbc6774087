/** A part that opens and closes. Fluent's accordion would bring a tenth of the pane's weight with it. */
import { makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, type ReactNode, useId, useState } from "react";

const useStyles = makeStyles({
  heading: { margin: 0, fontWeight: tokens.fontWeightRegular, fontSize: tokens.fontSizeBase300 },
  button: {
    display: "block",
    boxSizing: "border-box",
    width: "100%",
    minHeight: "32px",
    padding: "5px 8px",
    font: "inherit",
    textAlign: "start",
    color: tokens.colorNeutralForeground1,
    background: "transparent",
    border: "1px solid transparent",
    borderRadius: tokens.borderRadiusMedium,
    cursor: "pointer",
    ":hover": { background: tokens.colorNeutralBackground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  sign: { display: "inline-block", width: "18px" },
  panel: { padding: "4px 0 8px 26px" },
});

export function Fold(props: {
  readonly title: string;
  readonly as: "h3" | "h4";
  readonly children: ReactNode;
}): ReactElement {
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const panel = useId();
  const { title, as: Heading, children } = props;
  return (
    <div>
      <Heading className={styles.heading}>
        <button
          type="button"
          className={styles.button}
          aria-expanded={open}
          aria-controls={panel}
          onClick={() => {
            setOpen(!open);
          }}
        >
          <span aria-hidden="true" className={styles.sign}>
            {open ? "▾" : "▸"}
          </span>
          {title}
        </button>
      </Heading>
      <div id={panel} className={styles.panel} hidden={!open}>
        {open && children}
      </div>
    </div>
  );
}
