/** Values that stand once for several rows: bands, merged cells, blanks below. */
import type { MadeBook } from "./book";
import { kit, sites, turn } from "./kit";

export const grouped = {
  site_bands_and_subtotals: (book: MadeBook) => {
    const sheet = book.sheet("By site");
    sheet.put(["Security assets by site"], ["Ref", "Location", "Make", "Model", "Item", "Serial"]);
    sheet.table({ A: "tag", B: "location", C: "make", D: "model", E: "description", F: "serial" });
    let number = 0;
    for (const [at, [site, siteType]] of sites.entries()) {
      sheet.put([at % 2 === 0 ? `${site} - ${siteType}` : `${site} (${siteType})`]);
      for (let count = 0; count <= at % 3; count++, number++) {
        const { type, make, model, maker } = turn(number);
        sheet.asset([`${100 + number}`, "Gate", make, model, type, `S${5000 + number}`], { makers: [maker], site, siteType }); // prettier-ignore
      }
      sheet.put(["Sub-total", null, null, null, null, (at % 3) + 1], []);
    }
    sheet.put(["Grand total", null, null, null, null, number]);
  },
  bands_of_kinds: (book: MadeBook) => {
    const sheet = book.sheet("Library");
    sheet.put(["Site: Lilley Library"], [], ["Ref", "Location", "Manufacturer", "Model"]);
    sheet.table({ A: "tag", B: "location", C: "make", D: "model" });
    sheet.put(["CCTV CAMERAS"]);
    for (const [number, each] of [kit.hikDome, kit.axisBullet].entries())
      sheet.asset([`1${number}`, "Foyer", each.make, each.model], { makers: [each.maker] });
    sheet.put(["RECORDERS"]).asset(["20", "Office", kit.hikNvr.make, kit.hikNvr.model], { makers: [kit.hikNvr.maker] }); // prettier-ignore
    sheet.put(["NETWORK SWITCHES"]).asset(["30", "Comms room", kit.cisco.make, kit.cisco.model], { makers: [kit.cisco.maker] }); // prettier-ignore
  },
  cells_merged_down: (book: MadeBook) => {
    const sheet = book.sheet("Merged");
    sheet.put(["Site", "Site type", "Category", "Manufacturer", "Model", "Serial"]);
    sheet.table({ A: "site", B: "siteType", C: "category", D: "make", E: "model", F: "serial" });
    const blocks = [
      [sites[0], [kit.hikDome, kit.hikDome, kit.hikNvr]],
      [sites[1], [kit.axisDome, kit.axisDome]],
      [sites[4], [kit.dahua]],
    ] as const;
    for (const [[site, siteType], things] of blocks) {
      const top = sheet.row;
      for (const [at, each] of things.entries())
        sheet.asset([at === 0 ? site : null, at === 0 ? siteType : null, each.type, at === 0 || things[at - 1]?.make !== each.make ? each.make : null, each.model, `M${top}${at}`], { makers: [each.maker], site, siteType }); // prettier-ignore
      if (things.length > 1) sheet.merge(`A${top}:A${top + things.length - 1}`, `B${top}:B${top + things.length - 1}`); // prettier-ignore
    }
    sheet.merge("D2:D3", "D5:D6");
  },
  given_once_like_a_pivot: (book: MadeBook) => {
    const sheet = book.sheet("Pivoted");
    sheet.put(["Site", "Make", "Type", "Location", "Serial"]);
    sheet.table({ A: "site", B: "make", C: "category", D: "location", E: "serial" });
    const blocks = [
      ["HMP Fernhill", [kit.hikDome, kit.hikDome, kit.axisDome]],
      ["Ashdown House", [kit.axisDome, kit.axisBullet, kit.hikDome, kit.hikDome]],
      ["Lilley Library", [kit.bosch, kit.bosch]],
      ["Netherby Depot", [kit.dahua, kit.hanwha, kit.hanwha]],
    ] as const;
    let number = 0;
    for (const [site, things] of blocks) {
      let before = "";
      for (const [at, each] of things.entries()) {
        const again = each.maker === before;
        sheet.asset([at === 0 ? site : null, again ? null : each.make, each.type, "Gate", `P${number++}`], { makers: [each.maker], site }); // prettier-ignore
        before = each.maker;
      }
    }
  },
  blank_makes_are_unknown: (book: MadeBook) => {
    const sheet = book.sheet("Gaps");
    sheet.put(["Ref", "Site", "Make", "Description", "Serial"]);
    sheet.table({ A: "tag", B: "site", C: "make", D: "description", E: "serial" });
    const makes = ["Hikvision", "", "", "Axis", "", "Bosch", "", "", "", "Hanwha"];
    const makers = ["Hikvision", "", "", "Axis Communications", "", "Bosch", "", "", "", "Hanwha Vision"];
    for (const [at, make] of makes.entries())
      sheet.asset([`${at + 1}`, "Ashdown House", make === "" ? null : make, "Camera", `G${at}`], { makers: [makers[at] ?? ""].filter((name) => name !== ""), site: "Ashdown House" }); // prettier-ignore
  },
  rooms_given_once: (book: MadeBook) => {
    const sheet = book.sheet("Rooms");
    sheet.put(["Building", "Room", "Equipment", "Make", "Model"]);
    sheet.table({ A: "site", B: "location", C: "description", D: "make", E: "model" });
    for (const [building, room] of [
      ["Ashdown House", "Reception"],
      ["Lilley Library", "Foyer"],
      ["Netherby Depot", "Yard"],
    ] as const)
      // prettier-ignore
      for (let at = 0; at < 3; at++) {
        const { type, make, model, maker } = turn(at);
        sheet.asset([at === 0 ? building : null, at === 0 ? room : null, type, make, model], { makers: [maker], site: building }); // prettier-ignore
      }
  },
};
