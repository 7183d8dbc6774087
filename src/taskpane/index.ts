/** The page of the shared runtime: pane, functions and commands share its memory. */
import { associateFunctions } from "../functions";
import { startPane } from "./start";

const catalogue = import(/* webpackChunkName: "catalogue" */ "../catalogue").then(
  (module) => module.catalogue,
);
associateFunctions(catalogue);
startPane(catalogue);
