/** The pane: navigation, messages, progress, and the view. */
import { FluentProvider, makeStyles, tokens, webDarkTheme, webLightTheme } from "@fluentui/react-components";
import { lazy, type ReactElement, Suspense, useLayoutEffect, useRef, useState } from "react";
import type { Action } from "../../core/policy/regime";
import { firstWish, type ListWish } from "../model/findings-list";
import type { PaneActions } from "../model/pane-actions";
import { type View, views } from "../model/pane-state";
import type { DeskState } from "../../commands";
import { CheckView } from "./check-view";
import { DeskView } from "./desk-view";
import { FindingsView } from "./findings-view";
import { FootPlace } from "./foot";
import { NoticeBar, WorkBar } from "./notice-bar";
import { ProblemsBar } from "./problems-bar";
import { RulesView } from "./rules-view";
import { SitesFileBar } from "./sites-file-bar";
import { useShared } from "./styles";
import { useKeptFocus } from "./use-kept-focus";
import { PaneContext, usePane } from "./use-pane";
import { WelcomeView } from "./welcome-view";

// Views that few people open first are chunks of their own.
const SitesView = lazy(() => import(/* webpackChunkName: "sites" */ "./sites/sites-view"));
const DecisionsView = lazy(() => import(/* webpackChunkName: "decisions" */ "./decisions/decisions-view"));
const WorkView = lazy(() => import(/* webpackChunkName: "work" */ "./work/work-view"));
const ReportView = lazy(() => import(/* webpackChunkName: "report" */ "./report/report-view"));

const viewWords: Readonly<Record<View, string>> = {
  check: "Check",
  findings: "Findings",
  sites: "Sites",
  decisions: "Decisions",
  work: "Work",
  report: "Report",
  rules: "Rules",
};

const useStyles = makeStyles({
  // The view scrolls between head and foot; where there is no height for that, at strong zoom, the page does.
  page: {
    minHeight: "100vh",
    boxSizing: "border-box",
    padding: "8px 0 0",
    display: "flex",
    flexDirection: "column",
    gap: "8px",
    background: tokens.colorNeutralBackground1,
    "& > *": { paddingInline: "14px", flexShrink: 0 },
    "@media (min-height: 480px)": { height: "100vh", minHeight: 0 },
  },
  title: {
    margin: 0,
    paddingInlineEnd: "40px",
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
  },
  nav: {
    display: "flex",
    flexWrap: "wrap",
    gap: "2px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  tab: {
    minHeight: "32px",
    padding: "4px 10px",
    font: "inherit",
    color: tokens.colorNeutralForeground1,
    background: "transparent",
    border: "1px solid transparent",
    cursor: "pointer",
    ":hover": { background: tokens.colorNeutralBackground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  chosen: {
    fontWeight: tokens.fontWeightSemibold,
    boxShadow: `inset 0 -3px ${tokens.colorCompoundBrandStroke}`,
    textDecoration: "underline",
  },
  main: {
    flexGrow: 1,
    display: "flex",
    flexDirection: "column",
    "& > *": { flexShrink: 0 },
    "@media (min-height: 480px)": { flexBasis: 0, minHeight: 0, overflowY: "auto" },
  },
  foot: {
    paddingBlock: "10px",
    display: "flex",
    flexDirection: "column",
    gap: "8px",
    borderTop: `1px solid ${tokens.colorNeutralStroke1}`,
    ":empty": { display: "none" },
    "@media (min-height: 480px)": { maxHeight: "40vh", overflowY: "auto" },
  },
});

function Page(props: {
  readonly said: DeskState;
  readonly onAnswer: (id: string | null) => void;
}): ReactElement {
  const styles = useStyles();
  const shared = useShared();
  const { model, state } = usePane();
  const [wish, setWish] = useState<ListWish>(firstWish);
  const [foot, setFoot] = useState<HTMLElement | null>(null);
  const page = useRef<HTMLDivElement>(null);
  useKeptFocus(page);
  // Another view, or another card, begins at its top.
  useLayoutEffect(() => {
    page.current?.querySelector("main")?.scrollTo(0, 0);
  }, [state.view, state.welcome, state.selected === null]);
  return (
    <div className={styles.page} ref={page}>
      <h1 className={styles.title}>Estate Lens</h1>
      <div className={shared.hidden} role="status" aria-live="polite">
        {state.announcement}
      </div>
      {!state.welcome && (
        <nav className={styles.nav} aria-label="Views">
          {views.map((view) => (
            <button
              key={view}
              type="button"
              className={`${styles.tab} ${state.view === view ? styles.chosen : ""}`}
              {...(state.view === view ? { "aria-current": "page" as const } : {})}
              onClick={() => {
                model.show(view);
              }}
            >
              {viewWords[view]}
            </button>
          ))}
        </nav>
      )}
      <DeskView said={props.said} onAnswer={props.onAnswer} />
      {state.work !== null && <WorkBar work={state.work} />}
      {state.notice !== null && <NoticeBar key={state.notice.title} notice={state.notice} />}
      {!state.welcome && <SitesFileBar />}
      <main className={styles.main}>
        <FootPlace.Provider value={foot}>
          {state.welcome ? (
            <WelcomeView />
          ) : (
            <TheView
              wish={wish}
              onWish={setWish}
              onShowAction={(action) => {
                setWish({ ...firstWish, action });
                model.show("findings");
              }}
            />
          )}
        </FootPlace.Provider>
      </main>
      <div className={styles.foot} ref={setFoot} />
    </div>
  );
}

function TheView(props: {
  readonly wish: ListWish;
  readonly onWish: (wish: ListWish) => void;
  readonly onShowAction: (action: Action) => void;
}): ReactElement {
  const shared = useShared();
  const { state } = usePane();
  const { results, catalogue } = state;
  if (state.view === "check") {
    return (
      <>
        <ProblemsBar />
        <CheckView onShowAction={props.onShowAction} />
      </>
    );
  }
  if (state.view === "rules") {
    return catalogue === null ? (
      <p className={shared.quiet}>Loading.</p>
    ) : (
      <RulesView catalogue={catalogue} />
    );
  }
  if (results === null) {
    return <p className={shared.plain}>Nothing has been read yet: go to Check and click Read this sheet.</p>;
  }
  if (state.view === "findings") {
    return <FindingsView results={results} wish={props.wish} onWish={props.onWish} />;
  }
  return (
    <Suspense fallback={<p className={shared.quiet}>Loading.</p>}>
      <ProblemsBar />
      {state.view === "sites" && <SitesView results={results} />}
      {state.view === "decisions" && <DecisionsView results={results} />}
      {state.view === "work" && <WorkView results={results} />}
      {state.view === "report" && <ReportView results={results} />}
    </Suspense>
  );
}

export function Pane(props: {
  readonly model: PaneActions;
  readonly dark: boolean;
  /** What the ribbon's commands say and ask. */
  readonly said: DeskState;
  readonly onAnswer: (id: string | null) => void;
}): ReactElement {
  return (
    <FluentProvider theme={props.dark ? webDarkTheme : webLightTheme}>
      <PaneContext.Provider value={props.model}>
        <Page said={props.said} onAnswer={props.onAnswer} />
      </PaneContext.Provider>
    </FluentProvider>
  );
}
