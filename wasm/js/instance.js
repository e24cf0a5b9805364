// Whether there is an instance, and how to get one; apart from engine.js, which needs a source, which needs this.

import { initSync } from "smtplint:glue";

let started = false;

/** What an instance needs before the first call into it. */
const needs = [];

export function whenNew(give) {
  needs.push(give);
}

/** Gives a new instance what it needs; also one that was made new by a reset. */
export function begin() {
  for (const give of needs) give();
}

export function isStarted() {
  return started;
}

/** Makes the instance from bytes or from a compiled module, if nobody has. */
export function start(module) {
  if (started) return;
  initSync({ module });
  started = true;
  begin();
}
