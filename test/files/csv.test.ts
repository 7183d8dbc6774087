import fc from "fast-check";
import { open, valuesOf } from "./support/workbooks";

async function read(content: string | Uint8Array, fileName = "list.csv"): Promise<unknown[][]> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const sheet = (await open(bytes, fileName)).sheets[0]!;
  return valuesOf(sheet);
}

function utf16(text: string, little: boolean, mark: boolean): Uint8Array {
  const units = (mark ? "\ufeff" : "") + text;
  const bytes = new Uint8Array(units.length * 2);
  for (let at = 0; at < units.length; at++) {
    const unit = units.charCodeAt(at);
    bytes[at * 2] = little ? unit & 255 : unit >> 8;
    bytes[at * 2 + 1] = little ? unit >> 8 : unit & 255;
  }
  return bytes;
}

describe("delimited text", () => {
  test.each([
    ["comma", "Make,Model\nAxis,P32\n"],
    ["semicolon", "Make;Model\nAxis;P32\n"],
    ["tab", "Make\tModel\nAxis\tP32\n"],
    ["pipe", "Make|Model\nAxis|P32\n"],
    ["a sep= line", "sep=;\r\nMake;Model\r\nAxis;P32\r\n"],
    ["old Mac line ends", "Make,Model\rAxis,P32\r"],
    ["no last line end", "Make,Model\r\nAxis,P32"],
    ["a byte order mark", "\ufeffMake,Model\nAxis,P32\n"],
  ])("with %s", async (_, text) => {
    expect(await read(text)).toEqual([
      ["Make", "Model"],
      ["Axis", "P32"],
    ]);
  });

  test("a semicolon list with decimal commas and a title", async () => {
    const text = "Camera list, 2024\n\nMake;Model;Price\nAxis;P32;1,5\nBosch;X, Y;2,25\n";
    expect((await read(text)).slice(2)).toEqual([
      ["Make", "Model", "Price"],
      ["Axis", "P32", "1,5"],
      ["Bosch", "X, Y", "2,25"],
    ]);
  });

  test("quoted fields keep delimiters, line ends and quotes; values stay texts", async () => {
    expect(await read('Tag,Note\n007,"a, ""b""\r\nc"\n8,x"y"\n')).toEqual([
      ["Tag", "Note"],
      ["007", 'a, "b"\r\nc'],
      ["8", 'x"y"'],
    ]);
  });

  test("ragged and blank records keep their numbers", async () => {
    expect(await read("a,b,c\n\nd\n,,e,f\n")).toEqual([
      ["a", "b", "c", null],
      [null, null, null, null],
      ["d", null, null, null],
      [null, null, "e", "f"],
    ]);
  });

  test("a quote that is never closed costs one field only", async () => {
    const file = await open(
      new TextEncoder().encode('Make,Note\nAxis,"19 inch rack\nBosch,ok\n'),
      "list.csv",
    );
    expect(valuesOf(file.sheets[0]!)).toEqual([
      ["Make", "Note"],
      ["Axis", '"19 inch rack'],
      ["Bosch", "ok"],
    ]);
    expect(file.warnings).toHaveLength(1);
  });

  test.each([
    ["UTF-16 LE", utf16("Make;Straße\nAxis;Ω\n", true, true)],
    ["UTF-16 BE", utf16("Make;Straße\nAxis;Ω\n", false, true)],
    ["UTF-16 LE without a mark", utf16("Make;Straße\nAxis;Ω\n", true, false)],
  ])("in %s", async (_, bytes) => {
    expect(await read(bytes)).toEqual([
      ["Make", "Straße"],
      ["Axis", "Ω"],
    ]);
  });

  test("in Windows-1252, even where the first odd byte comes late", async () => {
    const lines = "Make,Note\n" + "Axis,ok\n".repeat(50_000) + "Bosch,\u00a35 Stra\u00dfe";
    const bytes = Uint8Array.from(lines, (letter) => letter.charCodeAt(0));
    const rows = await read(bytes);
    expect(rows.at(-1)).toEqual(["Bosch", "£5 Straße"]);
  });

  test("the sheet is named after the file", async () => {
    const file = await open(new TextEncoder().encode("a,b\n"), "North.estate.csv");
    expect(file.sheets[0]).toMatchObject({ name: "North.estate", file: "North.estate.csv" });
  });

  test("one column, and one long line", async () => {
    expect(await read("Hikvision\nAxis\n")).toEqual([["Hikvision"], ["Axis"]]);
    const rows = await read(`a,b\n${"x".repeat(3_000_000)},end\n`);
    expect([String(rows[1]?.[0]).length, rows[1]?.[1]]).toEqual([32_767, "end"]);
  });

  test("any table of texts comes back, in every dialect", async () => {
    const field = fc.string({
      unit: fc.constantFrom("a", "B", "é", "7", " ", ",", ";", "\t", "|", '"', "\n", "\r\n", "'"),
      maxLength: 8,
    });
    const table = fc.array(fc.array(field, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(",", ";", "\t", "|"),
        fc.constantFrom("\n", "\r\n"),
        async (rows, delimiter, end) => {
          const quoted = rows.map((row) =>
            row.map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter),
          );
          const sheet = (
            await open(new TextEncoder().encode(`sep=${delimiter}${end}${quoted.join(end)}`), "t.csv")
          ).sheets[0]!;
          rows.forEach((row, r) => {
            row.forEach((text, c) => {
              expect(sheet.value(r, c)).toBe(text === "" ? null : text);
            });
          });
        },
      ),
      { numRuns: 200 },
    );
  });
});
