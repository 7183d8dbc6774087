import { measureLayouts } from "/work/wt-register/scripts/accuracy/layouts";
console.log(await measureLayouts(process.argv[2]!));
