/** Answers to the questions that settle most rows, and what they mean to the engine. */
import type { CctvNetwork } from "../../core/connection";
import type { Sensitivity } from "../../core/findings";
import type { OrganisationDecision } from "../../core/policy/own";
import type { RegimeId } from "../../core/policy/regime";
import type { Question } from "../../core/questions";
import type { SiteAssessment } from "../../core/site";
import type { SiteChange, SiteFields } from "./site-changes";

/** One thing that a person can click under a question. */
export interface AnswerOption {
  readonly id: string;
  readonly label: string;
}

/** Kept open on purpose: somebody has to be asked. */
export const askId = "ask";

const siteOptions: readonly AnswerOption[] = [
  { id: "yes", label: "Yes" },
  { id: "no", label: "No" },
  { id: askId, label: "Ask security" },
];
const networkOptions: readonly AnswerOption[] = [
  { id: "main", label: "Yes" },
  { id: "separate", label: "No, its own" },
  { id: "none", label: "No network" },
  { id: askId, label: "Ask IT" },
];
const extendOptions: readonly AnswerOption[] = [
  { id: "extend", label: "Same as sensitive" },
  { id: "do-not-extend", label: "Leave them" },
  { id: askId, label: "Ask security" },
];
const ownChoiceOptions: readonly AnswerOption[] = [
  { id: "remove", label: "Remove" },
  { id: "isolate", label: "Isolate" },
  { id: "keep", label: "Keep" },
  { id: askId, label: "Ask security" },
];

/** What can be clicked under a question; none where only a look at the equipment answers it. */
export function optionsFor(question: Question, regimes: readonly RegimeId[]): readonly AnswerOption[] {
  switch (question.needs) {
    case "site":
      return question.about === "" ? [] : siteOptions;
    case "network":
      return question.about === "" ? [] : networkOptions;
    case "decision":
      return regimes.includes("uk-other") ? ownChoiceOptions : extendOptions;
    case "maker":
    case "label":
    case "status":
    case "scope":
    case "owner":
      return [];
  }
}

/** What a person does about a question under which nothing can be clicked. */
export function howToAnswer({ needs }: Question): string {
  return needs === "site" || needs === "network"
    ? "Write the site of these rows into the register, in a column headed Site, and read it again."
    : "Only a look at the equipment or its papers answers this.";
}

/** A question with the answer that a person gave. */
export interface Answered {
  readonly question: Question;
  readonly option: AnswerOption;
}

export function questionKey({ needs, about }: Question): string {
  return `${needs}\u0000${about}`;
}

/** Whether a question's subject is the name of a site or only a kind of site. */
export type SubjectKind = "site" | "type";

const networks: readonly CctvNetwork[] = ["main", "separate", "none"];
const decisions: readonly OrganisationDecision[] = ["extend", "do-not-extend", "remove", "isolate", "keep"];

/** The answers of one person in one sitting. */
export class AnswerBook {
  private readonly given = new Map<string, Answered & { readonly kind: SubjectKind }>();

  answer(question: Question, option: AnswerOption, kind: SubjectKind): void {
    this.given.set(questionKey(question), { question, option, kind });
  }

  takeBack(question: Question): void {
    this.given.delete(questionKey(question));
  }

  has(question: Question): boolean {
    return this.given.has(questionKey(question));
  }

  /** In the order given. */
  list(): readonly Answered[] {
    return [...this.given.values()];
  }

  /** What the answers say of sites, one line per site or kind of site. */
  assessments(by: { readonly name: string; readonly date: string }): SiteAssessment[] {
    const lines = new Map<string, SiteAssessment>();
    for (const { question, option, kind } of this.given.values()) {
      const sensitivity = question.needs === "site" ? sensitivityOf(option.id) : null;
      const network = question.needs === "network" ? networks.find((one) => one === option.id) : undefined;
      if (sensitivity === null && network === undefined) continue;
      const key = `${kind}\u0000${question.about}`;
      const before = lines.get(key) ?? blank(question.about, kind, by, lines.size);
      lines.set(key, {
        ...before,
        ...(sensitivity === null ? {} : { sensitivity }),
        ...(network === undefined ? {} : { cctvNetwork: network }),
      });
    }
    return [...lines.values()];
  }

  /** The answers as rows of the Sites table. */
  siteChanges(typeOf: (site: string) => string): SiteChange[] {
    return [...this.given.values()].flatMap(({ question, option, kind }): SiteChange[] => {
      const fields = fieldsOf(question, option.id);
      if (fields === null) return [];
      const type = kind === "site" ? typeOf(question.about) : "";
      return [{ subject: { kind, name: question.about, type }, fields }];
    });
  }

  /** Forgets what has been written into the workbook. */
  clear(): void {
    for (const [key, { option }] of this.given) if (option.id !== askId) this.given.delete(key);
  }

  decisions(): OrganisationDecision[] {
    return [...this.given.values()].flatMap(({ question, option }) =>
      question.needs === "decision" ? decisions.filter((one) => one === option.id) : [],
    );
  }
}

const networkWords: Readonly<Record<CctvNetwork, "Main" | "Separate" | "None">> = {
  main: "Main",
  separate: "Separate",
  none: "None",
};

function fieldsOf({ needs }: Question, id: string): SiteFields | null {
  if (needs === "site") {
    const sensitivity = sensitivityOf(id);
    return sensitivity === null ? null : { sensitive: sensitivity === "sensitive" ? "Yes" : "No" };
  }
  const network = needs === "network" ? networks.find((one) => one === id) : undefined;
  return network === undefined ? null : { network: networkWords[network] };
}

function sensitivityOf(id: string): Sensitivity | null {
  if (id === "yes") return "sensitive";
  return id === "no" ? "not-sensitive" : null;
}

function blank(
  about: string,
  kind: SubjectKind,
  { name, date }: { readonly name: string; readonly date: string },
  row: number,
): SiteAssessment {
  return {
    site: kind === "site" ? about : null,
    type: kind === "type" ? about : null,
    sensitivity: "not-assessed",
    limbs: [],
    assessedBy: name === "" ? null : name,
    date,
    partOf: null,
    occupier: null,
    owner: null,
    cctvNetwork: null,
    extended: null,
    extendedBy: null,
    extendedOn: null,
    reviewDate: null,
    note: null,
    row,
  };
}
