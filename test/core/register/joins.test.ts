import { sheetFromRows, type CellValue } from "../../../src/core/sheet";
import {
  correctionsBySheet,
  joinAnswer,
  questionMessage,
  readWorkbook,
  type Correction,
  type RegisterReading,
} from "../../../src/core/register";
import { columns } from "../../support/columns";

type Rows = readonly (readonly CellValue[])[];

function read(
  sheets: Record<string, Rows>,
  corrections: readonly Correction[] = [],
): RegisterReading | undefined {
  const [first] = readWorkbook(
    Object.entries(sheets).map(([name, rows]) => sheetFromRows(name, rows)),
    columns,
    { corrections: correctionsBySheet(corrections) },
  );
  return first?.registers[0];
}

function texts(reading: RegisterReading | undefined, role: string): string[] {
  const field = reading?.fields.find((one) => one.role === role);
  return [...(reading?.rows ?? [])].map((row) => field?.text(row) ?? "");
}

const assets: Rows = [
  ["Asset No", "Site code", "Make", "Model"],
  ["1", "FH01", "Axis", "P3245-LV"],
  ["2", "LL02", "Bosch", "NDE-3502-AL"],
  ["3", "LL02", "Hikvision", "DS-2CD2143G2-I"],
  ["4", "AH03", "Hikvision", "DS-2CD2143G2-I"],
];
const header = ["Site code", "Site name", "Site type"];
const twice: Rows = [
  header,
  ["FH01", "HMP Fernhill", "Prison"],
  ["LL02", "Lilley Library", "Library"],
  ["LL02", "Lilley Annexe", "Court"],
  ["AH03", "Ashdown House", "Office"],
];

describe("a text that stands in several lines", () => {
  const reading = read({ Assets: assets, Places: twice });
  const [question] = reading?.questions ?? [];

  test("is not joined, and asked", () => {
    expect(texts(reading, "siteType")).toEqual(["Prison", "", "", "Office"]);
    expect(reading?.links).toMatchObject([{ fromSheet: "Places", matched: 4, rows: 4, ambiguous: 2 }]);
    expect(reading?.questions).toEqual([
      {
        sheet: "Assets",
        key: "Site code",
        about: "LL02",
        roles: ["siteType"],
        rows: 2,
        options: [
          { fromSheet: "Places", row: 2, says: "LL02, Lilley Library, Library" },
          { fromSheet: "Places", row: 3, says: "LL02, Lilley Annexe, Court" },
        ],
      },
    ]);
    expect(question === undefined ? "" : questionMessage(question)).toBe(
      'Which line does Site code "LL02" mean: Places row 3 (LL02, Lilley Library, Library) or Places row 4 (LL02, Lilley Annexe, Court)? Until somebody says so, the site type of 2 assets is unknown.',
    );
  });

  test("is joined as a person answers", () => {
    if (question === undefined) throw new Error("no question");
    const answer = joinAnswer(question, question.options[1] ?? null, "Ann", "2026-11-22");
    const answered = read({ Assets: assets, Places: twice }, [answer]);
    expect(texts(answered, "siteType")).toEqual(["Prison", "Court", "Court", "Office"]);
    expect(answered?.questions).toBeUndefined();
    const none = read({ Assets: assets, Places: twice }, [joinAnswer(question, null, "Ann", "2026-11-22")]);
    expect(texts(none, "siteType")).toEqual(["Prison", "", "", "Office"]);
    expect(none?.questions).toBeUndefined();
  });

  test("is joined where the lines say the same", () => {
    const same = twice.map((row) => (row[2] === "Court" ? ["LL02", "Lilley Annexe", "library "] : row));
    const joined = read({ Assets: assets, Places: same });
    expect(texts(joined, "siteType")).toEqual(["Prison", "Library", "Library", "Office"]);
    expect(joined?.questions).toBeUndefined();
  });
});

describe("two sheets that could be the list", () => {
  const old: Rows = [header, ["FH01", "HMP Fernhill", "Prison"], ["LL02", "Lilley", "Library"], ["AH03", "Ashdown", "Office"]]; // prettier-ignore
  const other = old.map((row) => (row[2] === "Prison" ? row : row.map((text) => (text === "Library" || text === "Office" ? "Court" : text)))); // prettier-ignore
  const book = { Assets: assets, "Places 2023": old, "Places 2024": other };
  const reading = read(book);

  test("count where they agree; which one is right is one question", () => {
    expect(texts(reading, "siteType")).toEqual(["Prison", "", "", ""]);
    expect(reading?.questions).toMatchObject([
      {
        about: "",
        rows: 3,
        options: [
          { fromSheet: "Places 2023", row: null },
          { fromSheet: "Places 2024", row: null },
        ],
      },
    ]);
    const [question] = reading?.questions ?? [];
    expect(question === undefined ? "" : questionMessage(question)).toContain(
      'Which sheet says the site type: "Places 2023" or "Places 2024"?',
    );
  });

  test("a person says which", () => {
    const [question] = reading?.questions ?? [];
    if (question === undefined) throw new Error("no question");
    const answered = read(book, [joinAnswer(question, question.options[1] ?? null, "", "")]);
    expect(texts(answered, "siteType")).toEqual(["Prison", "Court", "Court", "Court"]);
    expect(answered?.questions).toBeUndefined();
  });

  test("a sheet that is left out adds nothing", () => {
    const leftOut: Correction = {
      sheet: "Places 2023",
      range: "",
      by: "",
      date: "",
      what: "leave out",
      rows: [],
    };
    expect(texts(read(book, [leftOut]), "siteType")).toEqual(["Prison", "Court", "Court", "Court"]);
  });
});

