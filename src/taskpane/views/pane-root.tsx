/** The pane in the page: follows light and dark, and shows what the ribbon's commands say. */
import { type ReactElement, useEffect, useState } from "react";
import type { Desk, DeskState } from "../../commands";
import type { PaneActions } from "../model/pane-actions";
import { Pane } from "./pane";

const darkQuery = "(prefers-color-scheme: dark)";

function useDark(isDark: () => boolean | null): boolean {
  const [dark, setDark] = useState(() => isDark() ?? window.matchMedia(darkQuery).matches);
  useEffect(() => {
    const query = window.matchMedia(darkQuery);
    const look = (): void => {
      setDark(isDark() ?? query.matches);
    };
    query.addEventListener("change", look);
    return () => {
      query.removeEventListener("change", look);
    };
  }, [isDark]);
  return dark;
}

export function PaneRoot(props: {
  readonly model: PaneActions;
  readonly desk: Desk;
  /** What Office says of its theme; null where it says nothing, as on the web. */
  readonly isDark: () => boolean | null;
}): ReactElement {
  const { model, desk, isDark } = props;
  const [said, setSaid] = useState<DeskState>(desk.now);
  useEffect(() => desk.watch(setSaid), [desk]);
  return (
    <Pane
      model={model}
      dark={useDark(isDark)}
      said={said}
      onAnswer={(id) => {
        desk.answer(id);
      }}
    />
  );
}
