// The WebAssembly as a compiled module that the runtime imports: for those that forbid compiling bytes.

import module from "smtplint:module";
import { start } from "./instance.js";

export function ready() {
  start(module);
}

export async function init() {
  ready();
}
