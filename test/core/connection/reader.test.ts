import fc from "fast-check";
import { createConnectionReader } from "../../../src/core/connection";
import { assetOf, contextOf, vocabulary } from "../../support/vocabulary";

const reader = createConnectionReader(vocabulary.connection);
const under = (header: string, network: string) =>
  reader.read(assetOf({ network }), contextOf({ network: header }));

describe("a network column", () => {
  it.each([
    ["Network", "Corporate LAN", "core"],
    ["Network", "Corp LAN", "core"],
    ["Network", "main network", "core"],
    ["Network", "PSN", "core"],
    ["Network", "Core", "core"],
    ["Network", "Standalone", "isolated"],
    ["Network", "Not networked", "isolated"],
    ["Network", "none", "isolated"],
    ["Network", "Not connected", "isolated"],
    ["Network", "Air-gapped", "isolated"],
    ["Network", "Coax", "isolated"],
    ["Network", "Dedicated CCTV network", "other-network"],
    ["Network", "Separate CCTV LAN", "other-network"],
    ["Network", "4G", "other-network"],
    ["Network", "Internet", "other-network"],
    ["Network", "VLAN 20", "unknown"],
    ["Network", "VLAN 40 (CCTV)", "unknown"],
    ["Network", "LAN", "unknown"],
    ["Network", "10.3.234.85", "unknown"],
    ["Network", "?", "unknown"],
    ["Network", "TBC", "unknown"],
    ["Network", "Corporate LAN?", "unknown"],
    ["Network", "Standalone (TBC)", "unknown"],
    ["Network", "", "unknown"],
    ["Network", "Corporate LAN (to be isolated)", "core"],
    ["Network", "Corporate LAN with internet access", "core"],
    ["Network", "Separate VLAN on corporate LAN", "unknown"],
    ["On corporate network?", "Y", "core"],
    ["On corporate network?", "Yes", "core"],
    ["On corporate network?", "N", "unknown"],
    ["On corporate network?", "No - standalone", "isolated"],
    ["On corporate network?", "N (4G)", "other-network"],
    ["On corporate network?", "N/A", "unknown"],
    ["Standalone (Y/N)", "Y", "isolated"],
    ["Standalone (Y/N)", "N", "unknown"],
    ["Isolated?", "yes", "isolated"],
    ["Networked?", "No", "isolated"],
    ["On network?", "Yes - corporate LAN", "core"],
    ["Network", "No", "isolated"],
    ["Isolated from corporate network?", "N", "core"],
    ["Réseau", "Réseau d'entreprise", "core"],
    ["Netzwerk", "nicht vernetzt", "isolated"],
  ])("%s: %j is %s", (header, cell, connection) => {
    expect(under(header, cell).connection).toBe(connection);
  });

  it.each([
    ["On corporate network?", "N", ["other-network", "isolated"]],
    ["Network", "Isolated from corporate LAN", ["other-network", "isolated"]],
    ["Network", "Not on the corporate network", ["other-network", "isolated"]],
    ["Standalone?", "No", ["core", "other-network"]],
    ["Network", "VLAN 20", ["core", "other-network"]],
    ["Network", "Not isolated", ["core", "other-network"]],
    ["Network", "TBC", ["core", "other-network", "isolated"]],
  ])("%s: %j leaves %j", (header, cell, possible) => {
    expect(under(header, cell).possible).toEqual(possible);
  });
});

describe("remote access", () => {
  it.each([
    ["Remote access?", "Y", true],
    ["Remote access?", "N", false],
    ["Remote maintenance", "?", null],
    ["Network", "P2P cloud", true],
    ["Network", "No remote access", false],
    ["Network", "Corporate LAN", null],
  ])("%s: %j is %s", (header, cell, remote) => {
    expect(under(header, cell).remoteAccess).toBe(remote);
  });
});

describe("elsewhere", () => {
  it("believes plain words in notes, and no kind of recorder", () => {
    const notes = (text: string) => reader.read(assetOf({ notes: text }), contextOf()).connection;
    expect(notes("On corporate LAN, moved 2022")).toBe("core");
    expect(notes("Was on corporate LAN")).toBe("unknown");
    expect(notes("Air-gapped since March")).toBe("isolated");
    expect(reader.read(assetOf({ description: "Standalone DVR" }), contextOf()).connection).toBe("unknown");
  });

  it("takes the site's CCTV network where the row does not say", () => {
    const asset = assetOf({ site: "Fernhill", network: "TBC" });
    expect(reader.read(asset, contextOf(), "main")).toMatchObject({
      connection: "core",
      evidence: [{ role: "site", rule: "sites/cctv-network", text: "Fernhill" }],
    });
    expect(reader.read(assetOf({ network: "Standalone" }), contextOf(), "main").connection).toBe("isolated");
  });

  it("reads several columns together", () => {
    const context = {
      ...contextOf(),
      headers: [
        { role: "network" as const, text: "VLAN" },
        { role: "network" as const, text: "On corporate network" },
      ],
    };
    expect(reader.read({ network: ["20", "Y"] }, context).connection).toBe("core");
    expect(reader.read({ network: ["", "N"] }, context).possible).toEqual(["other-network", "isolated"]);
  });
});

it("does not mind case or spaces, and never throws", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string(), (cell, header) => {
      const finding = under(header, cell);
      expect(finding.possible.length).toBeGreaterThan(0);
      expect(under(header, ` ${cell}\u00a0`).possible).toEqual(finding.possible);
    }),
  );
  expect(under("ON CORPORATE NETWORK?", "y").connection).toBe("core");
  expect(under("Network", " CORPORATE\u00a0 LAN ").connection).toBe("core");
});
