/** Sites from a second workbook, so that the register itself carries no sensitivity. */
import { Button, MessageBar, MessageBarBody } from "@fluentui/react-components";
import { type ReactElement, useRef, useState } from "react";
import { sitesOfSheets } from "../../model/sites-file";
import { counted } from "../../model/register-view";
import { useShared } from "../styles";
import { usePane } from "../use-pane";
import { Fold } from "../fold";

export function SitesFileSection(): ReactElement {
  const shared = useShared();
  const { model, state } = usePane();
  const input = useRef<HTMLInputElement>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const { sitesFile } = state;
  const take = async (file: File): Promise<void> => {
    const { sheetsOfFile } = await import(/* webpackChunkName: "file-sheets" */ "../../file-sheets");
    const read = await sheetsOfFile(file);
    setTrouble(read.kind === "read" ? null : read.message);
    if (read.kind === "read") await model.decisions.useSitesFile(sitesOfSheets(file.name, read.sheets));
  };
  return (
    <>
      {sitesFile !== null && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>
            {`${counted(sitesFile.sites.length, "row")} of sites are read from ${sitesFile.name}, and none are written into this workbook. To change an answer, change that file and choose it again.`}
          </MessageBarBody>
        </MessageBar>
      )}
      {trouble !== null && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{trouble}</MessageBarBody>
        </MessageBar>
      )}
      <Fold title="Keep sites in another file" as="h3">
        <p className={shared.quiet}>
          Then this register says nothing of which sites are sensitive. Choose an .xlsx or .csv file with the
          columns of Lens sites; it is read on this computer and sent nowhere.
        </p>
        <div className={shared.row}>
          <input
            ref={input}
            type="file"
            accept=".xlsx,.xlsm,.csv"
            aria-label="File with the sites"
            className={shared.hidden}
            tabIndex={-1}
            onChange={({ target }) => {
              const file = target.files?.[0];
              if (file !== undefined) void take(file);
              target.value = "";
            }}
          />
          <Button
            size="small"
            onClick={() => {
              input.current?.click();
            }}
          >
            Choose a file
          </Button>
          {sitesFile !== null && (
            <Button
              size="small"
              onClick={() => {
                void model.decisions.useSitesFile(null);
              }}
            >
              Use this workbook again
            </Button>
          )}
        </div>
      </Fold>
    </>
  );
}
