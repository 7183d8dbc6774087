/** The looks of the actions as a workbook's styles hold them. */
import { actionLooks, lookFontColour, type ActionLook } from "../../core/palette";

export { actionLooks };

/** The differential format of a look, in the order that the schema asks (ECMA-376 part 1, 18.8.14). */
export function differentialFormat(look: ActionLook, prefix: string): string {
  const p = prefix;
  const letters = (look.bold === true ? `<${p}b/>` : "") + (look.italic === true ? `<${p}i/>` : "");
  const line = look.underline === true ? `<${p}u/>` : "";
  const font = `<${p}font>${letters}<${p}color rgb="FF${lookFontColour(look)}"/>${line}</${p}font>`;
  const colour = look.fill === undefined ? "" : `rgb="FF${look.fill}"`;
  const fill =
    colour === ""
      ? ""
      : `<${p}fill><${p}patternFill patternType="solid"><${p}fgColor ${colour}/><${p}bgColor ${colour}/></${p}patternFill></${p}fill>`;
  return `<${p}dxf>${font}${fill}</${p}dxf>`;
}
