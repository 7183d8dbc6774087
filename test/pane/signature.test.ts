import { defaultPolicy } from "../../src/core/policy/own";
import { noDecisions } from "../../src/core/decisions";
import { PaneSession } from "../../src/taskpane/model/session";
import { catalogue } from "../support/catalogue";

test("answers of this sitting are signed with the name that is typed", () => {
  let name = "";
  const session = new PaneSession(catalogue, ["uk-central"], "2026-11-22", () => name);
  session.answer(
    { needs: "site", about: "Office", subject: "site", settles: 3 },
    { id: "yes", label: "Yes" },
  );
  session.answer(
    { needs: "decision", about: "", subject: "organisation", settles: 3 },
    { id: "extend", label: "Same as sensitive" },
  );
  const signed = () => {
    const { sites, setting } = session.basis({ ...noDecisions, setting: defaultPolicy });
    return [sites[0]?.assessedBy, setting.decidedBy];
  };
  expect(signed()).toEqual([null, { extend: { name: "", date: "2026-11-22" } }]);
  name = "A. Smith";
  expect(signed()).toEqual(["A. Smith", { extend: { name: "A. Smith", date: "2026-11-22" } }]);
});
