/** Where the header is, and what stands around it. */
import type { MadeBook } from "./book";
import { kit, sites, turn } from "./kit";

const plainRoles = {
  A: "tag", B: "site", C: "siteType", D: "location", E: "make", F: "model", G: "description", H: "serial", I: "network",
} as const; // prettier-ignore
const plainHeader = ["Asset No", "Site", "Site Type", "Location", "Make", "Model", "Description", "Serial No.", "Network"]; // prettier-ignore

function plainRow(
  number: number,
): [cells: (string | number | null)[], truth: { makers: string[]; site: string; siteType: string }] {
  const { type, make, model, maker } = turn(number);
  const [site, siteType] = sites[number % sites.length] ?? sites[0];
  return [
    [`A${1000 + number}`, site, siteType, number % 3 === 0 ? "Main gate" : "Reception", make, model, type, `SN${81_000_000 + number * 37}`, number % 2 === 0 ? "Corporate LAN" : "Standalone"],
    { makers: [maker], site, siteType },
  ]; // prettier-ignore
}

export const shapes = {
  titles_and_notes: (book: MadeBook) => {
    const sheet = book.sheet("Register");
    sheet.put(["Fernshire County Council - Security equipment"], ["OFFICIAL-SENSITIVE"], ["Last updated", "3 March 2025", "by Estates"], [], plainHeader).table(plainRoles); // prettier-ignore
    for (let number = 0; number < 9; number++) sheet.asset(...plainRow(number));
    sheet.put([], ["Total cameras", null, null, null, null, null, null, null, 9], [], ["Note: cameras marked * are on order."], ["Key"], ["*", "on order"], ["?", "to be checked on site"]); // prettier-ignore
  },
  two_header_rows_merged_and_units: (book: MadeBook) => {
    const sheet = book.sheet("Assets");
    sheet.put(
      ["CCTV asset schedule", null, null, null, null, null, null, null],
      ["Location", null, null, "Equipment", null, null, "Identification", null],
      ["Site", "Site type", "Room", "Make", "Model", "Type", "Serial", "MAC"],
      ["(text)", "(list)", "(text)", "(text)", "(text)", "(list)", "(text)", "(hex)"],
    );
    sheet.merge("A2:C2", "D2:F2", "G2:H2");
    sheet.table({ A: "site", B: "siteType", C: "location", D: "make", E: "model", F: "category", G: "serial", H: "mac" }); // prettier-ignore
    const table = sheet.truth.tables.at(-1);
    if (table !== undefined) table.headerRow = 3;
    for (let number = 0; number < 7; number++) {
      const { type, make, model, maker } = turn(number);
      const [site, siteType] = sites[number % 3] ?? sites[0];
      sheet.asset([site, siteType, `G.0${number}`, make, model, type, `77${number}0012`, null], { makers: [maker], site, siteType }); // prettier-ignore
    }
  },
  header_words_over_two_rows: (book: MadeBook) => {
    const sheet = book.sheet("List");
    sheet.put(
      ["Asset", "Site", "Serial", "Asset", null, "Model", "Connected to", "Date of"],
      ["Number", "Name", "Number", "Manufacturer", "Description", "No.", "network? (Y/N)", "installation"],
    );
    sheet.table({ A: "tag", B: "site", C: "serial", D: "make", E: "description", F: "model", G: "network", H: "installDate" }); // prettier-ignore
    for (let number = 0; number < 6; number++) {
      const { type, make, model, maker } = turn(number);
      const [site] = sites[number % sites.length] ?? sites[0];
      sheet.asset([`C${number}`, site, `S-${900 + number}`, make, type, model, number % 2 === 0 ? "Y" : "N", "2021-04-01"], { makers: [maker], site }); // prettier-ignore
    }
  },
  header_in_row_four_by_template: (book: MadeBook) => {
    book.sheet("Instructions").put(["How to complete this template"], ["Do not change the column headers in row 4 of Assets."]).nothing("any"); // prettier-ignore
    const sheet = book.sheet("Assets");
    sheet.put(["Asset import"], ["Do not change the column headers in Row 4"], ["Required", "Required", "Optional", "Required", "Required", "Optional"], ["Asset Tag (M)", "Building Name", "FloorName", "Manufacturer (M)", "Model Number", "Asset Type"]); // prettier-ignore
    sheet.table({ A: "tag", B: "site", C: "location", D: "make", E: "model", F: "category" });
    for (let number = 0; number < 5; number++) {
      const { type, make, model, maker } = turn(number);
      const [site] = sites[number % sites.length] ?? sites[0];
      sheet.asset([`T-${number}`, site, "Ground", make, model, type], { makers: [maker], site });
    }
  },
  header_repeated_on_each_page: (book: MadeBook) => {
    const sheet = book.sheet("Print");
    sheet.put(["Asset listing"], [], plainHeader).table(plainRoles);
    for (let number = 0; number < 12; number++) {
      sheet.asset(...plainRow(number));
      if (number === 3 || number === 7) sheet.put([`Page ${number === 3 ? 1 : 2} of 3`], [], ["Asset listing"], plainHeader); // prettier-ignore
    }
  },
  tables_stacked: (book: MadeBook) => {
    const sheet = book.sheet("Equipment");
    sheet.put(["CCTV"], ["Ref", "Site", "Make", "Model", "Status"]);
    sheet.table({ A: "tag", B: "site", C: "make", D: "model", E: "status" });
    for (const [number, each] of [kit.hikDome, kit.axisDome, kit.dahua].entries())
      sheet.asset([`CAM-${number}`, "Ashdown House", each.make, each.model, "In use"], { makers: [each.maker], site: "Ashdown House" }); // prettier-ignore
    sheet.put([], ["NETWORK EQUIPMENT"], ["Asset tag", "Location", "Manufacturer", "Part No", "Serial No"]);
    sheet.table({ A: "tag", B: "location", C: "make", D: "model", E: "serial" });
    for (const [number, each] of [kit.cisco, kit.cisco].entries())
      sheet.asset([`SW-${number}`, "Comms room", each.make, each.model, `FOC19${number}`], { makers: [each.maker] }); // prettier-ignore
  },
  tables_side_by_side: (book: MadeBook) => {
    const sheet = book.sheet("Two sites");
    sheet.put(["Cameras - Ashdown House", null, null, null, null, "Cameras - Lilley Library"], ["Ref", "Make", "Model", "Location", null, "Ref", "Make", "Model", "Location"]); // prettier-ignore
    const [left, right] = [
      { headerRow: 2, assets: {}, roles: { A: "tag", B: "make", C: "model", D: "location" } } as const,
      { headerRow: 2, assets: {}, roles: { F: "tag", G: "make", H: "model", I: "location" } } as const,
    ];
    const assets: [Record<number, object>, Record<number, object>] = [left.assets, right.assets];
    for (let number = 0; number < 4; number++) {
      const [one, other] = [turn(number), turn(number + 4)];
      const row = sheet.row;
      sheet.put([
        `A${number}`, one.make, one.model, "Reception", null,
        ...(number < 3 ? [`L${number}`, other.make, other.model, "Foyer"] : []),
      ]); // prettier-ignore
      assets[0][row] = { makers: [one.maker] };
      if (number < 3) assets[1][row] = { makers: [other.maker] };
    }
    sheet.truth.tables.push(left, right);
  },
  no_header: (book: MadeBook) => {
    const sheet = book.sheet("Sheet1");
    sheet.table({ A: "tag", B: "site", C: "siteType", D: "location", E: "make", F: "model", G: "category", I: "network" }, false); // prettier-ignore
    for (let number = 0; number < 10; number++) sheet.asset(...plainRow(number));
  },
  summary_beside_register: (book: MadeBook) => {
    const counts = book.sheet("Summary");
    counts.put(["Make", "Count"], ["Hikvision", 3], ["Axis", 2], ["Total", 5]).nothing("any");
    const sheet = book.sheet("Detail");
    sheet.put(plainHeader).table(plainRoles);
    for (let number = 0; number < 8; number++) sheet.asset(...plainRow(number));
    book.sheet("Pivot").put(["Row Labels", "Count of Make"], ["HMP Fernhill", 4], ["Grand Total", 8]).nothing("any"); // prettier-ignore
  },
  excel_table_with_totals: (book: MadeBook) => {
    const sheet = book.sheet("Kit");
    const rows = Array.from({ length: 5 }, (_, number) => turn(number));
    sheet.put(["Camera list 2025"], [], ["Ref", "Brand", "Model No", "Site", "Qty"]);
    sheet.table({ A: "tag", B: "make", C: "model", D: "site", E: "quantity" });
    for (const [number, { make, model, maker }] of rows.entries())
      sheet.asset([`K${number}`, make, model, "Ashdown House", number + 1], { makers: [maker], site: "Ashdown House" }); // prettier-ignore
    sheet.put(["Total", null, null, null, 15]);
    sheet.put([], ["Printed from the helpdesk"]);
    sheet.sheet.addTable({
      name: "KitList",
      ref: "A3",
      headerRow: true,
      totalsRow: true,
      columns: [
        { name: "Ref", totalsRowLabel: "Total" },
        { name: "Brand" },
        { name: "Model No" },
        { name: "Site" },
        { name: "Qty", totalsRowFunction: "sum" },
      ],
      rows: rows.map(({ make, model }, number) => [`K${number}`, make, model, "Ashdown House", number + 1]),
    });
  },
  hidden_and_struck_rows: (book: MadeBook) => {
    const sheet = book.sheet("Export");
    sheet.put(plainHeader).table(plainRoles);
    for (let number = 0; number < 9; number++) sheet.asset(...plainRow(number));
    sheet.hide(3, 4, 7).strike(5, 9).strike(8, 9);
    sheet.sheet.getColumn(5).hidden = true;
  },
};
