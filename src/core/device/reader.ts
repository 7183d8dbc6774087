import type { AssetText, ColumnRole, Evidence, RegisterContext } from "../asset";
import type { DeviceFinding, MakerFinding, MakerFindings, Scope, ScopeFact } from "../findings";
import { soughtWords, type Sought } from "../text";
import { createThingReader, type Thing } from "./thing";
import type { DeviceVocabulary, ScopeRule } from "./vocabulary";

/** What a model number says of the thing: the maker reader knows the families ("DS-12xxZJ is a bracket"). */
export interface FamilyHint {
  readonly scope?: Scope;
  readonly kind?: DeviceFinding["kind"];
  readonly networkActive?: boolean | undefined;
  readonly securityTechnology?: boolean | undefined;
}

/** A maker finding that may carry what its model number says of the thing. */
export type MakerFindingWithFamily = MakerFinding & { readonly family?: FamilyHint };

export interface DeviceReader {
  /** What the thing is. Needs the makers, because a company of mostly cameras makes a nameless thing a camera. */
  read(asset: AssetText, context: RegisterContext, makers: MakerFindings): DeviceFinding;
  /** What of the makers counts, as a key: with the same key the same is read. */
  makersKey(makers: MakerFindings): string;
  /** What one cell tells of the thing, as a key: cells of a role with the same key say the same; "" says nothing. */
  tells(role: ColumnRole, text: string): string;
  /** What the cells of a role are read for; `null` where they are not read. */
  looksFor(role: ColumnRole): Sought | null;
}

const everything: readonly ScopeFact[] = ["surveillance", "ancillary", "other"];

/** The roles whose cells name the thing; others only speak of CCTV or do not. */
const naming: ReadonlySet<ColumnRole> = new Set(["category", "description", "model", "make"]);

/** The roles whose cells may speak of CCTV, in the order in which they are asked. */
const speaking = ["category", "description", "model", "make", "purpose", "tag", "notes"] as const;
const readRoles: ReadonlySet<ColumnRole> = new Set(speaking);

/** A thing and the cell that names it. */
interface Named {
  readonly role: ColumnRole;
  readonly nth: number;
  readonly thing: Thing;
  readonly rule: ScopeRule;
}

const evidenceOf = ({ role, nth, thing, rule }: Named): Evidence => ({
  role,
  nth,
  text: thing.text,
  rule: `scope/${rule.id}`,
});

/** The finding that a rule makes, where the row does or does not speak of CCTV. */
function byRule(
  rule: ScopeRule,
  cctv: "row" | "register" | "no",
  evidence: readonly Evidence[],
): DeviceFinding {
  const plain: Scope = rule.scope === "topic" || rule.scope === "nothing" ? "unknown" : rule.scope;
  const kind = rule.kind ?? (plain === "surveillance" ? "video" : "unknown");
  const rest = {
    kind,
    networkActive: rule.networkActive ?? (plain === "surveillance" || rule.onCctv === "surveillance"),
    securityTechnology: rule.securityTechnology ?? false,
    evidence,
  };
  const { onCctv } = rule;
  if (onCctv !== undefined && cctv === "row") return { scope: onCctv, possible: [onCctv], ...rest };
  if (onCctv !== undefined && cctv === "register") {
    // a list of cameras has switches in it that serve them, but nothing in the row says so
    if (plain === "unknown" || onCctv === "surveillance") {
      return onCctv === "surveillance" && plain === "unknown"
        ? { scope: onCctv, possible: [onCctv], ...rest }
        : { scope: "unknown", possible: [onCctv, "other"], ...rest };
    }
    return { scope: "ancillary", possible: ["ancillary"], ...rest };
  }
  if (plain === "unknown") return { scope: plain, possible: rule.possible ?? everything, ...rest };
  return { scope: plain, possible: [plain], ...rest };
}

/** The evidence for a family: the model number where there is one, else what named the brand. */
function familyEvidence(evidence: readonly Evidence[]): readonly Evidence[] {
  const byModel = evidence.filter(({ rule }) => !/\/(?:name|mac|technology|software)$/.test(rule));
  return (byModel.length > 0 ? byModel : evidence).slice(0, 1);
}

/** The finding that a model number's family makes. */
function byFamily(family: FamilyHint, scope: ScopeFact, evidence: readonly Evidence[]): DeviceFinding {
  return {
    scope,
    possible: [scope],
    kind: family.kind ?? (scope === "surveillance" ? "video" : "unknown"),
    networkActive: family.networkActive ?? scope === "surveillance",
    securityTechnology: family.securityTechnology ?? false,
    evidence,
  };
}

/**
 * Reads what a thing is from the words in its row, its model number's family and its maker.
 * `mostlyCameras` tells of a maker's id whether nearly all it sells is video surveillance.
 * Rules for what no word says: design, "Cases worth settling once".
 */
