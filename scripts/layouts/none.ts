/** Sheets that hold no register: nothing may be invented on them. */
import type { MadeBook } from "./book";

export const none = {
  no_registers: (book: MadeBook) => {
    const sheet = (name: string, ...rows: readonly (readonly (string | number | null)[])[]): void => {
      book
        .sheet(name)
        .put(...rows)
        .nothing("any");
    };
    sheet("Prices", ["Manufacturer", "Model", "Description", "List price", "Discount"], ["Hikvision", "DS-2CD2143G2-I", "4 MP dome", 120, "40%"], ["Axis", "P3245-LV", "Dome", 480, "25%"], ["Bosch", "NDE-3502-AL", "Dome", 310, "30%"]); // prettier-ignore
    sheet("Rota", ["Guard", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday"], ["A. Elm", "Early", "Early", "Late", "Late", "Off"], ["B. Oak", "Late", "Late", "Early", "Early", "Off"]); // prettier-ignore
    sheet("Uniclass", ["Code", "Title", "Group", "Sub group"], ["Pr_60_75_86_24", "Dome cameras", "60", "75"], ["Pr_60_75_86_65", "Pan tilt zoom cameras", "60", "75"], ["Pr_60_75_03_56", "Network video recorders", "60", "75"]); // prettier-ignore
    sheet("Budget", ["Cost centre", "Description", "2023/24", "2024/25", "2025/26"], ["4410", "CCTV maintenance", 12_000, 12_500, 13_000], ["4420", "Access control", 8000, 8000, 8200], ["Total", null, 20_000, 20_500, 21_200]); // prettier-ignore
    sheet("Contacts", ["Name", "Company", "Role", "Phone", "Email"], ["Ann Elm", "Elm Security Ltd", "Engineer", "01632 960001", "ann@example.org"], ["Bob Oak", "Oak Systems", "Manager", "01632 960002", "bob@example.org"]); // prettier-ignore
    sheet("Invoices", ["Invoice No", "Supplier", "Date", "Net", "VAT", "Gross"], ["1001", "Elm Security Ltd", "2025-01-03", 100, 20, 120], ["1002", "Hikvision UK", "2025-02-03", 200, 40, 240]); // prettier-ignore
    sheet("Risks", ["Risk", "Likelihood", "Impact", "Owner", "Mitigation"], ["Camera failure", 3, 4, "Estates", "Replace ageing cameras"], ["Loss of power", 2, 5, "Facilities", "UPS"]); // prettier-ignore
    sheet("Visits", ["Date", "Engineer", "Job No", "Work done", "Hours"], ["2025-03-01", "A. Elm", "J100", "Cleaned cameras and checked the recorder", 2], ["2025-03-02", "B. Oak", "J101", "Replaced a power supply", 3]); // prettier-ignore
    sheet("Letter", ["Dear all,"], ["please send back the completed register by Friday."], ["Kind regards"], ["Estates"]); // prettier-ignore
    sheet("Blank");
    sheet("Properties", ["Site code", "Site name", "Site type", "Postcode"], ["FH01", "HMP Fernhill", "Prison", "ZZ1 1AA"], ["LL02", "Lilley Library", "Library", "ZZ1 1AB"]); // prettier-ignore
  },
};
