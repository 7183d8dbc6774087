/** The findings: counts that filter, a list that stays smooth at 100,000 rows, and a card for the chosen one. */
import { Button, Field, makeStyles, Input, Select, tokens } from "@fluentui/react-components";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type ReactElement, useEffect, useMemo, useRef, useState } from "react";
import type { CheckedAsset } from "../../core/check";
import type { Action } from "../../core/policy/regime";
import { actionWords } from "../../core/policy/words";
import {
  assetName,
  confidenceWords,
  FindingsList,
  firstWish,
  type ListWish,
  makerOf,
  siteOf,
  type SortBy,
  sortWords,
} from "../model/findings-list";
import { counted } from "../model/register-view";
import type { Results } from "../model/session";
import { ActionBadge } from "./action-badge";
import { CountsBar } from "./counts-bar";
import { FindingCardView } from "./finding-card-view";
import { useShared } from "./styles";
import { usePane } from "./use-pane";
import { Fold } from "./fold";

const useStyles = makeStyles({
  filters: { display: "grid", gridTemplateColumns: "repeat(auto-fit, minmax(120px, 1fr))", gap: "8px" },
  filter: { minWidth: 0, "& select": { width: "100%", minWidth: 0 } },
  list: {
    height: "max(280px, 46vh)",
    overflowY: "auto",
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    position: "relative",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  item: {
    position: "absolute",
    insetInline: 0,
    boxSizing: "border-box",
    padding: "6px 10px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    cursor: "pointer",
    ":hover": { background: tokens.colorNeutralBackground1Hover },
  },
  active: { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  name: { overflowWrap: "anywhere" },
  reason: { color: tokens.colorNeutralForeground2, lineHeight: "1.4em", overflowWrap: "anywhere" },
});

function Pick(props: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly onPick: (value: string) => void;
}): ReactElement {
  const styles = useStyles();
  return (
    <Field label={props.label} size="small" className={styles.filter}>
      <Select
        size="small"
        value={props.value}
        onChange={(_event, { value }) => {
          props.onPick(value);
        }}
      >
        {props.options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function oneOf<Key extends string>(words: Readonly<Record<Key, string>>, value: string): Key | undefined {
  return keys(words).find((key) => key === value);
}

function keys<Key extends string>(words: Readonly<Record<Key, string>>): Key[] {
  return Object.keys(words).filter((key): key is Key => key in words);
}

export function FindingsView(props: {
  readonly results: Results;
  readonly wish: ListWish;
  readonly onWish: (wish: ListWish) => void;
}): ReactElement {
  const shared = useShared();
  const { model, state } = usePane();
  const { results, wish, onWish } = props;
  const list = useMemo(() => new FindingsList(results.assets), [results]);
  const picked = useMemo(() => list.pick(wish), [list, wish]);
  const change = (part: Partial<ListWish>): void => {
    onWish({ ...wish, ...part });
  };
  const [active, setActive] = useState(0);
  useEffect(() => {
    setActive(0);
  }, [picked]);
  const { selected } = state;
  if (selected !== null) {
    return (
      <FindingCardView
        asset={selected}
        place={picked.findIndex(({ row }) => row === selected.row)}
        all={picked}
        onClose={() => {
          setActive(Math.max(picked.indexOf(selected), 0));
          void model.select(null);
        }}
      />
    );
  }
  return (
    <section className={shared.section} aria-labelledby="findings">
      <h2 id="findings" className={shared.heading}>
        Findings
      </h2>
      <CountsBar
        summary={results.summary}
        pressed={wish.action}
        onPick={(action) => {
          change({ action: wish.action === action ? "all" : action });
        }}
      />
      <Field label="Search">
        <Input
          type="search"
          value={wish.text}
          placeholder="tag, model, site, maker"
          onChange={(_event, { value }) => {
            change({ text: value });
          }}
        />
      </Field>
      <Fold title="Filter and order" as="h3">
        <Filters list={list} wish={wish} change={change} />
      </Fold>
      <div className={shared.row}>
        <span className={shared.grow} role="status">
          {`${counted(picked.length, "row")} of ${results.assets.length.toLocaleString("en-GB")}`}
        </span>
        {wish !== firstWish && (
          <Button
            size="small"
            appearance="subtle"
            onClick={() => {
              onWish(firstWish);
            }}
          >
            Show all
          </Button>
        )}
      </div>
      <AssetList assets={picked} active={active} onMove={setActive} />
    </section>
  );
}

function Filters(props: {
  readonly list: FindingsList;
  readonly wish: ListWish;
  readonly change: (part: Partial<ListWish>) => void;
}): ReactElement {
  const styles = useStyles();
  const { list, wish, change } = props;
  return (
    <div className={styles.filters}>
      <Pick
        label="Action"
        value={wish.action}
        options={[["all", "All"], ...keys(actionWords).map((id) => [id, actionWords[id]] as const)]}
        onPick={(value) => {
          change({ action: oneOf<Action>(actionWords, value) ?? "all" });
        }}
      />
      <Pick
        label="Maker"
        value={wish.maker}
        options={[["", "All"], ...list.makers.map((name) => [name, name] as const)]}
        onPick={(maker) => {
          change({ maker });
        }}
      />
      <Pick
        label="Site"
        value={wish.site}
        options={[["", "All"], ...list.sites.map((name) => [name, name] as const)]}
        onPick={(site) => {
          change({ site });
        }}
      />
      <Pick
        label="How sure"
        value={wish.confidence}
        options={[["all", "All"], ...keys(confidenceWords).map((id) => [id, confidenceWords[id]] as const)]}
        onPick={(value) => {
          change({ confidence: oneOf(confidenceWords, value) ?? "all" });
        }}
      />
      <Pick
        label="Order"
        value={wish.sort}
        options={keys(sortWords).map((id) => [id, sortWords[id]] as const)}
        onPick={(value) => {
          change({ sort: oneOf<SortBy>(sortWords, value) ?? "strictest" });
        }}
      />
    </div>
  );
}

/** What a finding is taken to need until it is drawn, in pixels. */
const usualHeight = 140;

/** A list box: arrow keys move, Enter or a click opens the card and selects the row in the sheet. */
function AssetList(props: {
  readonly assets: readonly CheckedAsset[];
  /** The place of the finding that the keys move on from. */
  readonly active: number;
  readonly onMove: (active: number) => void;
}): ReactElement {
  const { assets, active, onMove } = props;
  const styles = useStyles();
  const { model } = usePane();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: assets.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => usualHeight,
    overscan: 6,
  });
  // Back from a card the list stands where it was left.
  useEffect(() => {
    if (active > 0) virtual.scrollToIndex(active);
  }, []);
  const move = (to: number): void => {
    const next = Math.min(Math.max(to, 0), assets.length - 1);
    onMove(next);
    virtual.scrollToIndex(next);
  };
  const open = (index: number): void => {
    const asset = assets[index];
    if (asset !== undefined) void model.select(asset);
  };
  const steps: Readonly<Record<string, () => void>> = {
    ArrowDown: () => {
      move(active + 1);
    },
    ArrowUp: () => {
      move(active - 1);
    },
    PageDown: () => {
      move(active + 5);
    },
    PageUp: () => {
      move(active - 5);
    },
    Home: () => {
      move(0);
    },
    End: () => {
      move(assets.length - 1);
    },
    Enter: () => {
      open(active);
    },
  };
  const onKey = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    step();
  };
  const items = virtual.getVirtualItems();
  const activeShown = items.some(({ index }) => index === active);
  return (
    <div
      ref={scroller}
      className={styles.list}
      role="listbox"
      data-focus-first
      aria-label="Findings"
      tabIndex={0}
      {...(activeShown ? { "aria-activedescendant": `finding-${active}` } : {})}
      onKeyDown={onKey}
    >
      <div role="presentation" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const asset = assets[index];
          if (asset === undefined) return null;
          return (
            <div
              key={asset.row}
              id={`finding-${index}`}
              role="option"
              aria-selected={index === active}
              aria-setsize={assets.length}
              aria-posinset={index + 1}
              className={`${styles.item} ${index === active ? styles.active : ""}`}
              ref={virtual.measureElement}
              data-index={index}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => {
                open(index);
              }}
            >
              <div className={styles.name}>
                <ActionBadge action={asset.verdict.action} /> <strong>{assetName(asset)}</strong>
              </div>
              <div className={styles.name}>{`${makerOf(asset)}, ${siteOf(asset)}`}</div>
              <div className={styles.reason}>{asset.reason}</div>
            </div>
          );
        })}
      </div>
    </div>
  );
}
