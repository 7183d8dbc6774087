/** The register's sites, to be read: what is assumed, what is assessed, and how much hangs on each. */
import { makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, useMemo } from "react";
import { counted } from "../model/register-view";
import type { Results } from "../model/session";
import { sitesList } from "../model/sites-list";
import { useShared } from "./styles";

const useStyles = makeStyles({
  table: { borderCollapse: "collapse", width: "100%" },
  cell: {
    textAlign: "start",
    verticalAlign: "top",
    padding: "6px 4px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: "anywhere",
  },
  number: { textAlign: "end" },
});

const most = 200;

export function SitesView({ results }: { readonly results: Results }): ReactElement {
  const shared = useShared();
  const styles = useStyles();
  const sites = useMemo(() => sitesList(results.assets), [results]);
  return (
    <section className={shared.section} aria-labelledby="sites">
      <h2 id="sites" className={shared.heading}>
        Sites
      </h2>
      <p className={shared.quiet}>
        {`${counted(sites.length, "site")}. Assets count here where their maker is, or may be, a company that the rules name.`}
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.cell}>
              Site
            </th>
            <th scope="col" className={`${styles.cell} ${styles.number}`}>
              Such assets
            </th>
          </tr>
        </thead>
        <tbody>
          {sites.slice(0, most).map((site) => (
            <tr key={site.name}>
              <th scope="row" className={styles.cell}>
                {site.name}
                <br />
                <span className={shared.quiet} style={{ fontWeight: 400 }}>
                  {site.type === "" || site.type === site.name ? "" : `${site.type}. `}
                  {site.sensitivity}
                </span>
              </th>
              <td className={`${styles.cell} ${styles.number}`}>{`${site.subject} of ${site.assets}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {sites.length > most && <p className={shared.quiet}>{`The first ${most} are shown.`}</p>}
    </section>
  );
}
