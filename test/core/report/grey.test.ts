import { actionLooks, inkColour } from "../../../src/core/palette";
import { reportSheets } from "../../../src/core/report";
import { inputOf, registerRows, reported } from "../../support/report";

/** Relative luminance (WCAG 2): what a grey printer makes of a colour. */
function luminance(rgb: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = parseInt(rgb.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const contrast = (one: string, other: string): number => {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};

describe("a report on a grey printer", () => {
  const sheets = reportSheets(inputOf([reported(registerRows(60))]));

  it("keeps every action's word readable on its fill, the strictest darkest", () => {
    for (const { fill } of actionLooks) expect(contrast(fill, inkColour)).toBeGreaterThan(7);
    const asked = actionLooks.slice(0, 3).map(({ fill }) => luminance(fill));
    expect(luminance(actionLooks[0]!.fill)).toBe(Math.min(...actionLooks.map(({ fill }) => luminance(fill))));
    expect(asked.every((value) => value < luminance(actionLooks[3]!.fill))).toBe(true);
  });

  it("tells actions apart by their letters too", () => {
    const letters = actionLooks.map(({ bold, italic, underline }) =>
      [bold, italic, underline].map(Boolean).join(),
    );
    expect(new Set(letters).size).toBe(actionLooks.length);
  });

  it("draws the series of a chart in greys that differ, dark enough to be seen on paper", () => {
    for (const { series } of sheets.flatMap(({ charts }) => charts)) {
      const [first, second] = series.map(({ fill }) => fill);
      expect(contrast(first!, second!)).toBeGreaterThan(3);
      expect(contrast(first!, "FFFFFF")).toBeGreaterThan(3);
    }
  });

  it("writes the action's word beside every colour", () => {
    for (const { colours, rows } of sheets) {
      for (const { area, column } of colours) {
        for (let row = area.top; row <= area.bottom; row++) {
          const value = rows[row]?.[column]?.value;
          expect(
            value === undefined || value === null || actionLooks.some(({ word }) => word === value),
          ).toBe(true);
        }
      }
    }
  });
});
