/** Facts that stand on other sheets. */
import type { MadeBook } from "./book";
import { kit, turn } from "./kit";

const meta = ["CreatedBy", "CreatedOn"];
const by = ["a.elm@example.org", "2020-01-01T00:00:00"];

export const linked = {
  cobie: (book: MadeBook) => {
    const listed = (name: string, ...rows: readonly string[][]): void => {
      book
        .sheet(name)
        .put(...rows)
        .nothing("any");
    };
    listed("Instruction", ["Title", "COBie"], ["Version", "2.4"]);
    listed("Contact", ["Email", ...meta, "Category", "Company", "Phone"], ["a.elm@example.org", ...by, "n/a", "Elm Ltd", "01632 960001"]); // prettier-ignore
    listed("Facility", ["Name", ...meta, "Category", "ProjectName", "SiteName", "LinearUnits"], ["Fernhill", ...by, "Co_20_75_64 : Prison complexes", "P1", "Elm Park", "mm"]); // prettier-ignore
    listed("Floor", ["Name", ...meta, "Category", "Description"], ["Ground", ...by, "Floor", "Ground floor"], ["First", ...by, "Floor", "First floor"]); // prettier-ignore
    listed("Space", ["Name", ...meta, "Category", "FloorName", "Description"], ["G01", ...by, "Corridor", "Ground", "Main corridor"], ["G02", ...by, "Office", "Ground", "Office"], ["F01", ...by, "Office", "First", "Office"]); // prettier-ignore
    listed("Type", ["Name", ...meta, "Category", "Description", "AssetType", "Manufacturer", "ModelNumber"],
      ["CAM-T1", ...by, "Pr_60_75_86_24", "Dome camera", "Fixed", "Hikvision", "DS-2CD2143G2-I"],
      ["CAM-T2", ...by, "Pr_60_75_86_09", "Bullet camera", "Fixed", "Axis", "P1448-LE"],
      ["BKT-T3", ...by, "Pr_80_77_28_84", "Bracket", "Fixed", "n/a", "n/a"]); // prettier-ignore
    const sheet = book.sheet("Component");
    sheet.put(["Name", ...meta, "TypeName", "Space", "Description", "ExtSystem", "SerialNumber", "InstallationDate", "TagNumber"]); // prettier-ignore
    sheet.table({
      A: "description",
      E: "location",
      F: "description",
      H: "serial",
      I: "installDate",
      J: "tag",
    });
    const rows = [
      ["Camera 1", "CAM-T1", "G01", "Hikvision"],
      ["Camera 2", "CAM-T2", "G01,G02", "Axis Communications"],
      ["Camera 3", "CAM-T1", "F01", "Hikvision"],
      ["Bracket 1", "BKT-T3", "G01", ""],
    ] as const;
    for (const [at, [name, type, space, maker]] of rows.entries())
      sheet.asset([name, ...by, type, space, `${name} by the door`, "Revit", `SN${at}`, "1900-12-31T23:59:59", `T${at}`], { makers: maker === "" ? [] : [maker], site: "Fernhill", siteType: "Co_20_75_64 : Prison complexes" }); // prettier-ignore
    listed("Attribute", ["Name", ...meta, "Category", "SheetName", "RowName", "Value", "Unit", "Description"], ["Height", ...by, "n/a", "Component", "Camera 1", "2", "m", "Mounting height"]); // prettier-ignore
    listed("PickLists", ["AssetType", "FloorType"], ["Fixed", "Floor"], ["Moveable", "Roof"]);
  },
  property_list: (book: MadeBook) => {
    const sheet = book.sheet("CCTV");
    sheet.put(["Asset No", "UPRN", "Make", "Model"]).table({ A: "tag", B: "site", C: "make", D: "model" });
    const places = [["100012345671", "HMP Fernhill", "Prison", "Y"], ["100012345672", "Lilley Library", "Library", "N"], ["100012345673", "Ashdown House", "Office", ""]] as const; // prettier-ignore
    for (let number = 0; number < 6; number++) {
      const { make, model, maker } = turn(number);
      const [uprn, , siteType] = places[number % 3] ?? places[0];
      sheet.asset([`${number}`, Number(uprn), make, model], { makers: [maker], siteType });
    }
    book.sheet("Properties").put(["UPRN", "Property name", "Property type", "Sensitive site? (Y/N)"], ...places.map((place) => [...place])).nothing("linked"); // prettier-ignore
  },
  property_lists_that_disagree: (book: MadeBook) => {
    const sheet = book.sheet("Assets");
    sheet
      .put(["Asset No", "Site code", "Make", "Model"])
      .table({ A: "tag", B: "site", C: "make", D: "model" });
    const rows = [["FH01", "Prison"], ["AH03", ""], ["LL02", ""], ["ND04", "Depot"]] as const; // prettier-ignore
    for (const [at, [code, siteType]] of rows.entries())
      sheet.asset([`${at}`, code, kit.hikDome.make, kit.hikDome.model], { makers: ["Hikvision"], site: code, siteType }); // prettier-ignore
    const header = ["Site code", "Site name", "Site type"];
    book.sheet("Properties 2023").put(header, ["FH01", "HMP Fernhill", "Prison"], ["AH03", "Ashdown House", "Office"], ["LL02", "Lilley Library", "Library"], ["LL02", "Lilley Annexe", "Court"], ["ND04", "Netherby", "Depot"]).nothing("linked"); // prettier-ignore
    book.sheet("Properties 2024").put(header, ["FH01", "HMP Fernhill", "Prison"], ["AH03", "Ashdown House", "Court"], ["LL02", "Lilley Library", "Library"], ["ND04", "Netherby", "Depot"]).nothing("linked"); // prettier-ignore
  },
};
