// What the linter alone exports; types and words are in ../types.

import * as wasm from "smtplint:glue";
import { call } from "./engine.js";

export { init } from "smtplint:source";

export const version = SMTPLINT_VERSION;

export function lintCommand(line, options) {
  return call(wasm.lintCommand, line, options);
}

export function lintReply(reply, options) {
  return call(wasm.lintReply, reply, options);
}

export function classify(reply) {
  return call(wasm.classify, reply);
}

export function applyFixes(input, diagnostics) {
  return call(wasm.applyFixes, input, diagnostics);
}
