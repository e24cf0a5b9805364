// Everything: the linter and the reference.

import * as wasm from "smtplint:glue";
import { hasOptions, isString, readLanguage, readOption, readQuery } from "./arguments.js";
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

export function search(text, options) {
  if (!isString(text)) throw new TypeError("text must be a string");
  const limit = hasOptions(options) ? readOption(options, "limit", isCount, "a number from 0 up") : undefined;
  return call(wasm.search, text, limit ?? call(wasm.mostFound), readLanguage(options));
}

function isCount(value) {
  return Number.isInteger(value) && value >= 0 && value < 2 ** 31;
}

export function rules(options) {
  return call(wasm.rules, readLanguage(options));
}

export function entries() {
  return call(wasm.entries);
}

export function pairs() {
  return call(wasm.pairs);
}

export function coverage() {
  return call(wasm.coverage);
}
