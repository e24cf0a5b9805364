// Everything: the linter and the reference.

import * as wasm from "smtplint:glue";
import { readLanguage, readQuery } from "./arguments.js";
import { call } from "./engine.js";

export * from "./lint.js";
export { languages, loadLanguage } from "./languages.js";
export { Session, lintTranscript } from "./transcript.js";

export function explain(query, options) {
  return call(wasm.explain, readQuery("query", query), readLanguage(options));
}

export function compare(a, b, options) {
  return call(wasm.compare, readQuery("a", a), readQuery("b", b), readLanguage(options));
}

export function rules(options) {
  return call(wasm.rules, readLanguage(options));
}

export function coverage() {
  return call(wasm.coverage);
}
