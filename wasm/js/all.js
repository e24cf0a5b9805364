// Everything: the linter and the reference.

import * as wasm from "smtplint:glue";
import { checkLanguage, readQuery } from "./arguments.js";
import { call } from "./engine.js";

export * from "./lint.js";
export { Session, lintTranscript } from "./transcript.js";

export function explain(query, options) {
  checkLanguage(options);
  return call(wasm.explain, readQuery("query", query));
}

export function compare(a, b, options) {
  checkLanguage(options);
  return call(wasm.compare, readQuery("a", a), readQuery("b", b));
}

export function rules(options) {
  checkLanguage(options);
  return call(wasm.rules);
}

export function coverage() {
  return call(wasm.coverage);
}
