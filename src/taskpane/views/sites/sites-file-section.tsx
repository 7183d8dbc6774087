/** Sites from a second workbook, so that the register itself carries no sensitivity. */
import { MessageBar, MessageBarBody } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { counted } from "../../model/register-view";
import { Fold } from "../fold";
import { ChooseSites } from "../sites-file-bar";
import { useShared } from "../styles";
import { usePane } from "../use-pane";

export function SitesFileSection(): ReactElement {
  const shared = useShared();
  const { state } = usePane();
  const { sitesFile } = state;
  return (
    <>
      {sitesFile !== null && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>
            {`${counted(sitesFile.sites.length, "row")} of sites are read from ${sitesFile.name}, and none are written into this workbook. To change an answer, change that file and choose it again. The workbook remembers the file's name, not the file.`}
          </MessageBarBody>
        </MessageBar>
      )}
      <Fold title="Keep sites in another file" as="h3">
        <p className={shared.quiet}>
          Then this register says nothing of which sites are sensitive. Choose an .xlsx or .csv file with the
          columns of Lens sites; it is read on this computer and sent nowhere.
        </p>
        <div className={shared.row}>
          <ChooseSites label="Choose a file" />
        </div>
      </Fold>
    </>
  );
}
