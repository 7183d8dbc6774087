/** Formulas that follow edits, in the grid: an accepted risk counts until its day, and then the action is back by itself. */
import ExcelJS from "exceljs";
import { useWorkbench } from "./browser";

jest.setTimeout(300_000);

const open = useWorkbench();

test("a risk that is accepted until a day", async () => {
  const book = new ExcelJS.Workbook();
  book.addWorksheet("Register").addRows([
    ["Tag", "Make", "Model", "Type", "Site", "Network", "Status"],
    ["CAM-1", "Hikvision", "DS-2CD2143G0-I", "CCTV camera", "Fernhill House", "Corporate LAN", "In use"],
    ["CAM-2", "Dahua", "IPC-HDW2431T", "CCTV camera", "Mill Lane", "Corporate LAN", "In use"],
    ["CAM-3", "Axis", "P3245-V", "CCTV camera", "Mill Lane", "Corporate LAN", "In use"],
  ]);
  const desk = await open(undefined, { now: new Date("2026-11-22T10:00:00") });
  await desk.openFile("register.xlsx", new Uint8Array(await book.xlsx.writeBuffer()), "Register");
  await desk.read();
  await desk.tab("Findings");
  await desk.pane.getByRole("searchbox", { name: "Search" }).fill("CAM-1");
  await desk.pane.getByRole("option").first().click();
  await desk.tab("Work");
  await desk.pane.getByLabel("What is to be recorded").selectOption("accept");
  await desk.pane.getByLabel("Accepted until").fill("2026-12-31");
  await desk.pane.getByLabel("Approved by").fill("Ben Example");
  await desk.pane.getByLabel("Reason").fill("replaced with the roof");
  await desk.click("Write it down");
  await desk.says("The risk is accepted");
  await desk.tab("Check");
  await desk.pane.getByLabel("Write formulas that follow edits").click();
  await desk.mark();
  await desk.says("today's date");

  expect((await desk.cell("H2")).formula).toContain("LensExceptions[#All],,TODAY())");
  await desk.shows("H2", "No action");
  await desk.shows("H3", "Isolate from network");
  await desk.shows("H4", "No action");
  expect(await desk.text("K2")).toMatch(/^Risk accepted until 2026-12-31 by Ben Example: /);

  await desk.setNow(new Date("2027-01-01T09:00:00"));
  await desk.type("G4", "Removed");
  await desk.shows("H2", "Isolate from network");
  expect(await desk.text("K2")).toMatch(/^The risk was accepted only until 2026-12-31 by Ben Example: /);
});
