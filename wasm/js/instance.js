// Whether there is an instance, and how to get one; apart from engine.js, which needs a source, which needs this.

import { initSync } from "smtplint:glue";

let started = false;

export function isStarted() {
  return started;
}

/** Makes the instance from bytes or from a compiled module, if nobody has. */
export function start(module) {
  if (started) return;
  initSync({ module });
  started = true;
}
