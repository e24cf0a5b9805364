// The WebAssembly as text within this file: compiled on the first call, or ahead by `init`.

import { decode, text } from "smtplint:inlined";
import { isStarted, start } from "./instance.js";

export function ready() {
  if (!isStarted()) start(decode(text));
}

export async function init() {
  if (!isStarted()) start(await WebAssembly.compile(decode(text)));
}
