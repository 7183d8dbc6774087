import { type ActionLook, actionLooks } from "../../core/palette";

export { actionLooks };

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
