import { Lexicon } from "../src/core/register";
import { headerEvidence } from "../src/core/register/header-rows";
import { catalogue } from "../src/catalogue";
import { contentHints } from "../src/core/content-hints";
import { sheetFromRows } from "../src/core/sheet";
const lex=new Lexicon(catalogue.vocabulary.columns,contentHints(catalogue));
const s=sheetFromRows("Counts",[["Property","Property type","Hikvision","Dahua","Axis","Bosch","Total"],["HMP Fernhill","Prison",12,0,3,null,15],["Ashdown House","Office",null,null,7,2,9]]);
console.log(headerEvidence(s,0,[0,1,2,3,4,5,6],lex));
for(const h of ["Property","Property type","Hikvision","Axis","Total"]) console.log(h,lex.headers.read(h),lex.isMaker(h));
