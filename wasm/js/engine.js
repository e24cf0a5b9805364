// The one instance of the WebAssembly, and every call into it.

import * as wasm from "smtplint:glue";
import { ready } from "smtplint:source";
import { begin } from "./instance.js";
import { forget as forgetMemory, isTooLarge } from "./memory.js";
import { forget as forgetOptions } from "./options.js";

/** What lives in the instance from one call to the next: the numbers of sessions. Those that are gone with their instance are not here. */
export const held = new Set();

/** Runs work that calls the WebAssembly, which `ready` makes sure is there. */
export function call(work, a, b, c) {
  ready();
  try {
    const result = work(a, b, c);
    if (held.size === 0 && isTooLarge()) reset();
    return result;
  } catch (error) {
    // Arguments are looked at before the WebAssembly is called. Whatever is thrown in it may have left it in the middle of something.
    reset();
    throw error;
  }
}

function reset() {
  held.clear();
  wasm.__wbg_reset_state();
  forgetMemory();
  forgetOptions();
  begin();
}
