import type { MakerCatalogue, MakerLookup } from "../../src/core/maker";
import { fold } from "../../src/core/text";
import type { Figure } from "./figure";

/** One labelled asset: its cells, and who really made it ("" where nobody can say). */
export interface MakerCase {
  readonly texts: Readonly<Partial<Record<"make" | "model" | "description" | "mac" | "serial", string>>>;
  readonly truth: string;
}

export interface MakerAnswer {
  readonly id: string | null;
  readonly maker: string | null;
  readonly brand: string | null;
  readonly standing: string;
  readonly confidence: string;
}

/** Tells whether an answer is right, and whether the true maker is one that the policy is about. */
export interface Truth {
  isSubject(name: string): boolean;
  /** The maker itself, its parent, or a name that it also answers to. */
  isRight(answer: MakerAnswer, name: string): boolean;
}

const accusing = new Set(["subject", "affiliate", "oem"]);
const letters = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]/gu, "");

/** Compares at family level: HiLook and EZVIZ count as Hikvision, Imou as Dahua. */
export function maker(catalogue: MakerCatalogue, lookup: MakerLookup): Truth {
  const byName = new Map<string, string>();
  for (const [name, place] of catalogue.names) {
    const id = catalogue.makers[place]?.id;
    if (id !== undefined && !byName.has(letters(name))) byName.set(letters(name), id);
  }
  const family = (id: string): string => lookup.parents(id).at(-1)?.id ?? id;
  return {
    isSubject: (name) => {
      const id = byName.get(letters(name));
      return id !== undefined && accusing.has(lookup.byId(id)?.standing ?? "");
    },
    isRight: (answer, name) => {
      const id = byName.get(letters(name));
      if (id === undefined)
        return [answer.maker, answer.brand].some((text) => text !== null && letters(text) === letters(name));
      return answer.id !== null && family(answer.id) === family(id);
    },
  };
}

/** The figures of one set, with the thresholds of its kind. */
export function score(
  set: string,
  kind: string,
  cases: readonly MakerCase[],
  read: (texts: MakerCase["texts"]) => MakerAnswer,
  truth: Truth,
): Figure[] {
  const answers = cases.map((one) => ({
    ...one,
    answer: read(one.texts),
    subject: truth.isSubject(one.truth),
  }));
  const accused = answers.filter(({ subject, answer }) => !subject && accusing.has(answer.standing));
  const show = process.env["ACCURACY_SHOW"] === "1";
  const explain = (list: typeof answers): void => {
    if (!show) return;
    for (const { texts, truth: name, answer } of list)
      console.log("  ", JSON.stringify(texts), name, "->", JSON.stringify(answer));
  };
  const figure = (what: string, part: number, of: number, threshold: string, passed: boolean): Figure => ({
    set,
    what,
    value: `${part} of ${of}`,
    threshold,
    passed,
  });
  explain(accused);
  const figures = [
    figure(
      "false accusations",
      accused.length,
      answers.length,
      kind === "labelled" ? "at most 5 in 8,000" : "none",
      kind === "labelled"
        ? accused.length <= Math.max(0, Math.floor((answers.length * 5) / 8000))
        : accused.length === 0,
    ),
  ];
  if (kind === "variants") {
    const right = answers.filter(({ answer, truth: name }) => truth.isRight(answer, name));
    explain(answers.filter((one) => !right.includes(one)));
    figures.push(
      figure(
        "names read right",
        right.length,
        answers.length,
        "all but one",
        right.length >= answers.length - 1,
      ),
    );
  }
  if (kind === "labelled") {
    const subject = answers.filter((one) => one.subject);
    const found = subject.filter(({ answer, truth: name }) => truth.isRight(answer, name));
    explain(subject.filter((one) => !found.includes(one)));
    figures.push(
      figure(
        "subject makers found",
        found.length,
        subject.length,
        "at least 99.5%",
        found.length >= subject.length * 0.995,
      ),
    );
    const modelOnly = subject
      .filter(({ texts }) => (texts.model ?? "") !== "")
      .map((one) => ({ ...one, answer: read({ model: one.texts.model ?? "" }) }));
    const byModel = modelOnly.filter(({ answer, truth: name }) => truth.isRight(answer, name));
    const wrong = modelOnly.filter(
      ({ answer, truth: name }) => answer.id !== null && !truth.isRight(answer, name),
    );
    figures.push(
      figure(
        "found by the model number alone",
        byModel.length,
        modelOnly.length,
        "at least 80%",
        byModel.length >= modelOnly.length * 0.8,
      ),
    );
    figures.push(
      figure(
        "given a wrong maker by the model number alone",
        wrong.length,
        modelOnly.length,
        "at most 0.7%",
        wrong.length <= modelOnly.length * 0.007,
      ),
    );
  }
  if (kind === "benign") {
    const review = answers.filter(({ subject, answer }) => !subject && answer.confidence === "conflict");
    explain(review);
    figures.push(
      figure(
        "to be checked because of a conflict",
        review.length,
        answers.length,
        "at most 1%",
        review.length <= answers.length * 0.01,
      ),
    );
  }
  return figures;
}
