/** What in the decision tables cannot be used, or is unsigned, with where it stands and what to write. */
import { Button, MessageBar, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import { problemWords } from "../../core/decisions";
import { counted } from "../model/register-view";
import { useShared } from "./styles";
import { usePane } from "./use-pane";

const shownFirst = 3;

export function ProblemsBar(): ReactElement | null {
  const shared = useShared();
  const { model, state } = usePane();
  const [all, setAll] = useState(false);
  const { problems } = state;
  if (problems.length === 0) return null;
  const shown = all ? problems : problems.slice(0, shownFirst);
  return (
    <MessageBar intent="warning" layout="multiline" politeness="polite">
      <MessageBarBody>
        <MessageBarTitle>
          {`${counted(problems.length, "entry", "entries")} in the Lens sheets ${problems.length === 1 ? "needs" : "need"} a look.`}
        </MessageBarTitle>
        <ul className={shared.bullets}>
          {shown.map((problem) => {
            const words = problemWords(problem);
            return (
              <li key={words}>
                {words}{" "}
                {problem.row !== null && (
                  <Button
                    size="small"
                    appearance="subtle"
                    aria-label={`Show ${problem.sheet}, row ${problem.row}`}
                    onClick={() => {
                      void model.goTo(problem.sheet, (problem.row ?? 1) - 1, 0);
                    }}
                  >
                    Show
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
        {problems.length > shownFirst && (
          <Button
            size="small"
            aria-expanded={all}
            onClick={() => {
              setAll(!all);
            }}
          >
            {all ? "Show fewer" : "Show all"}
          </Button>
        )}
      </MessageBarBody>
    </MessageBar>
  );
}
