export { associateFunctions } from "./associate";