export function createDeviceReader(
  vocabulary: DeviceVocabulary,
  mostlyCameras: (makerId: string) => boolean,
): DeviceReader {
  const thingOf = createThingReader(vocabulary);
  const contexts = new WeakMap<RegisterContext, boolean>();
  let sought: Sought | undefined;

  /** Whether the sheet, the file, the title or a header speaks of cameras or recording. */
  const speaksOfCctv = (context: RegisterContext): boolean => {
    let speaks = contexts.get(context);
    if (speaks === undefined) {
      const headers = context.headers.map(({ text }) => text);
      speaks = [context.sheet, context.file ?? "", context.title, ...headers].some(
        (text) => thingOf(text.replace(/([a-z])([A-Z])/g, "$1 $2")).cctv,
      );
      contexts.set(context, speaks);
    }
    return speaks;
  };

  /** The things that the cells of a role name, in order. */
  const namedIn = (asset: AssetText, role: ColumnRole): Named[] =>
    (asset[role] ?? []).flatMap((text, nth) => {
      const thing = thingOf(text);
      return thing.rule === null ? [] : [{ role, nth, thing, rule: thing.rule }];
    });

  const fills = (thing: Thing, cell: string): boolean => thing.text.length >= cell.trim().length - 2;

  /** A make column that holds the kind of thing ("Bullet", "Digital Video Recorder") names it; "Bosch Lighting" does not. */
  const namedInMake = (asset: AssetText): Named[] =>
    namedIn(asset, "make").filter(
      ({ nth, thing }) => fills(thing, asset.make?.[nth] ?? "") && thing.rule?.scope !== "other",
    );

  /** Tags run words and numbers together: CAM001 speaks of a camera. */
  const spokenIn = (role: ColumnRole, text: string): Thing =>
    thingOf(role === "tag" ? text.replace(/([a-z])(\d)/gi, "$1 $2") : text);

  /** The cell of the row that speaks of CCTV, if one does. Tags count: CAM-001, NVR-02. */
  const cctvEvidence = (asset: AssetText): Evidence | null => {
    for (const role of speaking) {
      for (const [nth, text] of (asset[role] ?? []).entries()) {
        const thing = spokenIn(role, text);
        if (thing.cctv) return { role, nth, text: thing.cctvText, rule: "scope/topic" };
      }
    }
    return null;
  };

  /** The word that decides among those in the row, or `null`. */
  const decisive = (asset: AssetText, cctv: boolean): Named | null => {
    const [category] = namedIn(asset, "category");
    const coarse = category === undefined || category.rule.id === "cctv-system";
    const descriptions = namedIn(asset, "description").filter(
      // "Pole 3" and "North gate" say where the thing is, once something else says what it is about
      ({ rule, thing }) => rule.place !== true || thing.compound || (category === undefined && !cctv),
    );
    const [description] = descriptions;
    const [inModel] = namedIn(asset, "model").filter(({ rule }) => rule.place !== true);
    const [inMake] = namedInMake(asset);
    if (description !== undefined && category !== undefined && !coarse) {
      if (category.rule.scope === "surveillance") {
        return description.rule.scope === "ancillary" ? description : category;
      }
      if (category.rule.scope === "ancillary") return category;
      return description.rule.scope === "surveillance" || description.rule.scope === "ancillary"
        ? description
        : category.rule.scope === "other"
          ? category
          : description;
    }
    if (coarse && description !== undefined) {
      return category !== undefined &&
        description.rule.scope === "other" &&
        description.rule.onCctv === undefined
        ? category
        : description;
    }
    if (category !== undefined && !coarse) return category;
    if (inModel !== undefined && inModel.rule.scope !== "unknown") return inModel;
    return category ?? inModel ?? inMake ?? null;
  };

  /** What the thing could be where no word and no model number says it. */
  const presumed = (finding: MakerFinding, cctv: boolean, evidence: readonly Evidence[]): DeviceFinding => {
    const rest = { kind: "unknown", networkActive: false, securityTechnology: false, evidence } as const;
    const { makers, open } = finding.possible;
    if (makers.length > 0 && !open && makers.every(mostlyCameras)) {
      return {
        ...rest,
        scope: "surveillance",
        possible: ["surveillance"],
        kind: "video",
        networkActive: true,
      };
    }
    const watched = ["subject", "affiliate", "oem", "prc-made"].includes(finding.standing);
    // "possibly Hikvision": nothing more is needed to ask what it is
    if (cctv || watched || makers.some(mostlyCameras))
      return { ...rest, scope: "unknown", possible: everything };
    return { ...rest, scope: "other", possible: ["other"] };
  };

  return {
    makersKey([first]) {
      const { standing, possible, family, evidence }: MakerFindingWithFamily = first;
      return JSON.stringify([
        standing,
        possible,
        family === undefined ? null : [family, familyEvidence(evidence)],
      ]);
    },
    looksFor: (role) => (readRoles.has(role) ? (sought ??= soughtWords(vocabulary)) : null),
    tells(role, text) {
      if (!readRoles.has(role)) return "";
      const thing = spokenIn(role, text);
      const { rule, cctv, cctvText, compound } = thing;
      if (rule === null || !naming.has(role)) return cctv ? `c ${cctvText}` : "";
      const filled = role === "make" && fills(thing, text);
      return JSON.stringify([rule.id, thing.text, compound, cctv, cctvText, filled]);
    },
    read(asset, context, makers) {
      const finding: MakerFindingWithFamily = makers[0];
      const spoken = cctvEvidence(asset);
      const { makers: possible, open } = finding.possible;
      const cameraMaker = possible.length > 0 && !open && possible.every(mostlyCameras);
      const cctv = spoken !== null || cameraMaker ? "row" : speaksOfCctv(context) ? "register" : "no";
      const named = decisive(asset, cctv !== "no");
      const words = named === null ? null : byRule(named.rule, cctv, [evidenceOf(named)]);

      const { family } = finding;
      if (family?.scope !== undefined && family.scope !== "unknown") {
        const says = byFamily(family, family.scope, familyEvidence(finding.evidence));
        if (named === null || words === null || named.rule.onCctv !== undefined) return says;
        if (words.scope === "other" || words.scope === "unknown") return says;
        // "Camera" as a category covers its brackets too; a description means the thing itself
        if (words.scope === "surveillance" && named.role !== "description") return says;
        return words;
      }
      if (words !== null) return words;
      return presumed(finding, cctv !== "no", spoken === null ? [] : [spoken]);
    },
  };
}
