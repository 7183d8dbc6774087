/** The manifest against the house: what it names exists, is used, has the right size and length, in every environment. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { environmentOf, production } from "../../scripts/addin/environments";
import { manifestFor } from "../../scripts/addin/manifest";
import { iconSizes } from "../../scripts/icons/drawings";
import { pngSize } from "../../scripts/icons/png";
import { environments, manifestOf, read, resourcesOf, root, usesOf } from "./support";
import { actionIds } from "../../src/commands/associate";

describe.each(environments.map((environment) => [environment.name, environment] as const))(
  "the %s manifest",
  (_, environment) => {
    const manifest = manifestOf(environment);
    const resources = resourcesOf(manifest);
    const uses = usesOf(manifest);

    test("defines each resource once", () => {
      const ids = resources.map(({ id }) => id);
      expect(ids.length).toBeGreaterThan(60);
      expect(new Set(ids).size).toBe(ids.length);
    });

    test("uses each resource, and uses none that is not there", () => {
      const defined = new Set(resources.map(({ id }) => id));
      const used = new Set(uses.map(({ id }) => id));
      expect([...used].filter((id) => !defined.has(id))).toEqual([]);
      expect([...defined].filter((id) => !used.has(id))).toEqual([]);
    });

    test("uses each resource as what it is", () => {
      const listOf = new Map(resources.map(({ id, list }) => [id, list]));
      const expected: Readonly<Record<string, string>> = {
        "bt:Image": "Images",
        Runtime: "Urls",
        SourceLocation: "Urls",
        FunctionFile: "Urls",
        LearnMoreUrl: "Urls",
        Namespace: "ShortStrings",
        Label: "ShortStrings",
        Title: "ShortStrings",
        Description: "LongStrings",
      };
      for (const { element, id } of uses)
        expect([element, id, listOf.get(id)]).toEqual([element, id, expected[element]]);
    });

    test("keeps within the lengths that Excel takes", () => {
      for (const { id, value, list } of resources) {
        const longest = { Images: 2048, Urls: 2048, ShortStrings: 125, LongStrings: 250 }[list] ?? 0;
        expect(id.length).toBeLessThanOrEqual(32);
        expect(value.length).toBeGreaterThan(0);
        expect({ id, tooLong: value.length > longest }).toEqual({ id, tooLong: false });
      }
      const top = (name: string): string =>
        new RegExp(`<${name} DefaultValue="([^"]*)"`).exec(manifest)?.[1] ?? "";
      expect(top("DisplayName").length).toBeLessThanOrEqual(125);
      expect(top("Description").length).toBeLessThanOrEqual(250);
    });

    test("names only addresses below its own https base", () => {
      const addresses = [...manifest.matchAll(/(?:DefaultValue|Url)="(https?:[^"]*)"/g)].map(
        ([, url = ""]) => url,
      );
      expect(addresses.length).toBeGreaterThan(50);
      expect(addresses.filter((url) => !url.startsWith(`${environment.base}/`))).toEqual([]);
      expect(environment.base).toMatch(/^https:\/\//);
    });

    test("has every icon at its pixel size", () => {
      const files = new Map(
        resources.filter(({ kind }) => kind === "Image").map(({ id, value }) => [id, value]),
      );
      const asked = [...manifest.matchAll(/<bt:Image size="(\d+)" resid="([^"]+)"/g)];
      expect(asked.length).toBeGreaterThan(40);
      for (const [, size, id = ""] of asked) {
        const path = join(root, (files.get(id) ?? "").replace(`${environment.base}/`, ""));
        expect([id, existsSync(path)]).toEqual([id, true]);
        expect([id, pngSize(readFileSync(path))]).toEqual([
          id,
          { width: Number(size), height: Number(size) },
        ]);
      }
      for (const [element, size] of [
        ["IconUrl", 32],
        ["HighResolutionIconUrl", 64],
      ] as const) {
        const url = new RegExp(`<${element} DefaultValue="([^"]*)"`).exec(manifest)?.[1] ?? "";
        const file = join(root, url.replace(`${environment.base}/`, ""));
        expect(pngSize(readFileSync(file))).toEqual({ width: size, height: size });
      }
    });

    test("gives every icon in every size that Excel's display scales ask for", () => {
      const icons = [...manifest.matchAll(/<Icon>([\s\S]*?)<\/Icon>/g)].map(([, body = ""]) =>
        [...body.matchAll(/size="(\d+)"/g)].map(([, size]) => Number(size)),
      );
      expect(icons.length).toBeGreaterThanOrEqual(7);
      for (const sizes of icons) expect(sizes).toEqual([...iconSizes]);
    });

    test("runs pane, functions and commands on one page", () => {
      const page = (pattern: RegExp): string | undefined => pattern.exec(manifest)?.[1];
      const runtime = page(/<Runtime resid="([^"]+)" lifetime="long"/);
      expect(runtime).toBeDefined();
      expect(page(/<Page>\s*<SourceLocation resid="([^"]+)"/)).toBe(runtime);
      expect(page(/<FunctionFile resid="([^"]+)"/)).toBe(runtime);
      const actions = [...manifest.matchAll(/xsi:type="ShowTaskpane">\s*<SourceLocation resid="([^"]+)"/g)];
      expect(actions.map(([, resid]) => resid)).toEqual([runtime]);
      const url = resourcesOf(manifest).find(({ id }) => id === runtime)?.value;
      expect(manifest).toContain(`<SourceLocation DefaultValue="${url}"`);
    });

    test("asks for the shared runtime and nothing else, so that Excel 2021 takes it", () => {
      const sets = [...manifest.matchAll(/<Set Name="([^"]+)" MinVersion="([^"]+)"/g)];
      expect(sets.map(([, name, version]) => [name, version])).toEqual([["SharedRuntime", "1.1"]]);
    });

    test("avoids what Excel is known to stumble over", () => {
      expect(manifest).not.toContain('xsi:type="Menu"');
      expect(manifest).not.toContain("TaskpaneId");
      expect(manifest).not.toContain("RibbonApi");
      const contextMenu =
        /<OfficeMenu id="ContextMenuCell">([\s\S]*?)<\/OfficeMenu>/.exec(manifest)?.[1] ?? "";
      expect(contextMenu.match(/<Control /g)).toHaveLength(1);
    });

    test("gives each control its own id", () => {
      const ids = [...manifest.matchAll(/<(?:Control xsi:type="\w+"|Group) id="([^"]+)"/g)].map(
        ([, id]) => id,
      );
      expect(ids.length).toBeGreaterThanOrEqual(7);
      expect(new Set(ids).size).toBe(ids.length);
    });

    test("stands in the order that Excel reads", () => {
      const order = [
        "Id",
        "Version",
        "ProviderName",
        "DefaultLocale",
        "DisplayName",
        "Description",
        "IconUrl",
      ]
        .concat([
          "HighResolutionIconUrl",
          "SupportUrl",
          "Hosts",
          "Requirements",
          "DefaultSettings",
          "Permissions",
        ])
        .concat(["VersionOverrides", "ExtendedOverrides"])
        .map((name) => manifest.search(new RegExp(`<${name}[ >]`)));
      expect(order).toEqual([...order].sort((a, b) => a - b));
      expect(order[0]).toBeGreaterThan(0);
    });
  },
);

describe("environments", () => {
  const [dev, prod] = environments.map(manifestOf);

  test("share no id, name or function namespace", () => {
    for (const pattern of [
      /<Id>(.*?)<\/Id>/,
      /<DisplayName DefaultValue="(.*?)"/,
      /Namespace" DefaultValue="(.*?)"/,
    ]) {
      const [inDev, inProd] = [dev, prod].map((manifest) => pattern.exec(manifest!)?.[1]);
      expect(inDev).toBeTruthy();
      expect(inProd).toBeTruthy();
      expect(inDev).not.toBe(inProd);
    }
    expect(prod).toContain('id="Functions.Namespace" DefaultValue="ESTATE"');
    expect(dev).toContain('id="Functions.Namespace" DefaultValue="ESTATE.DEV"');
  });

  test("production names no machine of ours and carries the package's version", () => {
    expect(prod).not.toMatch(/localhost|127\.0\.0\.1|development|\(dev\)/i);
    expect(prod).toContain("<Version>1.2.3.0</Version>");
  });

  test("the development manifest in the repository is the one that the build starts from", () => {
    expect(read("manifest.xml")).toContain(
      `<Version>${/"version": "([\d.]+)"/.exec(read("package.json"))?.[1]}.0</Version>`,
    );
  });

  test.each([
    ["http://apps.example.org", "not https"],
    ["https://localhost:3000", "this machine"],
    ["apps.example.org", "no address"],
    ["https://apps.example.org/?a=1", "must not have"],
  ])("a production build for %s is refused in a sentence", (base, says) => {
    expect(() => environmentOf({ production: true, base })).toThrow(says);
  });

  test("a manifest that lost what has to be replaced is refused", () => {
    expect(() => manifestFor(production, "<OfficeApp/>", "1.0.0")).toThrow("does not hold");
  });
});

describe("keyboard shortcuts", () => {
  const { actions, shortcuts } = JSON.parse(read("shortcuts.json")) as {
    actions: { id: string; type: string; name: string }[];
    shortcuts: { action: string; key: { default: string } }[];
  };

  test("every action has one shortcut, and every shortcut an action", () => {
    expect(shortcuts.map(({ action }) => action)).toEqual(actions.map(({ id }) => id));
    expect(new Set(actions.map(({ id }) => id)).size).toBe(actions.length);
  });

  test("are Ctrl+Alt+Shift and a letter, each its own", () => {
    const keys = shortcuts.map(({ key }) => key.default);
    for (const key of keys) expect(key).toMatch(/^Ctrl\+Alt\+Shift\+[A-Z]$/);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("cover every button of the ribbon", () => {
    const manifest = manifestOf(environments[0]!);
    const functions = [...manifest.matchAll(/<FunctionName>(.*?)<\/FunctionName>/g)].map(([, name]) => name);
    expect(functions.length).toBeGreaterThan(0);
    expect(actions.map(({ id }) => id)).toEqual(expect.arrayContaining([...new Set(functions)]));
    expect(actions.map(({ id }) => id)).toContain("OpenPane");
    // every action that manifest and shortcuts name is associated in code, and no other
    expect(actions.map(({ id }) => id).sort()).toEqual([...actionIds].sort());
  });
});
