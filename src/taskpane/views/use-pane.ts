import { createContext, useContext, useSyncExternalStore } from "react";
import type { PaneActions } from "../model/pane-actions";
import type { PaneState } from "../model/pane-state";

export const PaneContext = createContext<PaneActions | null>(null);

/** The model and its present state. */
export function usePane(): { readonly model: PaneActions; readonly state: PaneState } {
  const model = useContext(PaneContext);
  if (model === null) throw new Error("The view stands outside the pane.");
  const state = useSyncExternalStore(
    (listener) => model.subscribe(listener),
    () => model.state(),
  );
  return { model, state };
}
