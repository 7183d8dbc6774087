/** Where the sites of this register are assessed, when that is another file. */
import { Button, MessageBar, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import { sitesOfSheets } from "../model/sites-file";
import { ChooseFile } from "./choose-file";
import { useShared } from "./styles";
import { usePane } from "./use-pane";

/** Reminds of the file that this workbook's sites are assessed in, until it is chosen. */
export function SitesFileBar(): ReactElement | null {
  const shared = useShared();
  const { state } = usePane();
  const { awaitedSites } = state;
  if (awaitedSites === null) return null;
  return (
    <MessageBar intent="warning" layout="multiline" politeness="polite">
      <MessageBarBody>
        <MessageBarTitle>{`The sites are assessed in ${awaitedSites}: choose it again.`}</MessageBarTitle>
        {" Until then no site counts as assessed, and the counts are not to be trusted. "}
        <div className={shared.row}>
          <ChooseSites label={`Choose ${awaitedSites}`} />
        </div>
      </MessageBarBody>
    </MessageBar>
  );
}

/** Chooses the file, or goes back to this workbook's own table. */
export function ChooseSites({ label }: { readonly label: string }): ReactElement {
  const shared = useShared();
  const { model, state } = usePane();
  const [trouble, setTrouble] = useState<string | null>(null);
  return (
    <>
      {trouble !== null && (
        <p role="alert" className={shared.plain}>
          {trouble}
        </p>
      )}
      <ChooseFile
        label={label}
        what="File with the sites"
        onSheets={(name, sheets) => {
          setTrouble(typeof sheets === "string" ? sheets : null);
          if (typeof sheets !== "string") void model.decisions.useSitesFile(sitesOfSheets(name, sheets));
        }}
      />
      {!model.decisions.sitesAreHere && (
        <Button
          size="small"
          disabledFocusable={state.work !== null}
          onClick={() => {
            void model.decisions.useSitesFile(null);
          }}
        >
          Use this workbook instead
        </Button>
      )}
    </>
  );
}
