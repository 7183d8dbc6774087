/** What the organisation has decided: the maker list, makers and labels of its own, other sites, its own policy. */
import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { Results } from "../../model/session";
import { NameField } from "../name-field";
import { useShared } from "../styles";
import { MakersSection } from "./makers-section";
import { PolicySection } from "./policy-section";

const useStyles = makeStyles({
  name: {
    padding: "10px 12px",
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
});

export default function DecisionsView({ results }: { readonly results: Results }): ReactElement {
  const shared = useShared();
  const styles = useStyles();
  return (
    <section className={shared.section} aria-labelledby="decisions">
      <h2 id="decisions" className={shared.heading}>
        Decisions
      </h2>
      <p className={shared.quiet}>
        What your organisation has decided wins over the maker list and the rules, and is named in every
        reason. It stands on the sheets Lens policy and Lens makers; you can write there by hand as well.
      </p>
      <div className={styles.name}>
        <NameField label="Who decides" />
      </div>
      <PolicySection results={results} />
      <MakersSection results={results} />
    </section>
  );
}
