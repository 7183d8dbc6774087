/**
 * The look of each action. The fills keep apart for people who cannot tell red from green (after the palette of
 * Okabe and Ito, lightened so that black text keeps a contrast above 7:1), fall from dark to light in grey with the
 * strictness of the action, and letters differ as well: bold, bold italic, underlined, italic, plain.
 */
export interface ActionLook {
  /** The word in the `Lens action` cell, which the conditional format compares. */
  readonly word: string;
  /** RRGGBB. */
  readonly fill: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
}

export const actionLooks: readonly ActionLook[] = [
  { word: "Remove", fill: "F0A07A", bold: true },
  { word: "Do not install", fill: "F7C78F", bold: true, italic: true },
  { word: "Isolate from network", fill: "B9DCF2", underline: true },
  { word: "Check", fill: "FFF3BF", italic: true },
  { word: "No action", fill: "F1F4F1" },
];

/** The differential format of a look, in the order that the schema asks (ECMA-376 part 1, 18.8.14). */
export function differentialFormat(look: ActionLook, prefix: string): string {
  const p = prefix;
  const letters = (look.bold === true ? `<${p}b/>` : "") + (look.italic === true ? `<${p}i/>` : "");
  const line = look.underline === true ? `<${p}u/>` : "";
  const plain = letters === "" && line === "";
  const font = plain ? "" : `<${p}font>${letters}<${p}color rgb="FF000000"/>${line}</${p}font>`;
  const colour = `rgb="FF${look.fill}"`;
  const fill = `<${p}fill><${p}patternFill patternType="solid"><${p}fgColor ${colour}/><${p}bgColor ${colour}/></${p}patternFill></${p}fill>`;
  return `<${p}dxf>${font}${fill}</${p}dxf>`;
}
