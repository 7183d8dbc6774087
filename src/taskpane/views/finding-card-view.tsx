/** One finding: what to do, why, on what evidence, and what would change the answer. */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, type ReactNode, useEffect, useMemo, useRef } from "react";
import type { CheckedAsset } from "../../core/check";
import { createMakerLookup } from "../../core/maker";
import { findingCard, type FindingCard } from "../model/finding-card";
import { assetName } from "../model/findings-list";
import { counted } from "../model/register-view";
import { ActionBadge } from "./action-badge";
import { useShared } from "./styles";
import { usePane } from "./use-pane";

const useStyles = makeStyles({
  facts: { display: "grid", gridTemplateColumns: "auto 1fr", gap: "4px 12px", margin: 0 },
  term: { color: tokens.colorNeutralForeground2 },
  fact: { margin: 0, overflowWrap: "anywhere" },
  sub: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  cell: { fontFamily: tokens.fontFamilyMonospace },
  link: { color: tokens.colorBrandForegroundLink, overflowWrap: "anywhere" },
});

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  const shared = useShared();
  const styles = useStyles();
  return (
    <div className={shared.card}>
      <h3 className={styles.sub}>{title}</h3>
      {children}
    </div>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }): ReactElement {
  const shared = useShared();
  return (
    <ul className={shared.bullets}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

export function FindingCardView(props: {
  readonly asset: CheckedAsset;
  /** Its place in the list that is being walked through; -1 where it is not in it. */
  readonly place: number;
  readonly all: readonly CheckedAsset[];
  readonly onClose: () => void;
}): ReactElement {
  const shared = useShared();
  const { model, state } = usePane();
  const { asset, place, all } = props;
  const { catalogue } = state;
  const heading = useRef<HTMLHeadingElement>(null);
  const lookup = useMemo(
    () => (catalogue === null ? null : createMakerLookup(catalogue.makers)),
    [catalogue],
  );
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);
  const step = (by: number): void => {
    const next = all[place + by];
    if (next !== undefined) void model.select(next);
  };
  const card = lookup === null || catalogue === null ? null : findingCard(asset, lookup, catalogue.policies);
  return (
    <section
      className={shared.section}
      aria-labelledby="finding"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        // Back to the list only: heard by office.js, Escape would leave the pane.
        event.stopPropagation();
        props.onClose();
      }}
    >
      <div className={shared.row}>
        <Button size="small" onClick={props.onClose}>
          Back to the list
        </Button>
        <Button
          size="small"
          disabledFocusable={place <= 0}
          onClick={() => {
            step(-1);
          }}
        >
          Previous
        </Button>
        <Button
          size="small"
          disabledFocusable={place < 0 || place >= all.length - 1}
          onClick={() => {
            step(1);
          }}
        >
          Next
        </Button>
      </div>
      <h2 id="finding" ref={heading} tabIndex={0} aria-live="polite" className={shared.heading}>
        {`${assetName(asset)}, row ${asset.row + 1}`}
      </h2>
      <div>
        <ActionBadge action={asset.verdict.action} />
      </div>
      <p className={shared.plain}>{asset.reason}</p>
      {card !== null && <CardParts card={card} />}
    </section>
  );
}

function CardParts({ card }: { readonly card: FindingCard }): ReactElement {
  const shared = useShared();
  const styles = useStyles();
  const { model } = usePane();
  const facts: readonly (readonly [string, string])[] = [
    ["Maker", card.maker],
    ["Standing", card.standing],
    ["How sure", card.confidence],
    ["Site", card.site],
    ["Devices", counted(card.devices, "device")],
    ...(card.also.length > 0 ? [["Also", card.also.join(", ")] as const] : []),
  ];
  return (
    <>
      {card.provisional !== "" && <p className={shared.plain}>{card.provisional}</p>}
      <dl className={styles.facts}>
        {facts.map(([term, fact]) => (
          <FactLine key={term} term={term} fact={fact} />
        ))}
      </dl>
      {card.steps.length > 0 && (
        <Part title="What to do">
          <Lines lines={card.steps} />
        </Part>
      )}
      {card.settles.length > 0 && (
        <Part title="What would settle or change it">
          <Lines lines={card.settles} />
        </Part>
      )}
      {card.evidence.length > 0 && (
        <Part title="Evidence">
          <ul className={shared.list}>
            {card.evidence.map((line) => (
              <li key={`${line.cell} ${line.because} ${line.text}`}>
                <Button
                  size="small"
                  appearance="subtle"
                  className={styles.cell}
                  aria-label={`Go to cell ${line.cell}`}
                  onClick={() => {
                    void model.goTo(line.sheet, line.row, line.column);
                  }}
                >
                  {line.cell}
                </Button>
                <strong>{line.text}</strong>
                {line.because === "" ? "" : `: ${line.because}`}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {card.clauses.length > 0 && (
        <Part title="The rule behind it">
          <ul className={shared.list}>
            {card.clauses.map(({ id, force, says, from, source }) => (
              <li key={id}>
                <strong>{`${id}, ${force}`}</strong>
                {`: ${says}. `}
                {source === "" ? from : <SourceLink from={from} source={source} />}
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  );
}

function FactLine({ term, fact }: { readonly term: string; readonly fact: string }): ReactElement {
  const styles = useStyles();
  return (
    <>
      <dt className={styles.term}>{term}</dt>
      <dd className={styles.fact}>{fact}</dd>
    </>
  );
}

/** Opens only when clicked; the pane itself asks for nothing outside. */
export function SourceLink({
  from,
  source,
}: {
  readonly from: string;
  readonly source: string;
}): ReactElement {
  const styles = useStyles();
  if (!source.startsWith("https://")) return <span>{from}</span>;
  return (
    <a href={source} target="_blank" rel="noopener noreferrer" className={styles.link}>
      {from}
    </a>
  );
}
