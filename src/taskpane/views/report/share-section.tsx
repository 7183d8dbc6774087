/** What leaves the organisation's own hands, each as a new workbook. */
import { Button } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { useShared } from "../styles";
import { usePane } from "../use-pane";

const builder = () => import(/* webpackChunkName: "build" */ "../../build");

export function ShareSection(): ReactElement {
  const shared = useShared();
  const { model, state } = usePane();
  const { decisions } = model;
  const isBusy = state.work !== null;
  const share = (): void => {
    void decisions.openSheets(
      async (parts, formatsOf) => (await builder()).shareFile(parts, formatsOf),
      "The copy is open as a new workbook: look it through, and save it where it belongs. It still shows which sites are sensitive.",
      "Make a copy to share",
    );
  };
  const draft = (): void => {
    void decisions.openSheets(
      async (parts) => (await builder()).foiFile(parts),
      "The draft is open as a new workbook. Ask your FOI and security teams before release.",
      "Draft for a freedom-of-information request",
    );
  };
  return (
    <section className={shared.section} aria-labelledby="sharing">
      <h3 id="sharing" className={shared.heading}>
        For others
      </h3>
      <p className={shared.plain}>
        A copy to share holds this register with its answers. It leaves out reasons for sensitivity, who
        assessed and decided, the audit, passwords, and what stands beside the register. It still shows which
        sites are sensitive and what is fitted there: check its marking and who gets it.
      </p>
      <div>
        <Button size="small" disabledFocusable={isBusy} onClick={share}>
          Make a copy to share
        </Button>
      </div>
      <p className={shared.plain}>
        A freedom-of-information draft counts devices by maker and broad kind of site, with small counts
        merged: no site, no sensitivity. Ask your FOI and security teams before release.
      </p>
      <div>
        <Button size="small" disabledFocusable={isBusy} onClick={draft}>
          Make a freedom-of-information draft
        </Button>
      </div>
    </section>
  );
}
