/** What the ribbon's commands say and ask. */
import { Button, MessageBar, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import { type ReactElement, useEffect, useRef } from "react";
import type { DeskState, Message } from "../../commands";
import { useShared } from "./styles";

const intents: Readonly<Record<Message["tone"], "success" | "info" | "error" | "warning">> = {
  done: "success",
  note: "info",
  trouble: "error",
  busy: "warning",
};

export function DeskView(props: {
  readonly said: DeskState;
  readonly onAnswer: (id: string | null) => void;
}): ReactElement {
  const shared = useShared();
  const { message, question } = props.said;
  const first = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    first.current?.focus();
  }, [question]);
  return (
    <>
      {message !== null && (
        <MessageBar intent={intents[message.tone]} layout="multiline" politeness="polite">
          <MessageBarBody>
            <MessageBarTitle>{message.title}</MessageBarTitle>
            {message.lines.join(" ")}
          </MessageBarBody>
        </MessageBar>
      )}
      {question !== null && (
        <section className={shared.card} aria-labelledby="desk-question">
          <h2 id="desk-question" ref={first} tabIndex={0} className={shared.heading}>
            {question.title}
          </h2>
          {question.lines.map((line) => (
            <p key={line} className={shared.plain}>
              {line}
            </p>
          ))}
          {question.choices.map(({ id, label, explanation }) => (
            <div key={id}>
              <Button
                onClick={() => {
                  props.onAnswer(id);
                }}
              >
                {label}
              </Button>
              {explanation !== undefined && <p className={shared.quiet}>{explanation}</p>}
            </div>
          ))}
        </section>
      )}
    </>
  );
}