test("zeros in front, case and kinds of spaces make no other key; placeholders are none", () => {
  const reading = read({
    Assets: [["Tag", "Property ref", "Make"], ["1", 117, "Axis"], ["2", "ab\u00a07", "Axis"], ["3", "n/a", "Axis"]],
    Places: [["Property ref", "Property type"], ["00117", "Prison"], ["AB 7", "Office"], ["N/A", "Court"]],
  }); // prettier-ignore
  expect(texts(reading, "siteType")).toEqual(["Prison", "Office", ""]);
});

describe("through a sheet in between", () => {
  const component: Rows = [["Name", "Space", "Manufacturer", "TagNumber"], ["Camera 1", "A1", "Axis", "T1"], ["Camera 2", "A1,A2", "Axis", "T2"], ["Camera 3", "A1, B1", "Axis", "T3"], ["Camera 4", "B1", "Axis", "T4"], ["Camera 5", "B1;Z9", "Axis", "T5"]]; // prettier-ignore
  const space: Rows = [["Name", "FloorName", "Description"], ["A1", "Elm G", "Lobby"], ["A2", "Elm 1", "Office"], ["B1", "Oak G", "Hall"]]; // prettier-ignore
  const floor: Rows = [["Name", "Building", "Description"], ["Elm G", "Elm House", "Ground"], ["Elm 1", "Elm House", "First"], ["Oak G", "Oak House", "Ground"]]; // prettier-ignore
  const facility: Rows = [["Name", "Category", "ProjectName"], ["Elm House", "Prison", "P1"], ["Oak House", "Office", "P1"]]; // prettier-ignore
  const reading = read({ Component: component, Space: space, Floor: floor, Facility: facility });

  test("a room leads to its floor, and the floor to its building", () => {
    const link = reading?.links?.find(({ fromSheet }) => fromSheet === "Facility");
    expect(link).toMatchObject({ through: ["Space", "Floor"], key: "Space", roles: ["site", "siteType"] });
    expect(texts(reading, "site")).toEqual(["Elm House", "Elm House", "", "Oak House", ""]);
    expect(texts(reading, "siteType")).toEqual(["Prison", "Prison", "", "Office", ""]);
  });

  test("rooms of two buildings are asked; a room that is not listed is unknown", () => {
    expect(reading?.questions).toMatchObject([{ about: "A1, B1", rows: 1, roles: ["site", "siteType"] }]);
    expect(reading?.questions?.[0]?.options.map(({ says }) => says)).toEqual([
      "Elm House, Prison",
      "Oak House, Office",
    ]);
  });
});

test("a sheet that lists assets of its own is not lost by completing another", () => {
  const sheets = [
    sheetFromRows("Recorders", [["Tag", "Site", "Make"], ["1", "Elm House", "Axis"], ["2", "Oak House", "Bosch"]]),
    sheetFromRows("Systems", [["Site", "Site type", "System description"], ["Elm House", "Prison", "16 ch NVR, Hikvision domes"], ["Oak House", "Office", "8 Dahua cameras"]]),
  ]; // prettier-ignore
  const [recorders, systems] = readWorkbook(sheets, columns);
  expect(texts(recorders?.registers[0], "siteType")).toEqual(["Prison", "Office"]);
  expect(systems?.registers[0]?.rows).toHaveLength(2);
});

test("a person may say which building everything stands in", () => {
  const book = {
    Component: [["Name", "Manufacturer", "TagNumber"], ["Camera 1", "Axis", "T1"], ["Camera 2", "Axis", "T2"]],
    Facility: [["Name", "Category", "Address"], ["Elm House", "Prison", "ZZ1"], ["Oak House", "Office", "ZZ2"]],
  }; // prettier-ignore
  expect(texts(read(book), "site")).toEqual(["", ""]);
  const said: Correction = { sheet: "Component", range: "", by: "", date: "", what: "join", text: "", fromSheet: "Facility", row: 2 }; // prettier-ignore
  expect(texts(read(book, [said]), "site")).toEqual(["Oak House", "Oak House"]);
});

test("results of an earlier check on another sheet say nothing of who made things", () => {
  const book = {
    Doors: [["Asset No", "Room", "Description"], ["1", "R1", "Reader"], ["2", "R2", "Reader"]],
    Marked: [["Room", "Description", "Model", "Lens action", "Lens maker"], ["R1", "Camera", "M1", "Check", "Dahua"], ["R2", "Camera", "M2", "Check", "Dahua"]],
  }; // prettier-ignore
  const reading = read(book);
  expect(texts(reading, "model")).toEqual(["M1", "M2"]);
  expect(texts(reading, "make")).toEqual(["", ""]);
});

test("a list that lacks half of the sites still says what it knows, where the headings are the same", () => {
  const some = [header, ["FH01", "HMP Fernhill", "Prison"], ["XX09", "Elm House", "Office"]];
  expect(texts(read({ Assets: assets, Places: some }), "siteType")).toEqual(["", "", "", ""]);
  const half = [...some, ["AH03", "Ashdown House", "Office"]];
  expect(texts(read({ Assets: assets, Places: half }), "siteType")).toEqual(["Prison", "", "", "Office"]);
  const other = half.map((row, at) => (at === 0 ? ["Room code", ...row.slice(1)] : row));
  expect(texts(read({ Assets: assets, Places: other }), "siteType")).toEqual(["", "", "", ""]);
});
