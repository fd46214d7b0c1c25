export { WhypullError } from "./errors.js";
export {
  advise,
  decode,
  defaultPullPolicy,
  explain,
  makeSecret,
  matchCredentials,
  matchCredentialsMany,
  rules,
} from "./functions.js";
export { parseReference, parseReferences } from "./names.js";
