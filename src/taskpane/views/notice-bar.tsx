/** What happened, what was not done, what to do. */
import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  ProgressBar,
} from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import type { Notice, Work } from "../model/pane-state";
import { useShared } from "./styles";
import { usePane } from "./use-pane";

const stageWords: Readonly<Record<Work["stage"], string>> = {
  reading: "Reading",
  checking: "Checking",
  writing: "Writing",
  undoing: "Undoing",
};

export function NoticeBar({ notice }: { readonly notice: Notice }): ReactElement {
  const { model } = usePane();
  const [copied, setCopied] = useState(false);
  const { details } = notice;
  return (
    <MessageBar intent={notice.tone} layout="multiline" politeness="polite">
      <MessageBarBody>
        <MessageBarTitle>{notice.title}</MessageBarTitle>
        {notice.text}
      </MessageBarBody>
      <MessageBarActions>
        {details !== undefined && (
          <Button
            size="small"
            onClick={() => {
              void navigator.clipboard.writeText(details).then(() => {
                setCopied(true);
              });
            }}
          >
            {copied ? "Copied" : "Copy details"}
          </Button>
        )}
        <Button
          size="small"
          onClick={() => {
            model.dismissNotice();
          }}
        >
          Close
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}

export function WorkBar({ work }: { readonly work: Work }): ReactElement {
  const shared = useShared();
  const { model } = usePane();
  const { stage, done, total, cancellable, sheet } = work;
  const rows = total > 0 ? `, ${done.toLocaleString("en-GB")} of ${total.toLocaleString("en-GB")} rows` : "";
  return (
    <div className={shared.card}>
      <div className={shared.row}>
        <span
          className={shared.grow}
          id="work"
        >{`${stageWords[stage]}${sheet === undefined ? "" : ` ${sheet}`}${rows}`}</span>
        {cancellable && (
          <Button
            size="small"
            onClick={() => {
              model.cancel();
            }}
          >
            Cancel
          </Button>
        )}
      </div>
      <ProgressBar aria-labelledby="work" {...(total > 0 ? { value: done / total } : {})} />
    </div>
  );
}
