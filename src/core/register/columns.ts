/** Which role each column has, by its header and by its values. */
import type { ColumnRole } from "../asset";
import type { ColumnContent } from "./content";
import type { Header } from "./whole-header";
import type { Lexicon } from "./lexicon";
import type { ColumnReading } from "./reading";
import { headerWords, outsideAndInsideBrackets } from "./words";

/** A column whose header names a maker and whose cells say yes, no or how many. */
export interface VendorFlag {
  readonly column: number;
  readonly maker: string;
}

/** A column in the making: what its header says, before its values are looked at. */
export interface ColumnGuess {
  readonly column: number;
  readonly header: string;
  readonly role: ColumnRole;
  readonly sure: boolean;
  readonly weak: boolean;
}

/** Roles by header words alone. */
export function rolesByHeader(columns: readonly number[], header: Header, lexicon: Lexicon): ColumnGuess[] {
  const guesses = columns.map((column): ColumnGuess => {
    const text = header.texts.get(column) ?? "";
    const match = lexicon.headers.read(text);
    return {
      column,
      header: text,
      role: match.role,
      sure: match.sure,
      weak: match.weight === "weak" || match.score === 0,
    };
  });
  return withoutOtherSystems(
    withoutOtherTimes(guesses).map((guess, _, all) => byCompany(guess, all)),
    lexicon,
  );
}

const pastWord = /\b(?:previous|previously|former|formerly|old|prior)\b/;
const comingWord = /\b(?:new|proposed|replacement|future|planned|recommended)\b/;
const telling: ReadonlySet<ColumnRole> = new Set(["make", "model", "description", "serial", "mac", "ip"]);

/** "Previous make" beside "Make" says what has gone, "Proposed make" what is to come: neither made what stands there. */
function withoutOtherTimes(guesses: readonly ColumnGuess[]): ColumnGuess[] {
  const words = guesses.map(({ header }) => headerWords(header).join(" "));
  return guesses.map((guess, at) => {
    const header = words[at] ?? "";
    const past = pastWord.test(header);
    if (!telling.has(guess.role) || (!past && !comingWord.test(header))) return guess;
    const present = guesses.some(
      ({ role }, other) =>
        other !== at &&
        role === guess.role &&
        !pastWord.test(words[other] ?? "") &&
        (past || !comingWord.test(words[other] ?? "")),
    );
    return present ? { ...guess, role: "other", sure: true, weak: false } : guess;
  });
}

const videoWord = /cctv|cam|kamera|video|vid[eé]o|recorder|[nd]vr|anpr|surveillance/i;

/**
 * "Access control maker" beside "CCTV maker": what stands under it, and under "Model" up to the next make, made no
 * camera, whatever else that company makes.
 */
function withoutOtherSystems(guesses: readonly ColumnGuess[], lexicon: Lexicon): ColumnGuess[] {
  const ofAnother = ({ header }: ColumnGuess): boolean =>
    lexicon.holds("otherSystem", header) && !videoWord.test(header);
  const makes = guesses.filter(({ role }) => role === "make");
  if (makes.length < 2 || makes.every(ofAnother) || !makes.some(ofAnother)) return [...guesses];
  let another = false;
  return guesses.map((guess) => {
    if (guess.role === "make") another = ofAnother(guess);
    else if (guess.role !== "model" || ofAnother(guess)) another &&= guess.role === "model";
    const leaves = another && (guess.role === "make" || guess.role === "model");
    return leaves ? { ...guess, role: "other", sure: true, weak: false } : guess;
  });
}

const vendorWord = /^(?:vendor|vendor name)$/;
const buildingWord =
  /\b(?:building|bldg|bl id|campus|address|edificio|batiment|gebaude|adeilad|predio|toa nha)\b/;

