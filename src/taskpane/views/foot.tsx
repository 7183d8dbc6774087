/** The pane's foot: what is about to be written, and the way back. Stays in sight and never lies over anything. */
import { createContext, type ReactElement, type ReactNode, useContext } from "react";
import { createPortal } from "react-dom";

/** The place below the view where a foot is drawn; null until the page stands. */
export const FootPlace = createContext<HTMLElement | null>(null);

/** Drawn below the scrolling view, wherever in the view it is written. */
export function Foot({ children }: { readonly children: ReactNode }): ReactElement | null {
  const place = useContext(FootPlace);
  return place === null ? null : <>{createPortal(children, place)}</>;
}
