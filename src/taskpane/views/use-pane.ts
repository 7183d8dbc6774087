import { createContext, useContext, useSyncExternalStore } from "react";
import type { PaneModel, PaneState } from "../model/pane-state";

export const PaneContext = createContext<PaneModel | null>(null);

/** The model and its present state. */
export function usePane(): { readonly model: PaneModel; readonly state: PaneState } {
  const model = useContext(PaneContext);
  if (model === null) throw new Error("The view stands outside the pane.");
  const state = useSyncExternalStore(
    (listener) => model.subscribe(listener),
    () => model.state(),
  );
  return { model, state };
}
