/** What is served beside the bundles: everything that the manifest and the page name is there, and nothing points elsewhere. */
import { environmentOf } from "../../scripts/addin/environments";
import { addInFiles, type Environment } from "../../scripts/addin";
import { contentSecurityPolicy } from "../../scripts/addin/security";
import { root } from "./support";

const production = environmentOf({ production: true, base: "https://apps.example.org/estate-lens" });
const files = addInFiles(root, production, "stamp");
const text = (name: string, from = files): string => String(from.get(name) ?? "");
/** The bundle that webpack writes. */
const bundle = "taskpane.js";

test("every address of the manifest is a file that is served", () => {
  const addresses = [...text("manifest.xml").matchAll(/(?:DefaultValue|Url)="(https:[^"]*)"/g)];
  const paths = new Set(addresses.map(([, url = ""]) => url.slice(production.base.length + 1)));
  expect(paths.size).toBeGreaterThan(50);
  expect([...paths].filter((path) => path !== bundle && !files.has(path))).toEqual([]);
});

test("every address of the page and of the help is a file that is served", () => {
  const linked = (name: string): string[] =>
    [...text(name).matchAll(/(?:src|href)="([^"#?]*)/g)].map(([, to = ""]) =>
      new URL(to, `https://x/${name}`).pathname.slice(1),
    );
  const help = [...files.keys()].filter((name) => /^help\/.*\.html$/.test(name));
  expect(help.length).toBeGreaterThan(2);
  for (const name of ["taskpane.html", ...help]) {
    const missing = linked(name).filter((path) => path !== name && path !== bundle && !files.has(path));
    expect([name, missing]).toEqual([name, []]);
  }
  expect(linked("taskpane.html")).toContain(bundle);
});

test("production names no machine of ours and no other address", () => {
  for (const [name, content] of files) {
    if (name.startsWith("office-js/") || Buffer.isBuffer(content)) continue;
    expect([name, /localhost|127\.0\.0\.1/.test(content)]).toEqual([name, false]);
  }
});

test("no template mark is left in the page", () => {
  expect(text("taskpane.html")).not.toMatch(/\{\{|\}\}/);
  expect(text("taskpane.html")).toContain("taskpane.js?stamp");
});

describe("office.js", () => {
  const names = [...files.keys()].filter((name) => name.startsWith("office-js/"));

  test("is served from our own address, in a folder with its version, with its licence", () => {
    const [, address = ""] = /<script src="([^"]*office\.js)"/.exec(text("taskpane.html")) ?? [];
    expect(address).toMatch(/^office-js\/\d+\.\d+\.\d+\/office\.js$/);
    expect(files.has(address)).toBe(true);
    expect(names.some((name) => name.endsWith("/LICENSE.md"))).toBe(true);
  });

  test("comes with Excel's libraries for Windows, Mac and the web, without other applications and telemetry", () => {
    for (const part of [
      "excel-web-16.00.js",
      "excel-win32-16.01.js",
      "excel-mac-16.00.js",
      "en-gb/office_strings.js",
    ]) {
      expect([part, names.some((name) => name.endsWith(`/${part}`))]).toEqual([part, true]);
    }
    expect(names.filter((name) => /word|outlook|powerpoint|telemetry|debug/.test(name))).toEqual([]);
  });

  test("comes from Microsoft's CDN where the build says so, and then is not copied", () => {
    const cdn: Environment = environmentOf({ production: true, base: production.base, officeJs: "cdn" });
    const served = addInFiles(root, cdn, "stamp");
    expect(text("taskpane.html", served)).toContain('<script src="https://appsforoffice.microsoft.com/');
    expect([...served.keys()].filter((name) => name.startsWith("office-js/"))).toEqual([]);
  });
});

describe("the Content-Security-Policy", () => {
  test("stands in the page before any script", () => {
    const page = text("taskpane.html");
    const at = page.indexOf(`content="${contentSecurityPolicy("self-hosted")}"`);
    expect(at).toBeGreaterThan(0);
    expect(at).toBeLessThan(page.indexOf("<script"));
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)/);
  });

  test("lets nothing out and no foreign code in", () => {
    const policy = contentSecurityPolicy("self-hosted");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).not.toMatch(/unsafe-eval|https?:|\*/);
    expect(/script-src[^;]*/.exec(policy)?.[0]).toBe("script-src 'self'");
  });

  test("with the CDN lets in its scripts and nothing else", () => {
    expect(contentSecurityPolicy("cdn").match(/https:[^ ;]*/g)).toEqual([
      "https://appsforoffice.microsoft.com",
    ]);
  });
});
