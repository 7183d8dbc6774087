/** One plain page for what commands say and ask: a message, and one question with its choices as buttons. */

/** What stands on the page; the commands' desk has this shape. */
export interface PageState {
  readonly message: { readonly title: string; readonly lines: readonly string[] } | null;
  readonly question: {
    readonly title: string;
    readonly lines: readonly string[];
    readonly choices: readonly {
      readonly id: string;
      readonly label: string;
      readonly explanation?: string;
    }[];
  } | null;
}

function place(document: Document, id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`The page has no element "${id}".`);
  return element;
}

function withText(document: Document, name: string, text: string): HTMLElement {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}

/**
 * Shows a state on the page, which has the elements `message` (read out by screen readers) and `choices`.
 * Words from the workbook only ever become text, never markup.
 * @param answer hears the id of the choice that was clicked
 */
export function showState(document: Document, state: PageState, answer: (id: string) => void): void {
  const { message, question } = state;
  if (message !== null) {
    place(document, "message").replaceChildren(
      withText(document, "strong", message.title),
      ...message.lines.map((line) => withText(document, "p", line)),
    );
  }
  const choices = place(document, "choices");
  choices.replaceChildren();
  if (question === null) return;
  const group = document.createElement("fieldset");
  group.append(
    withText(document, "legend", question.title),
    ...question.lines.map((line) => withText(document, "p", line)),
  );
  for (const { id, label, explanation } of question.choices) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(withText(document, "strong", label));
    if (explanation !== undefined) button.append(withText(document, "p", explanation));
    button.addEventListener("click", () => {
      answer(id);
    });
    group.append(button);
  }
  choices.append(group);
}
