import fc from "fast-check";
import { createStageReader } from "../../../src/core/stage";
import { assetOf, contextOf, vocabulary } from "../../support/vocabulary";

const reader = createStageReader(vocabulary.stage);
const under = (header: string, status: string) =>
  reader.read(assetOf({ status }), contextOf({ status: header }));

describe("a status column", () => {
  it.each([
    ["In use", "installed"],
    ["Live", "installed"],
    ["In-service", "installed"],
    ["Switched off", "installed"],
    ["Faulty", "installed"],
    ["Isolated", "installed"],
    ["To be removed", "installed"],
    ["Awaiting decommission", "installed"],
    ["In use - planned replacement 2026", "installed"],
    ["Not yet removed", "installed"],
    ["Not yet decommissioned", "installed"],
    ["Planned", "not-installed"],
    ["On order", "not-installed"],
    ["In Store", "not-installed"],
    ["Spare", "not-installed"],
    ["Removed to store", "not-installed"],
    ["Removed, in store", "not-installed"],
    ["Decommissioned - in stores", "not-installed"],
    ["Earmarked for Ashdown House", "not-installed"],
    ["Not yet installed", "not-installed"],
    ["Awaiting installation", "not-installed"],
    ["Removed?", "installed-or-removed"],
    ["Decommissioned 2021 - still on wall", "installed"],
    ["Removed", "removed"],
    ["Removed 03/2023", "removed"],
    ["Disposed (WEEE)", "removed"],
    ["Scrapped", "removed"],
    ["Taken out", "removed"],
    ["Decommissioned and removed", "removed"],
    ["In store, scrapped 2024", "removed"],
    ["Decommissioned", "installed-or-removed"],
    ["Retired", "installed-or-removed"],
    ["Written off", "installed-or-removed"],
    ["Absent", "installed-or-removed"],
    ["Lost", "installed-or-removed"],
    ["Archived", "installed-or-removed"],
    ["Not in use", "installed-or-removed"],
    ["Entfernt", "removed"],
    ["Dado de baja", "installed-or-removed"],
    ["", "installed"],
    ["TBC", "installed"],
    ["Amber", "installed"],
  ])("%j is %s", (status, stage) => {
    expect(under("Status", status).stage).toBe(stage);
  });

  it.each([
    ["In use (Y/N)", "Y", "installed"],
    ["In use (Y/N)", "N", "installed-or-removed"],
    ["Decommissioned?", "Yes", "installed-or-removed"],
    ["Date removed", "2023-01-01", "removed"],
    ["Date removed", "45000", "removed"],
    ["Date removed", "", "installed"],
    ["Disposed on", "Mar 2024", "removed"],
    ["Disposal date", "31/03/2024", "installed-or-removed"],
    ["Decommissioned date", "2021", "installed-or-removed"],
    ["Status", "2023-01-01", "installed"],
    ["Decommissioned?", "No", "installed"],
    ["Removed?", "Y", "removed"],
    ["Removed?", "N", "installed"],
    ["Installed", "No", "not-installed"],
    ["Still there?", "Y", "installed"],
    ["install_status", "1", "installed"],
    ["install_status", "6", "not-installed"],
    ["install_status", "7", "installed-or-removed"],
    ["installStatus", "100", "installed-or-removed"],
    ["Install Status", "8", "removed"],
    ["operational_status", "6", "installed-or-removed"],
    ["Status", "7", "installed"],
    ["install_status", "constructor", "installed"],
  ])("%s: %j is %s", (header, status, stage) => {
    expect(under(header, status).stage).toBe(stage);
  });

  it("says whether anything was said", () => {
    expect(under("Status", "In use").stated).toBe(true);
    expect(under("Status", "TBC").stated).toBe(false);
  });
});

describe("a question that is answered", () => {
  it.each([
    ["Still on site?", "No", "installed-or-removed"],
    ["Still on site?", "Yes", "installed"],
    ["Installed?", "No", "not-installed"],
    ["Removed?", "Yes 03/2023", "removed"],
    ["Removed?", "No", "installed"],
  ])("%s %s: %s", (header, answer, expected) => {
    expect(under(header, answer).stage).toBe(expected);
  });
});

describe("elsewhere", () => {
  it.each([
    ["removed 03/2023", "Axis", "removed"],
    ["Unit was removed in 2022.", "Axis", "removed"],
    ["Hikvision removed 03/2023, decommissioned", "Hikvision", "removed"],
    ["Decommissioned", "Axis", "installed-or-removed"],
    ["4 x Axis (previously Hikvision, removed 03/22)", "Axis", "installed"],
    ["Old camera removed 2022", "Axis", "installed"],
    ["Hikvision removed 03/22", "Axis", "installed"],
    ["Removed cover and cleaned", "Axis", "installed"],
    ["Lens replaced 2020", "Axis", "installed"],
    ["Replaced 2021", "Hikvision", "installed-or-removed"],
    ["To be replaced (Hikvision DS-2CD)", "Hikvision", "installed"],
    ["In store", "Axis", "not-installed"],
    ["Camera above stores entrance", "Axis", "installed"],
    ["Removed from network 2023", "Axis", "installed"],
    ["Removed from corporate LAN", "Axis", "installed"],
    ["Removed from site 2023", "Axis", "removed"],
    ["Spare held in stores", "Axis", "not-installed"],
    ["Not yet installed", "Axis", "not-installed"],
    ["Disposed via WEEE 2022", "Axis", "removed"],
  ])("the note %j on a %s is %s", (notes, make, stage) => {
    expect(reader.read(assetOf({ notes, make }), contextOf()).stage).toBe(stage);
  });

  it("takes what only tells of its state as such beside a column that says where it is", () => {
    const of = (...status: string[]) => reader.read({ ...assetOf({}), status }, contextOf()).stage;
    expect(of("In stock", "Non-Operational")).toBe("not-installed");
    expect(of("Disposed", "Faulty")).toBe("removed");
    expect(of("Disposed", "Operational")).toBe("installed-or-removed");
    expect(under("Working?", "No").stage).toBe("installed");
  });

  it("lets a status column win over notes", () => {
    expect(reader.read(assetOf({ status: "In use", notes: "Removed 2023" }), contextOf()).stage).toBe(
      "installed",
    );
  });

  it("takes strikethrough as perhaps gone", () => {
    expect(reader.read(assetOf({}), contextOf(), true)).toMatchObject({
      stage: "installed-or-removed",
      possible: ["installed", "removed"],
    });
    expect(reader.read(assetOf({ status: "Removed" }), contextOf(), true).stage).toBe("removed");
  });
});

it("does not mind case or spaces, and never throws", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string(), (status, header) => {
      const finding = under(header, status);
      expect(finding.possible.length).toBeGreaterThan(0);
      expect(under(header, `\u00a0${status}  `).stage).toBe(finding.stage);
      reader.read(assetOf({ notes: status, make: header }), contextOf());
    }),
  );
  expect(under("STATUS", " REMOVED\u00a0TO STORE").stage).toBe("not-installed");
});
