/** The page of the shared runtime: pane, functions and commands share its memory. */
import { associateFunctions } from "../functions";

associateFunctions(
  import(/* webpackChunkName: "catalogue" */ "../catalogue").then(({ catalogue }) => catalogue),
);
