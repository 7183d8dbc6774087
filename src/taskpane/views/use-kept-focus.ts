/** Where the focus goes when the control that had it is gone. */
import { type RefObject, useEffect, useRef } from "react";

/** What Tab stops at; what a view prefers is marked with `data-focus-first`. */
const stops = "button, a[href], input, select, textarea, [tabindex='0']";

/**
 * A button that vanishes with its view takes the focus with it, and office.js, which moves the focus itself, would then
 * leave the pane at the next Tab. So the first control of the view gets it, or the view's name in the navigation.
 * For the same reason nothing in the pane may be focused that Tab does not stop at.
 */
export function useKeptFocus(page: RefObject<HTMLElement | null>): void {
  const last = useRef<Element | null>(null);
  useEffect(() => {
    const came = ({ target }: FocusEvent): void => {
      last.current = target instanceof Element ? target : null;
    };
    document.addEventListener("focusin", came);
    return () => {
      document.removeEventListener("focusin", came);
    };
  }, []);
  // After every drawing of the page: any of them may have taken the control away.
  useEffect(() => {
    const isGone = last.current?.isConnected === false && document.activeElement === document.body;
    const main = page.current?.querySelector("main");
    // A person who is in the sheet just now is left there.
    if (!isGone || !document.hasFocus() || main === null || main === undefined) return;
    const next =
      main.querySelector<HTMLElement>("[data-focus-first]") ??
      main.querySelector<HTMLElement>(stops) ??
      page.current?.querySelector<HTMLElement>("[aria-current=page]");
    next?.focus();
  });
}
