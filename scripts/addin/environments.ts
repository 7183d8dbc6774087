/** Where the add-in is built for. Development and production can be installed side by side: nothing is shared. */

export interface Environment {
  readonly name: "development" | "production";
  /** The manifest's id. Changing it makes another add-in of it for Excel. */
  readonly id: string;
  readonly displayName: string;
  readonly groupLabel: string;
  /** What stands before the functions' names in formulas. Never changes for production: formulas hold it. */
  readonly namespace: string;
  /** Where the built files are served from: https, no slash at the end. */
  readonly base: string;
  /** Our own copy of office.js (works without the internet), or Microsoft's CDN. */
  readonly officeJs: "self-hosted" | "cdn";
}

export const development: Environment = {
  name: "development",
  id: "d7b420b0-e35f-4c09-8d32-346e98522ff7",
  displayName: "Estate Lens (development)",
  groupLabel: "Estate Lens (dev)",
  namespace: "ESTATE.DEV",
  base: "https://localhost:3000",
  officeJs: "self-hosted",
};

/** Nobody's address: a build without one is good for looking at, not for installing. */
export const placeholderBase = "https://estate-lens.example";

export const production: Environment = {
  name: "production",
  id: "4f02ea60-a75f-445d-9b6f-153088eca934",
  displayName: "Estate Lens",
  groupLabel: "Estate Lens",
  namespace: "ESTATE",
  base: placeholderBase,
  officeJs: "self-hosted",
};

/** The environment that a build was asked for. Throws with a sentence where the address cannot be used. */
export function environmentOf(asked: {
  readonly production?: boolean;
  readonly base?: string | undefined;
  readonly officeJs?: string | undefined;
}): Environment {
  const plain = asked.production === true ? production : development;
  const officeJs = asked.officeJs ?? plain.officeJs;
  if (officeJs !== "cdn" && officeJs !== "self-hosted") {
    throw new Error(`office-js is "${officeJs}"; it can be self-hosted or cdn.`);
  }
  const base = asked.base === undefined ? plain.base : usableBase(asked.base, plain.name);
  return { ...plain, base, officeJs };
}

function usableBase(text: string, name: Environment["name"]): string {
  if (!URL.canParse(text))
    throw new Error(`"${text}" is no address. Give one such as https://apps.your.org/estate-lens`);
  const url = new URL(text);
  if (url.protocol !== "https:")
    throw new Error(`${text} is not https. Excel loads add-ins only over https.`);
  if (url.search !== "" || url.hash !== "") throw new Error(`${text} must not have a ? or # part.`);
  if (name === "production" && ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname)) {
    throw new Error(
      `${text} is this machine. A production build needs an address that every user can reach.`,
    );
  }
  return url.href.replace(/\/+$/, "");
}
