/**
 * The Content-Security-Policy of the add-in's page, each line with its reason. It is what keeps the promise that
 * nothing leaves the machine: the browser itself refuses every other address.
 * `frame-ancestors` cannot stand in a page; docs/hosting.md says which header a server should send.
 */
import type { Environment } from "./environments";

const microsoftCdn = "https://appsforoffice.microsoft.com";

export interface Directive {
  readonly name: string;
  readonly values: readonly string[];
  readonly because: string;
}

export function directives(officeJs: Environment["officeJs"]): Directive[] {
  const office = officeJs === "cdn" ? [microsoftCdn] : [];
  return [
    { name: "default-src", values: ["'none'"], because: "What is not named below is refused." },
    {
      name: "script-src",
      values: ["'self'", ...office],
      because: "Our own code and office.js, no inline code, no eval.",
    },
    {
      name: "style-src",
      values: ["'self'", "'unsafe-inline'"],
      because: "office.js and the pane's components set styles from code.",
    },
    { name: "img-src", values: ["'self'", "data:"], because: "Our icons, and small pictures inside styles." },
    { name: "font-src", values: ["'self'"], because: "Fonts only from our own address." },
    {
      name: "connect-src",
      values: ["'self'"],
      because: "No request to anywhere else: no telemetry, no lookups.",
    },
    { name: "worker-src", values: ["'self'"], because: "Long work may run beside the page." },
    { name: "base-uri", values: ["'none'"], because: "Nobody may point our relative addresses elsewhere." },
    { name: "form-action", values: ["'none'"], because: "The page has no forms to send." },
    { name: "object-src", values: ["'none'"], because: "No plug-ins." },
  ];
}

export function contentSecurityPolicy(officeJs: Environment["officeJs"]): string {
  return directives(officeJs)
    .map(({ name, values }) => [name, ...values].join(" "))
    .join("; ");
}

/** The address of office.js in the page. */
export function officeJsAddress(officeJs: Environment["officeJs"], version: string): string {
  return officeJs === "cdn" ? `${microsoftCdn}/lib/1/hosted/office.js` : `office-js/${version}/office.js`;
}
