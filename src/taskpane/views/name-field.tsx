/** The name that decisions are signed with. */
import { Field, Input } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { usePane } from "./use-pane";

export function NameField({ label = "Your name" }: { readonly label?: string }): ReactElement {
  const { model, state } = usePane();
  return (
    <Field label={label} hint="Kept with what you decide, and remembered on this computer.">
      <Input
        value={state.name}
        autoComplete="name"
        onChange={(_event, { value }) => {
          model.decisions.keepName(value);
        }}
      />
    </Field>
  );
}
