import { Button } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { useShared } from "./styles";
import { usePane } from "./use-pane";

/** Shown once to each user; can be skipped. */
export function WelcomeView(): ReactElement {
  const shared = useShared();
  const { model } = usePane();
  return (
    <section className={shared.section} aria-labelledby="welcome">
      <h2 id="welcome" className={shared.heading}>
        Which cameras and recorders have to go?
      </h2>
      <p className={shared.plain}>
        Estate Lens reads the asset register on this sheet and says for every row: remove, do not install,
        isolate from the network, check, or no action, and why.
      </p>
      <ul className={shared.bullets}>
        <li>Nothing leaves this computer.</li>
        <li>Nothing is written until you click Mark the sheet, and Undo last check takes it back.</li>
        <li>What cannot be known from the register is asked, never guessed.</li>
      </ul>
      <div className={shared.row}>
        <Button
          appearance="primary"
          onClick={() => {
            model.endWelcome();
          }}
        >
          Start with this sheet
        </Button>
        <Button
          onClick={() => {
            void model.trySample();
          }}
        >
          Try it on a sample sheet
        </Button>
      </div>
    </section>
  );
}
