/** The engine that the functions ask. Functions are plain exports that Excel calls, so it stands in the module. */
import type { Catalogue } from "../core/catalogue";
import { Engine } from "./engine";

let engine: Engine | null = null;
let limited = false;

/** Gives the functions their catalogue. Until then they cannot answer. */
export function provideCatalogue(catalogue: Catalogue): void {
  engine = new Engine(catalogue);
}

/** On the web an answer may not pass 5 MB; elsewhere it may. */
export function limitAnswers(toWeb: boolean): void {
  limited = toWeb;
}

export function isAnswerLimited(): boolean {
  return limited;
}

export function isReady(): boolean {
  return engine !== null;
}

export function theEngine(): Engine {
  if (engine === null) throw new Error("The functions were called before their catalogue was there.");
  return engine;
}
