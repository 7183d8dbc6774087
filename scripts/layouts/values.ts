/** What stands in the cells: look-alike letters, errors, numbers that Excel made, counts, codes. */
import type { MadeBook } from "./book";
import { kit, sites, turn } from "./kit";

export const values = {
  odd_spaces_and_letters: (book: MadeBook) => {
    const sheet = book.sheet("Copied");
    sheet.put(["Make\u00a0", "Model\u200b", "ＳＩＴＥ", "Install\nDate", "Ser.\u00a0No"]);
    sheet.table({ A: "make", B: "model", C: "site", D: "installDate", E: "serial" });
    const rows = [
      ["Hik\u00a0Vision", "DS\u20112CD2143G2\u2011I", "Hikvision"],
      ["\u200bHikvision\u200b", "DS-2CD2043G2-I", "Hikvision"],
      ["Нikvision", "DS-2CD2047G2-L", "Hikvision"],
      ["Ｄａｈｕａ", "IPC-HFW2431S-S-S2", "Dahua"],
      ["Aхis  Communications ", "P3245-LV", "Axis Communications"],
      ["Ｂｏｓｃｈ", "NDE-3502-AL", "Bosch"],
    ] as const;
    for (const [at, [make, model, maker]] of rows.entries())
      sheet.asset([make, model, "Lilley\u00a0Library ", "01/04/2020", ` ${at}X7 `], { makers: [maker] });
  },
  numbers_that_excel_made: (book: MadeBook) => {
    const sheet = book.sheet("Mangled");
    sheet.put(["Asset No", "Make", "Model", "MAC Address", "Serial No", "Site"]);
    sheet.table({ A: "tag", B: "make", C: "model", D: "mac", E: "serial", F: "site" });
    const rows: readonly (readonly [string | number, string, string | number | Date, string | number, string | number, string])[] = [
      ["00117", "Hikvision", "DS-2CD2143G2-I", "44:19:B6:12:34:56", "6.37702E+15", "Hikvision"],
      ["00118", "", "", "4.419E+15", "E41234567", ""],
      [119, "", "", 441_923_456_789, 6_377_020_000_000_000, ""],
      [120, "", 6.38e15, 1_234_567, "AB1234", ""],
      ["00121", "", new Date(Date.UTC(2024, 2, 1)), "00:40:8C:18:AB:CD", "AB1235", "Axis Communications"],
      ["00122", "Axis", "P3245-LV", "2.E+10", 1e15, "Axis Communications"],
    ]; // prettier-ignore
    for (const [tag, make, model, mac, serial, maker] of rows)
      sheet.asset([tag, make || null, model === "" ? null : model, mac, serial, "Ashdown House"], { makers: maker === "" ? [] : [maker], site: "Ashdown House" }); // prettier-ignore
  },
  errors_as_values: (book: MadeBook) => {
    const sheet = book.sheet("Looked up");
    sheet.put(["Tag", "Make", "Model", "Site", "Site type"]);
    sheet.table({ A: "tag", B: "make", C: "model", D: "site", E: "siteType" });
    sheet.asset(["1", { error: "#N/A" }, "DS-2CD2143G2-I", "HMP Fernhill", { error: "#REF!" }], { makers: ["Hikvision"], site: "HMP Fernhill", siteType: "" }); // prettier-ignore
    sheet.asset(["2", "Axis", { error: "#N/A" }, "HMP Fernhill", "Prison"], { makers: ["Axis Communications"], siteType: "Prison" }); // prettier-ignore
    sheet.asset(["3", { error: "#N/A" }, { error: "#N/A" }, { error: "#N/A" }, { error: "#VALUE!" }], { makers: [], site: "" }); // prettier-ignore
    sheet.asset(["4", "Dahua", "IPC-HDW2431T-AS-S2", "Ashdown House", "Office"], { makers: ["Dahua"] });
  },
  yes_no_by_maker: (book: MadeBook) => {
    const sheet = book.sheet("By site");
    sheet.put(["Site", "Site type", "No. of cameras", "Hikvision (Y/N)", "Dahua (Y/N)", "Other makes", "On corporate network?"]); // prettier-ignore
    sheet.table({ A: "site", B: "siteType", C: "quantity", D: "make", E: "make", F: "make", G: "network" });
    const rows = [
      ["HMP Fernhill", "Prison", "approx 60", "Y", "N", "", "N", ["Hikvision"]],
      ["Ashdown House", "Office", 12, "N", "N", "Axis, Bosch", "Y", ["Axis Communications", "Bosch"]],
      ["Lilley Library", "Library", 4, "n", "Yes", "", "?", ["Dahua"]],
      ["Netherby Depot", "Depot", 8, "✓", "✓", "Hanwha", "No", ["Hikvision", "Dahua", "Hanwha Vision"]],
      ["Brook Street", "Office", 0, "N", "N", "", "", []],
    ] as const;
    for (const [site, siteType, count, hik, dahua, other, network, makers] of rows)
      sheet.asset([site, siteType, count, hik, dahua, other || null, network || null], { makers, site, siteType }); // prettier-ignore
  },
  counts_by_maker: (book: MadeBook) => {
    const sheet = book.sheet("Counts");
    sheet.put(["Property", "Property type", "Hikvision", "Dahua", "Axis", "Bosch", "Total"]);
    sheet.table({ A: "site", B: "siteType", C: "make", D: "make", E: "make", F: "make" });
    const rows = [
      ["HMP Fernhill", "Prison", 12, 0, 3, null, 15, ["Hikvision", "Axis Communications"]],
      ["Ashdown House", "Office", null, null, 7, 2, 9, ["Axis Communications", "Bosch"]],
      ["Netherby Depot", "Depot", 0, 16, 0, 0, 16, ["Dahua"]],
    ] as const;
    for (const [site, siteType, hik, dahua, axis, bosch, total, makers] of rows)
      sheet.asset([site, siteType, hik, dahua, axis, bosch, total], { makers, site, siteType });
    sheet.put(["Total", null, 12, 16, 10, 2, 40]);
  },
  systems_in_free_text: (book: MadeBook) => {
    const sheet = book.sheet("Systems");
    sheet.put(["Site", "Site type", "System description", "Network"]);
    sheet.table({ A: "site", B: "siteType", C: "description", D: "network" });
    const rows = [
      ["HMP Fernhill", "Prison", "16 ch NVR Hik + 12 no. Bosch domes", ["Hikvision", "Bosch"]],
      ["Ashdown House", "Office", "4 x Axis (previously Hikvision, removed 03/22)", ["Axis Communications"]],
      ["Lilley Library", "Library", "No CCTV", []],
      [
        "Netherby Depot",
        "Depot",
        "8no Dahua turrets recording to 1no Axis recorder",
        ["Dahua", "Axis Communications"],
      ],
      ["Brook Street", "Office", "Dahua? installer to confirm", null],
    ] as const;
    for (const [site, siteType, system, makers] of rows)
      sheet.asset(
        [site, siteType, system, "Standalone"],
        makers === null ? { site } : { makers, site, siteType },
      );
  },
  columns_that_hold_something_else: (book: MadeBook) => {
    const sheet = book.sheet("Cameras");
    sheet.put(["Cam No", "Make/Model", "Vendor", "Manufacturer", "Serial", "Address", "Notes", "userName", "currentPassword"]); // prettier-ignore
    sheet.table({ A: "tag", B: "make", D: "make", E: "mac", F: "ip", G: "notes", H: "secret", I: "secret" });
    const rows = [
      [kit.hikDome, "Hikvision DS-2CD2143G2-I", "44:19:B6:12:34:56"],
      [kit.axisDome, "Axis P3245-LV", "AC:CC:8E:11:22:33"],
      [kit.dahua, "Dahua IPC-HDW2431T", "3C:EF:8C:AA:BB:CC"],
      [kit.axisBullet, "Axis P1448-LE", "ACCC8E445566"],
      [kit.bosch, "Bosch NDE-3502-AL", "00:07:5F:01:02:03"],
    ] as const;
    for (const [at, [each, text, mac]] of rows.entries())
      sheet.asset([`C${at}`, text, "Elm Security Ltd", each.make, mac, `10.1.2.${at + 10}`, at === 2 ? "replaced 2023" : null, "admin", "secret1"], { makers: [each.maker] }); // prettier-ignore
  },
  codes_instead_of_words: (book: MadeBook) => {
    const sheet = book.sheet("Coded");
    sheet.put(["Asset ID", "Uniclass code", "Manufacturer", "Property code", "AddressBase class", "Product"]);
    sheet.table({ A: "tag", B: "category", C: "make", D: "site", E: "siteType", F: "model" });
    const codes = ["Pr_60_75_86_24", "Pr_60_75_03_56", "Pr_80_77_28_84", "Pr_60_75_86_65", "Pr_75_75_27_67"];
    const classes = ["CM03", "CL04SC", "CE03", "MA", "CO01"];
    for (const [at, code] of codes.entries()) {
      const { make, model, maker } = turn(at);
      sheet.asset([`U${at}`, code, make, `P00${at}`, classes[at] ?? "", model], { makers: [maker] });
    }
  },
  sites_with_footnotes: (book: MadeBook) => {
    const sheet = book.sheet("Plant");
    sheet.put(["Plant No.", "Premises", "Type of premises", "Maker", "Model ref", "Qty", "Lifecycle"]);
    sheet.table({ A: "tag", B: "site", C: "siteType", D: "make", E: "model", F: "quantity", G: "status" });
    for (let number = 0; number < 6; number++) {
      const { make, model, maker } = turn(number);
      const [site, siteType] = sites[number % sites.length] ?? sites[0];
      sheet.asset([number * 7 + 3, `${site}${number === 2 ? " *" : ""}`, siteType, make, model, `${number + 1} no.`, number === 4 ? "Disposed 2022" : "In service"], { makers: [maker], siteType }); // prettier-ignore
    }
    sheet.put([], ["* listed building"], ["© Elm Estates 2025"]);
  },
};
