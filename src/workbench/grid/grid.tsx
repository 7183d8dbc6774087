/** The place of the grid on the page. */
import { type ReactElement, useEffect, useRef } from "react";
import { exposePage } from "../page-hook";
import type { Workbench } from "../workbench";

export function Grid({ bench }: { readonly bench: Workbench }): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const container = place.current;
    if (container === null) return undefined;
    const grid = bench.attachGrid(container);
    exposePage(bench, grid);
    return () => {
      grid.dispose();
    };
  }, [bench]);
  return <section className="grid" ref={place} aria-label="Sheet" />;
}
