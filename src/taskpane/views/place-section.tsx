/** Which register the pane shows: it follows the selection, or stays where it is pinned. */
import { Button, Switch } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { RegisterView } from "../model/register-view";
import { leftFor } from "../model/place";
import { useShared } from "./styles";
import { usePane } from "./use-pane";

export function PlaceSection({ register }: { readonly register: RegisterView }): ReactElement {
  const shared = useShared();
  const { model, state } = usePane();
  const elsewhere = state.pinned ? null : leftFor(register, state.cell);
  return (
    <section className={shared.section} aria-labelledby="which-place">
      <h2 id="which-place" className={shared.heading}>
        {`${register.sheet}, ${register.address}`}
      </h2>
      <Switch
        checked={state.pinned}
        label="Stay with this register"
        onChange={(_event, { checked }) => {
          model.pin(checked);
        }}
      />
      {elsewhere !== null && (
        <div className={shared.row}>
          <span className={`${shared.grow} ${shared.quiet}`}>{`${elsewhere} is selected now.`}</span>
          <Button
            size="small"
            disabledFocusable={state.work !== null}
            onClick={() => {
              void model.read();
            }}
          >
            Read there
          </Button>
        </div>
      )}
    </section>
  );
}
