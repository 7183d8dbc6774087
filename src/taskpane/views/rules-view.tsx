/** The rules in plain words with their force and source, and who makes a brand. */
import { Field, Input } from "@fluentui/react-components";
import { type ReactElement, useMemo, useState } from "react";
import type { Catalogue } from "../../core/catalogue";
import { createMakerLookup } from "../../core/maker";
import { forceWords, standingWords } from "../../core/policy/words";
import { SourceLink } from "./finding-card-view";
import { useShared } from "./styles";
import { usePane } from "./use-pane";

export function RulesView({ catalogue }: { readonly catalogue: Catalogue }): ReactElement {
  const shared = useShared();
  const { state } = usePane();
  const regimes = catalogue.policies.regimes.filter(({ id }) =>
    (state.regimes ?? ["uk-central", "uk-other"]).includes(id),
  );
  return (
    <>
      <BrandSearch catalogue={catalogue} />
      {regimes.map((regime) => (
        <section key={regime.id} className={shared.section} aria-label={regime.name}>
          <h2
            className={shared.heading}
          >{`${regime.name.charAt(0).toUpperCase()}${regime.name.slice(1)}`}</h2>
          <p className={shared.quiet}>{`Version ${regime.version} of ${regime.date}.`}</p>
          <ul className={shared.list}>
            {regime.clauses.map(({ id, force, says, from, source }) => (
              <li key={id} className={shared.card}>
                <strong>{`${id}: ${forceWords[force]}`}</strong>
                <span>{`${says.charAt(0).toUpperCase()}${says.slice(1)}.`}</span>
                <SourceLink from={from} source={source} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p className={shared.quiet}>{`Maker list ${catalogue.version} of ${catalogue.date}.`}</p>
    </>
  );
}

function BrandSearch({ catalogue }: { readonly catalogue: Catalogue }): ReactElement {
  const shared = useShared();
  const [text, setText] = useState("");
  const lookup = useMemo(() => createMakerLookup(catalogue.makers), [catalogue]);
  const found = useMemo(() => lookup.searchBrands(text, 8), [lookup, text]);
  return (
    <section className={shared.section} aria-labelledby="who-makes">
      <h2 id="who-makes" className={shared.heading}>
        Who makes it?
      </h2>
      <Field label="Brand">
        <Input
          type="search"
          value={text}
          placeholder="W Box"
          onChange={(_event, { value }) => {
            setText(value);
          }}
        />
      </Field>
      <p role="status" className={shared.quiet}>
        {text.trim() === ""
          ? ""
          : found.length === 0
            ? `No brand like "${text.trim()}" is in the maker list.`
            : ""}
      </p>
      <ul className={shared.list} aria-label="Brands found">
        {found.map(({ entry, owner, sentence }) => (
          <li key={entry.id} className={shared.card}>
            <strong>{entry.name}</strong>
            <span>{sentence}</span>
            <span>{`Standing: ${standingWords[owner.standing]}.`}</span>
            <span className={shared.quiet}>{owner.basis}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
