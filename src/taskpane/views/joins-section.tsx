/** What other sheets say of the assets, and the questions that only a person can answer. */
import { Select } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { optionMessage, questionMessage } from "../../core/register";
import type { JoinView, RegisterView } from "../model/register-view";
import { useShared } from "./styles";
import { usePane } from "./use-pane";

const notSaid = "not-said";
const none = "none";

function answerOf({ question, chosen }: JoinView): string {
  if (chosen === undefined) return notSaid;
  if (chosen === null) return none;
  const at = question.options.findIndex(
    ({ fromSheet, row }) => fromSheet === chosen.fromSheet && row === chosen.row,
  );
  // A line that somebody named and that is no choice any more.
  return at < 0 ? "other" : String(at);
}

/** "Site code "LL02"", "All rows". */
function subjectOf({ question: { key, about } }: JoinView): string {
  return about === "" ? "All rows" : `${key === "" ? "" : `${key} `}"${about}"`;
}

function JoinLine({ join, id }: { readonly join: JoinView; readonly id: string }): ReactElement {
  const shared = useShared();
  const { model, state } = usePane();
  const { question, chosen } = join;
  const answer = answerOf(join);
  const pick = (value: string): void => {
    if (value === none) void model.answerJoin(question, null);
    const option = question.options[Number(value)];
    if (option !== undefined) void model.answerJoin(question, option);
  };
  return (
    <li className={shared.card}>
      <label htmlFor={id}>
        {chosen === undefined ? questionMessage(question) : `${subjectOf(join)} is answered:`}
      </label>
      <Select
        id={id}
        size="small"
        value={answer}
        disabled={state.work !== null}
        onChange={(_event, { value }) => {
          pick(value);
        }}
      >
        {answer === notSaid && (
          <option value={notSaid} disabled>
            Choose
          </option>
        )}
        {answer === "other" && chosen !== null && chosen !== undefined && (
          <option value="other">{optionMessage(chosen)}</option>
        )}
        {question.options.map((option, at) => (
          <option key={optionMessage(option)} value={String(at)}>
            {optionMessage(option)}
          </option>
        ))}
        <option value={none}>None of these</option>
      </Select>
    </li>
  );
}

export function JoinsSection({ register }: { readonly register: RegisterView }): ReactElement | null {
  const shared = useShared();
  const { links, joins } = register;
  if (links.length + joins.length === 0) return null;
  return (
    <section className={shared.section} aria-labelledby="from-other-sheets">
      <h3 id="from-other-sheets" className={shared.heading}>
        From other sheets
      </h3>
      {links.map((link) => (
        <p key={link} className={shared.plain}>
          {link}
        </p>
      ))}
      {joins.length > 0 && (
        <ul className={shared.list} aria-label="Questions about other sheets">
          {joins.map((join, at) => (
            <JoinLine key={`${join.question.key} ${join.question.about}`} join={join} id={`join-${at}`} />
          ))}
        </ul>
      )}
    </section>
  );
}
