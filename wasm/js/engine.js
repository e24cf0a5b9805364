// The one instance of the WebAssembly, and every call into it.

import { __wbg_reset_state as reset, initSync } from "smtplint:glue";
import { ready } from "smtplint:source";

/** The memory of an instance only ever grows: beyond this many bytes it is given back after the call. */
const MEMORY_KEPT = 16 * 1024 * 1024;

/** Calls an export of the WebAssembly, which `ready` makes sure is there. */
export function call(exported, ...args) {
  ready();
  try {
    return exported(...args);
  } catch (error) {
    // A TypeError is ours, about an argument. Anything else, a trap before all, may have left the instance in the middle of something.
    if (!(error instanceof TypeError)) reset();
    throw error;
  } finally {
    if (initSync().memory.buffer.byteLength > MEMORY_KEPT) reset();
  }
}
