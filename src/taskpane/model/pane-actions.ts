/** What a person can do in the pane. */
import type { ColumnRole } from "../../core/asset";
import type { CheckedAsset } from "../../core/check";
import type { RegimeId } from "../../core/policy/regime";
import type { Question } from "../../core/questions";
import type { JoinOption, JoinQuestion } from "../../core/register";
import type { AnswerOption } from "./answers";
import type { DecisionsModel } from "./decisions-model";
import type { RegisterChoice } from "./pane-excel";
import type { PaneState, View } from "./pane-state";

export interface PaneActions {
  readonly decisions: DecisionsModel;
  state(): PaneState;
  subscribe(listener: () => void): () => void;
  start(): Promise<void>;
  show(view: View): void;
  endWelcome(): void;
  trySample(): Promise<void>;
  chooseRules(regimes: readonly RegimeId[]): Promise<void>;
  changeRules(): void;
  read(choice?: RegisterChoice): Promise<void>;
  /** Reads again: the register that is pinned, or else the one under the selection. */
  readAgain(): Promise<void>;
  pin(pinned: boolean): void;
  correct(column: number, role: ColumnRole): Promise<void>;
  /** Says which line of another sheet a text of the register means; `null`: none. */
  answerJoin(question: JoinQuestion, option: JoinOption | null): Promise<void>;
  answer(question: Question, option: AnswerOption): Promise<void>;
  takeBack(question: Question): Promise<void>;
  setLive(live: boolean): void;
  mark(): Promise<void>;
  undo(): Promise<void>;
  cancel(): void;
  /** Opens a finding's card and selects its row; null closes the card. */
  select(asset: CheckedAsset | null): Promise<void>;
  goTo(sheet: string, row: number, column: number): Promise<void>;
  dismissNotice(): void;
}