/** What a header means among the others: a vendor beside a make is a supplier; a building without a site is the site. */
function byCompany(guess: ColumnGuess, all: readonly ColumnGuess[]): ColumnGuess {
  const words = headerWords(guess.header).join(" ");
  if (
    guess.role === "make" &&
    vendorWord.test(words) &&
    all.some((other) => other !== guess && other.role === "make")
  )
    return { ...guess, role: "supplier" };
  // French, Spanish and German lists have the maker's number under "Référence", beside their own number for the thing
  const others = all.filter((other) => other !== guess).map(({ role }) => role);
  if (
    guess.role === "tag" &&
    /^refer\w+$/.test(words) &&
    others.includes("make") &&
    others.includes("tag") &&
    !others.includes("model")
  )
    return { ...guess, role: "model", sure: false };
  const noSite = !all.some(({ role }) => role === "site");
  if (guess.role === "location" && noSite && buildingWord.test(words)) {
    const first = all.find(
      ({ role, header }) => role === "location" && buildingWord.test(headerWords(header).join(" ")),
    );
    if (first === guess) return { ...guess, role: "site", sure: false };
  }
  return guess;
}

/** The maker that a header names, where the column's values are yes, no or numbers: "Hikvision (Y/N)". */
export function vendorOf(
  header: string,
  content: ColumnContent | undefined,
  lexicon: Lexicon,
): string | null {
  const [outside] = outsideAndInsideBrackets(header);
  const name = outside
    .replace(/\by\s?\/\s?n\b/gi, " ")
    .replace(
      /\b(?:no\.?|number|nr|qty|quantity|count|total)\s+of\b|\b(?:any|qty|quantity|count|total|cameras?|devices?|units?|kit|equipment|present|fitted|installed)\b/gi,
      " ",
    )
    .replace(/[?:#]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  if (
    name === "" ||
    name.length > 40 ||
    lexicon.headers.read(name).weight === "strong" ||
    !lexicon.isMaker(name)
  )
    return null;
  if (content === undefined || content.filled === 0) return name;
  return content.flag + content.number >= 0.5 || content.averageLength < 4 ? name : null;
}

/** The final roles: headers checked against values, and columns without a telling header judged by values alone. */
export function rolesByContent(
  guesses: readonly ColumnGuess[],
  contents: ReadonlyMap<number, ColumnContent>,
  lexicon: Lexicon,
): { readonly columns: ColumnReading[]; readonly flags: VendorFlag[] } {
  const flags: VendorFlag[] = [];
  const vendors = new Map(
    guesses.flatMap(({ column, header, role }) => {
      const vendor =
        header === "" || role === "secret" ? null : vendorOf(header, contents.get(column), lexicon);
      return vendor === null ? [] : [[column, vendor] as const];
    }),
  );
  // "Lot" over 1 and 2 is a maker's name only among others.
  if (![...vendors.values()].some((vendor) => lexicon.isMakerOnly(vendor))) vendors.clear();
  const has = (role: ColumnRole): boolean => guesses.some((guess) => guess.role === role);
  const columns = guesses.map((guess): ColumnReading => {
    const { column, header, role } = guess;
    const content = contents.get(column);
    if (role === "secret") return { column, header, role, basis: "header", sure: true };
    const vendor = vendors.get(column);
    if (vendor !== undefined) {
      flags.push({ column, maker: vendor });
      return { column, header, role: "make", basis: "both", sure: true };
    }
    if (content === undefined || content.filled === 0)
      return { column, header, role, basis: "header", sure: guess.sure && !guess.weak };
    if (role === "make" && isSupplier(header, content, has, lexicon))
      return { column, header, role: "supplier", basis: "both", sure: false };
    const judged = header !== "" && !guess.weak ? checked(role, content, has) : byValues(role, content, has);
    if (judged === null || judged === role)
      return { column, header, role, basis: "header", sure: guess.sure && !guess.weak };
    return {
      column,
      header,
      role: judged,
      basis: guess.weak ? "content" : "both",
      sure: content.filled >= 5,
    };
  });
  return { columns, flags };
}

/** Finance systems call suppliers vendors: one whose values name no maker, beside a column that may, is such a one. */
function isSupplier(
  header: string,
  { maker, filled }: ColumnContent,
  has: (role: ColumnRole) => boolean,
  { hints }: Lexicon,
): boolean {
  const others = has("model") || has("description") || has("mac");
  return (
    hints.maker !== undefined &&
    vendorWord.test(headerWords(header).join(" ")) &&
    filled >= 2 &&
    maker < 0.1 &&
    others
  );
}

const mistakable: ReadonlySet<ColumnRole> = new Set([
  "serial",
  "tag",
  "other",
  "site",
  "location",
  "mac",
  "ip",
]);

/** A telling header against its values: only a clear contradiction changes its role. */
function checked(
  role: ColumnRole,
  content: ColumnContent,
  has: (role: ColumnRole) => boolean,
): ColumnRole | null {
  // A kind of cell that cannot be mistaken: "Address" over IP addresses, "Serial" over MACs.
  if (content.mac >= 0.8 && mistakable.has(role)) return "mac";
  if (content.ip >= 0.8 && mistakable.has(role)) return "ip";
  // "Does the school have CCTV?" over Yes and No
  if ((role === "site" || role === "location") && content.flag >= 0.9 && content.filled >= 2) return "other";
  if (role === "category" && content.placeCode >= 0.8 && !has("siteType")) return "siteType";
  if (role === "category" && content.siteType >= 0.6 && content.category < 0.3 && !has("siteType"))
    return "siteType";
  if ((role === "category" || role === "sensitivity") && content.protective >= 0.6) return "sensitivity";
  if (role === "make" && content.averageLength >= 2 && content.flag >= 0.9) return null;
  // "Cameras" over "12 x Hikvision; 2 x Axis" says more than how many.
  if (role === "quantity" && content.number < 0.5 && Math.max(content.maker, content.knownModel) >= 0.3)
    return "description";
  return role;
}

/** "Asset" over C1, C2 or 1, 2: what it counts, not what it is. */
function isTagLike({ code, number, numbered, distinct, averageLength }: ColumnContent): boolean {
  return distinct >= 0.95 && averageLength < 14 && Math.max(code + number, numbered) >= 0.9;
}

/** A column without a telling header: what most of its values are. `null`: nothing in particular. */
function byValues(
  role: ColumnRole,
  content: ColumnContent,
  has: (role: ColumnRole) => boolean,
): ColumnRole | null {
  if (content.mac >= 0.6) return "mac";
  if (content.ip >= 0.6) return "ip";
  if (content.date >= 0.7) return role === "other" && !has("installDate") ? "other" : role;
  if (content.maker >= 0.5 && content.model < 0.5 && content.averageLength < 30 && !has("make"))
    return "make";
  if (isTagLike(content) && role === "description" && !has("tag")) return "tag";
  if (content.siteType >= 0.6 && !has("siteType")) return "siteType";
  if (content.placeCode >= 0.8 && content.filled >= 3 && role !== "tag" && !has("siteType"))
    return "siteType";
  if (content.model >= 0.6 && content.number < 0.2 && !has("model") && role !== "tag") return "model";
  if (role === "other" && content.maker >= 0.3)
    return content.averageLength > 15 ? "notes" : has("make") ? "notes" : "make";
  if (role === "other" && content.network >= 0.6 && content.distinct < 0.9 && !has("network"))
    return "network";
  if (role === "other" && content.status >= 0.6 && content.distinct < 0.9 && !has("status")) return "status";
  if (role === "other" && content.averageLength > 25 && content.distinct > 0.3) return "notes";
  // A few cells that name makers are enough to be read, wherever somebody wrote them.
  if (role === "other" && Math.max(content.maker, content.knownModel) * content.filled >= 2) return "notes";
  return null;
}

/** Running numbers that are longer are serial numbers. */
const mostTag = 9;

/** Roles for a table without any header: each column is what its values look like, the clearest ones first. */
export function rolesWithoutHeader(
  columns: readonly number[],
  contents: ReadonlyMap<number, ColumnContent>,
): ColumnReading[] {
  const roles = new Map<number, ColumnRole>();
  const take = (role: ColumnRole, score: (content: ColumnContent) => number, least: number): void => {
    let best: number | null = null;
    let bestScore = least;
    for (const column of columns) {
      const content = contents.get(column);
      if (content === undefined || content.filled === 0 || roles.has(column)) continue;
      const share = score(content);
      // Of columns that are alike the fuller one.
      const value = share >= least ? share + (0.001 * content.filled) / Math.max(1, content.sampled) : 0;
      if (value >= bestScore && (best === null || value > bestScore)) {
        best = column;
        bestScore = value;
      }
    }
    if (best !== null) roles.set(best, role);
  };
  take("mac", ({ mac }) => mac, 0.6);
  take("ip", ({ ip }) => ip, 0.6);
  take("installDate", ({ date }) => date, 0.7);
  take("make", ({ maker, model, averageLength }) => (averageLength <= 40 && model < 0.6 ? maker : 0), 0.3);
  take("siteType", ({ siteType, distinct, sampled }) => (distinct < 0.9 || sampled < 8 ? siteType : 0), 0.6);
  take("network", ({ network, distinct, sampled }) => (distinct < 0.9 || sampled < 8 ? network : 0), 0.6);
  take("status", ({ status }) => status, 0.6);
  take("category", ({ category, model, code }) => (model < 0.5 && code < 0.5 ? category : 0), 0.5);
  take("tag", ({ numbered, averageLength }) => (averageLength <= mostTag ? numbered : 0), 1);
  take("model", ({ knownModel }) => knownModel, 0.4);
  take("model", ({ model, number, date }) => (number + date < 0.3 ? model : 0), 0.4);
  take("location", ({ location }) => location, 0.5);
  take(
    "serial",
    ({ code, number, distinct, averageLength }) =>
      distinct > 0.9 && averageLength >= 7 && number < 0.9 ? code : 0,
    0.7,
  );
  take(
    "tag",
    ({ code, number, distinct, averageLength }) =>
      distinct > 0.9 && averageLength < 14 ? Math.max(code, number) : 0,
    0.8,
  );
  take(
    "serial",
    ({ code, distinct, averageLength }) => (distinct > 0.9 && averageLength >= 7 ? code : 0),
    0.7,
  );
  take(
    "description",
    ({ maker, category, averageLength }) => (averageLength > 10 ? Math.max(maker, category) : 0),
    0.3,
  );
  take(
    "site",
    ({ code, number, averageLength, distinct, siteType, filled, sampled }) =>
      code + number < 0.4 && siteType < 0.6 && averageLength >= 5 && averageLength <= 45
        ? (1 - distinct / 2) * (filled / sampled)
        : 0,
    0.45,
  );
  take("notes", ({ averageLength, distinct }) => (averageLength > 25 ? distinct : 0), 0.3);
  return columns.map((column) => ({
    column,
    header: "",
    role: roles.get(column) ?? "other",
    basis: "content",
    sure: (contents.get(column)?.filled ?? 0) >= 5,
  }));
}

/** Whether columns judged by values alone make a register: something that says who made it, and two more columns. */
export function isRegisterByValues(
  columns: readonly ColumnReading[],
  contents: ReadonlyMap<number, ColumnContent>,
): boolean {
  const known = new Set(columns.map(({ role }) => role).filter((role) => role !== "other"));
  const maker = columns.find(({ role }) => role === "make");
  const makers = maker === undefined ? 0 : (contents.get(maker.column)?.maker ?? 0);
  return known.size >= 3 && (makers >= 0.3 || known.has("mac"));
}
