/** The questions that settle most rows, the largest first. */
import { Button } from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import { type Question, questionWords } from "../../core/questions";
import { howToAnswer, optionsFor, questionKey } from "../model/answers";
import { counted } from "../model/register-view";
import type { Results } from "../model/session";
import { NameField } from "./name-field";
import { useShared } from "./styles";
import { usePane } from "./use-pane";

const shownFirst = 5;

function QuestionCard({ question }: { readonly question: Question }): ReactElement {
  const shared = useShared();
  const { model, state } = usePane();
  const options = optionsFor(question, state.regimes ?? []);
  const words = questionWords(question);
  return (
    <li className={shared.card}>
      <strong>{words}</strong>
      <span className={shared.quiet}>Settles {counted(question.settles, "row")}.</span>
      {options.length === 0 ? (
        <span className={shared.quiet}>{howToAnswer(question)}</span>
      ) : (
        <div className={shared.row} role="group" aria-label={words}>
          {options.map((option) => (
            <Button
              key={option.id}
              size="small"
              onClick={() => {
                void model.answer(question, option);
              }}
            >
              {option.label}
            </Button>
          ))}
        </div>
      )}
    </li>
  );
}

export function QuestionsSection({ results }: { readonly results: Results }): ReactElement | null {
  const shared = useShared();
  const { model } = usePane();
  const [all, setAll] = useState(false);
  const { questions, answered } = results;
  if (questions.length === 0 && answered.length === 0) return null;
  const shown = all ? questions : questions.slice(0, shownFirst);
  return (
    <section className={shared.section} aria-labelledby="questions">
      <h2 id="questions" className={shared.heading}>
        Questions
      </h2>
      <p className={shared.quiet}>
        {questions.length === 0 ? "Every question is answered." : "Those that settle most rows come first."}
      </p>
      <ul className={shared.list} aria-labelledby="questions">
        {shown.map((question) => (
          <QuestionCard key={questionKey(question)} question={question} />
        ))}
      </ul>
      {questions.length > shownFirst && (
        <div>
          <Button
            size="small"
            appearance="subtle"
            aria-expanded={all}
            onClick={() => {
              setAll(!all);
            }}
          >
            {all ? "Show fewer" : `Show all ${counted(questions.length, "question")}`}
          </Button>
        </div>
      )}
      {answered.length > 0 && <NameField label="Who answers" />}
      {answered.length > 0 && (
        <ul className={shared.list} aria-label="Your answers">
          {answered.map(({ question, option }) => (
            <li key={questionKey(question)} className={shared.row}>
              <span className={shared.grow}>
                {questionWords(question)} <strong>{option.label}</strong>
              </span>
              <Button
                size="small"
                appearance="subtle"
                aria-label={`Take back: ${questionWords(question)} ${option.label}`}
                onClick={() => {
                  void model.takeBack(question);
                }}
              >
                Take back
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
