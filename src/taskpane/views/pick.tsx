/** A small drop-down with its label. */
import { Field, makeStyles, Select } from "@fluentui/react-components";
import type { ReactElement } from "react";

const useStyles = makeStyles({
  field: { minWidth: 0, "& select": { width: "100%", minWidth: 0 } },
});

export function Pick<Value extends string>(props: {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly (readonly [value: Value, label: string])[];
  readonly onPick: (value: Value) => void;
  readonly hint?: string;
}): ReactElement {
  const styles = useStyles();
  return (
    <Field
      label={props.label}
      size="small"
      className={styles.field}
      {...(props.hint === undefined ? {} : { hint: props.hint })}
    >
      <Select
        size="small"
        value={props.value}
        onChange={(_event, { value }) => {
          const found = props.options.find(([one]) => one === value);
          if (found !== undefined) props.onPick(found[0]);
        }}
      >
        {props.options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
    </Field>
  );
}
