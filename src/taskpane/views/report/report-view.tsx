/** The report in one click: in this workbook, or as a workbook of its own. */
import { Button } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { counted } from "../../model/register-view";
import type { Results } from "../../model/session";
import { useShared } from "../styles";
import { usePane } from "../use-pane";
import { ShareSection } from "./share-section";

const builder = () => import(/* webpackChunkName: "build" */ "../../build");

export default function ReportView({ results }: { readonly results: Results }): ReactElement {
  const shared = useShared();
  const { model, state } = usePane();
  const isBusy = state.work !== null;
  const build = async (): Promise<void> => {
    const { planReport, typedSheets } = await builder();
    await model.decisions.buildSheets(
      typedSheets,
      (parts, cellsOf) => planReport(parts, cellsOf),
      "Lens report",
      "The report stands on the Lens sheets. Building it again keeps what people typed into it.",
    );
  };
  const open = (): void => {
    void model.decisions.openSheets(
      async (parts) => {
        const { planReport, workbookOf } = await builder();
        const sheets = planReport(parts, () => null);
        return workbookOf(sheets, "Estate Lens report", model.decisions.said().date);
      },
      "The report is open as a new workbook: save it where it belongs.",
      "Open the report",
    );
  };
  return (
    <section className={shared.section} aria-labelledby="report">
      <h2 id="report" className={shared.heading}>
        Report
      </h2>
      <p className={shared.plain}>
        {`For ${counted(results.summary.assets, "asset")} of this register: totals by action, site and maker with a chart, the plan for removal and isolation, the survey list, the quality of the data, the basis, and a list to print.`}
      </p>
      <p className={shared.quiet}>
        The report shows which sites are sensitive and what is fitted there. Check the marking of the file and
        who has access.
      </p>
      <div className={shared.row}>
        <Button appearance="primary" disabledFocusable={isBusy} onClick={() => void build()}>
          Build the report here
        </Button>
        <Button disabledFocusable={isBusy} onClick={open}>
          Open it as a new workbook
        </Button>
      </div>
      <p className={shared.quiet}>
        Here it becomes sheets of this workbook, built anew in their place the next time. A new workbook is
        not saved until you save it. Undo last check takes back the result columns, not the report: delete its
        sheets if you do not want them.
      </p>
      <ShareSection />
    </section>
  );
}
