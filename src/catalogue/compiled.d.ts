/** Written by `npm run build:catalogue`, which checks its shape against the schemas. */
declare module "*/build/catalogue.json" {
  import type { Catalogue } from "../core/catalogue";
  const catalogue: Catalogue;
  export default catalogue;
}
