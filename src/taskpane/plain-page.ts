/** One plain page for what a command has to say or to ask: a message, and a few choices as buttons. */

export interface Choice<Value> {
  readonly label: string;
  /** One more sentence under the label. */
  readonly hint?: string;
  readonly value: Value;
}

export interface PlainPage {
  /** Shows a message in place of the last one; screen readers say it. */
  say(message: string): void;
  /** Asks one question; `null` where the user asks for something else instead. A new question ends an open one. */
  ask<Value>(question: string, choices: readonly Choice<Value>[]): Promise<Value | null>;
}

function place(document: Document, id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`The page has no element "${id}".`);
  return element;
}

/** The page in `document`, which has the elements `message` and `choices`. */
export function plainPage(document: Document): PlainPage {
  const message = place(document, "message");
  const choices = place(document, "choices");
  let leave: () => void = () => undefined;

  return {
    say(text) {
      message.textContent = text;
    },
    ask: (question, offered) =>
      new Promise((resolve) => {
        leave();
        leave = () => {
          choices.replaceChildren();
          resolve(null);
        };
        const group = document.createElement("fieldset");
        const legend = document.createElement("legend");
        legend.textContent = question;
        group.append(legend);
        for (const { label, hint, value } of offered) {
          const button = document.createElement("button");
          button.type = "button";
          button.textContent = label;
          button.addEventListener("click", () => {
            leave = () => undefined;
            choices.replaceChildren();
            resolve(value);
          });
          group.append(button);
          if (hint !== undefined) {
            const explanation = document.createElement("small");
            explanation.textContent = hint;
            group.append(explanation);
          }
        }
        choices.replaceChildren(group);
      }),
  };
}
