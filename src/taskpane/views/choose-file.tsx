/** A button that lets a person choose a file of theirs; it is read on this computer and sent nowhere. */
import { Button } from "@fluentui/react-components";
import { type ReactElement, useRef } from "react";
import type { Sheet } from "../../core/sheet";

export function ChooseFile(props: {
  readonly label: string;
  /** What the file is, for screen readers. */
  readonly what: string;
  readonly disabled?: boolean;
  /** Gets the file's sheets; or a sentence that says why they could not be read. */
  readonly onSheets: (name: string, sheets: readonly Sheet[] | string) => void;
}): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  const take = async (file: File): Promise<void> => {
    const { sheetsOfFile } = await import(/* webpackChunkName: "file-sheets" */ "../file-sheets");
    const read = await sheetsOfFile(file);
    props.onSheets(file.name, read.kind === "read" ? read.sheets : read.message);
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".xlsx,.xlsm,.csv"
        aria-label={props.what}
        hidden
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file !== undefined) void take(file);
          target.value = "";
        }}
      />
      <Button
        size="small"
        disabledFocusable={props.disabled === true}
        onClick={() => {
          input.current?.click();
        }}
      >
        {props.label}
      </Button>
    </>
  );
}
