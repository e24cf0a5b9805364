// Everything: the linter and the reference.

import * as wasm from "smtplint:glue";
import { call } from "./engine.js";

export * from "./lint.js";

export function explain(query, options) {
  return call(wasm.explain, query, options);
}

export function compare(a, b, options) {
  return call(wasm.compare, a, b, options);
}

export function rules(options) {
  return call(wasm.rules, options);
}
