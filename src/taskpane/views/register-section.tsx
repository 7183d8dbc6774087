/** What was read, to be confirmed: each column can be corrected, with a preview of its values. */
import { Select } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { ColumnRole } from "../../core/asset";
import { roleWords } from "../../core/register";
import { roleChoices, type ColumnView, type RegisterView } from "../model/register-view";
import { useShared } from "./styles";
import { usePane } from "./use-pane";
import { Fold } from "./fold";
import { JoinsSection } from "./joins-section";

function ColumnLine({ column }: { readonly column: ColumnView }): ReactElement {
  const shared = useShared();
  const { model } = usePane();
  const id = `column-${column.letters}`;
  const named = `${column.letters}: ${column.header === "" ? "no heading" : column.header}`;
  const pick = (value: string): void => {
    const role: ColumnRole | undefined = roleChoices.find((one) => one === value);
    if (role !== undefined) void model.correct(column.column, role);
  };
  return (
    <li className={shared.card}>
      <label htmlFor={id}>
        <strong>{named}</strong>
        {column.sure ? "" : " (please check)"}
      </label>
      {column.role === "secret" ? (
        <span id={id}>{roleWords.secret}</span>
      ) : (
        <Select
          id={id}
          size="small"
          value={column.role}
          onChange={(_event, { value }) => {
            pick(value);
          }}
        >
          {roleChoices.map((role) => (
            <option key={role} value={role}>
              {roleWords[role]}
            </option>
          ))}
        </Select>
      )}
      {column.preview.length > 0 && <span className={shared.quiet}>{column.preview.join("; ")}</span>}
    </li>
  );
}

export function RegisterSection({ register }: { readonly register: RegisterView }): ReactElement {
  const shared = useShared();
  const used = register.columns.filter(({ role }) => role !== "other");
  const unused = register.columns.filter(({ role }) => role === "other");
  return (
    <section className={shared.section} aria-labelledby="was-read">
      <h2 id="was-read" className={shared.heading}>
        What it read
      </h2>
      <p className={shared.plain}>{register.sentence}</p>
      {register.notes.map((note) => (
        <p key={note} className={shared.quiet}>
          {note}
        </p>
      ))}
      <JoinsSection register={register} />
      {register.leftOut.length > 0 && (
        <Fold title="Rows that are no assets" as="h3">
          <ul className={shared.list} aria-label="Rows that are no assets">
            {register.leftOut.map((line) => (
              <li key={line} className={shared.plain}>
                {line}
              </li>
            ))}
          </ul>
        </Fold>
      )}
      <Fold title="Correct the columns" as="h3">
        <ul className={shared.list} aria-label="Columns">
          {[...used, ...unused].map((column) => (
            <ColumnLine key={column.column} column={column} />
          ))}
        </ul>
      </Fold>
    </section>
  );
}
