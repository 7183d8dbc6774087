/** How far people are, and what became of the register since the check before. */
import { Button } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { counted } from "../../model/register-view";
import { useShared } from "../styles";
import { usePane } from "../use-pane";
import { Fold } from "../fold";

export function SinceSection(): ReactElement {
  const shared = useShared();
  const { model, state } = usePane();
  const { since, register } = state;
  if (since === null) {
    return (
      <p className={shared.quiet}>
        There is no earlier check of this register to compare with. Mark the sheet, and the next check tells
        what changed.
      </p>
    );
  }
  return (
    <section className={shared.section} aria-labelledby="since">
      <h3 id="since" className={shared.heading}>
        How far are we?
      </h3>
      {since.howFar.map((sentence) => (
        <p key={sentence} className={shared.plain}>
          {sentence}
        </p>
      ))}
      <p className={shared.quiet}>{`Compared with the check of ${since.checked}.`}</p>
      <ul className={shared.bullets}>
        <li>{`${counted(since.changedCount, "row")} with another answer`}</li>
        <li>{`${counted(since.fresh, "row")} new`}</li>
        <li>{`${counted(since.gone.length, "row")} gone`}</li>
        <li>{`${counted(since.edited, "row")} edited by hand`}</li>
        {since.byHand.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {since.changed.length > 0 && (
        <Fold title="What changed" as="h4">
          <ul className={shared.list}>
            {since.changed.map(({ asset, site, before, after, row }) => (
              <li key={row} className={shared.card}>
                <strong>{asset}</strong>
                <span>{`${before}, now ${after}`}</span>
                <span className={shared.quiet}>{site}</span>
                <div>
                  <Button
                    size="small"
                    aria-label={`Show ${asset}`}
                    onClick={() => {
                      if (register !== null) void model.goTo(register.sheet, row, 0);
                    }}
                  >
                    Show
                  </Button>
                </div>
              </li>
            ))}
          </ul>
        </Fold>
      )}
      {since.gone.length > 0 && (
        <Fold title="What is gone" as="h4">
          <ul className={shared.bullets}>
            {since.gone.slice(0, 200).map(({ asset, site, action }) => (
              <li key={`${asset} ${site}`}>{`${asset}, ${site}: ${action}`}</li>
            ))}
          </ul>
        </Fold>
      )}
    </section>
  );
}
