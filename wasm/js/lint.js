// What the linter alone exports; types and words are in ../types.

import * as wasm from "smtplint:glue";
import { checkInput, readQuery } from "./arguments.js";
import { call } from "./engine.js";
import { put } from "./memory.js";
import * as options from "./options.js";
import * as record from "./record.js";

export { applyFixes } from "./fixes.js";
export { init } from "smtplint:source";

export const version = SMTPLINT_VERSION;

export function lintCommand(line, given) {
  checkInput("line", line);
  return call(judgeCommand, line, options.read(given));
}

export function lintReply(reply, given) {
  checkInput("reply", reply);
  return call(judgeReply, reply, options.read(given));
}

export function lintAddress(address, given) {
  checkInput("address", address);
  return call(judgeAddress, address, options.read(given));
}

export function classify(reply) {
  return call(classifyQuery, readQuery("reply", reply));
}

function judgeCommand(line, given) {
  options.use(given);
  return record.commandReport(wasm.lintCommand(put(line), typeof line === "string"));
}

function judgeReply(reply, given) {
  options.use(given);
  return record.replyReport(wasm.lintReply(put(reply), typeof reply === "string"));
}

function judgeAddress(address, given) {
  options.use(given);
  return record.addressReport(wasm.lintAddress(put(address), typeof address === "string"));
}

function classifyQuery(query) {
  return record.classification(wasm.classify(put(query)));
}
