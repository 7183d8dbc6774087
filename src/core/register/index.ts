export type {
  ColumnReading,
  FieldSource,
  LeftOutReason,
  NothingToCheck,
  RegisterReading,
  RowSpan,
  SheetReading,
} from "./reading";
