import type { AssetText, ColumnRole, RegisterContext } from "../asset";

/**
 * The header above an asset's text. Where blank cells were left out, texts and headers cannot be paired;
 * then the header is told only if all columns of the role have the same one. "" when it cannot be told.
 */
export function headerFor(asset: AssetText, context: RegisterContext, role: ColumnRole, nth: number): string {
  const headers = context.headers.filter((header) => header.role === role);
  const texts = asset[role]?.length ?? 0;
  if (headers.length === texts || headers.length === 1) {
    return headers[headers.length === 1 ? 0 : nth]?.text ?? "";
  }
  const [first] = headers;
  return first !== undefined && headers.every((header) => header.text === first.text) ? first.text : "";
}
