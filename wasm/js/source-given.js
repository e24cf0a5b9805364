// The WebAssembly as whatever the user has: its address, an answer to a request, its bytes, a compiled module.

import { isStarted, start } from "./instance.js";

export function ready() {
  if (!isStarted()) throw new Error('smtplint/slim: call "await init(wasm)" first; wasm is the address or the bytes of smtplint/smtplint.wasm');
}

export async function init(wasm) {
  if (isStarted()) return;
  start(await compile(await wasm));
}

async function compile(wasm) {
  if (typeof wasm === "string" || isA("URL", wasm)) wasm = await fetch(wasm);
  if (isA("Response", wasm)) wasm = await body(wasm);
  if (wasm instanceof ArrayBuffer || ArrayBuffer.isView(wasm)) return WebAssembly.compile(wasm);
  if (wasm instanceof WebAssembly.Module) return wasm;
  throw new TypeError("init: wasm must be an address, a Response, bytes or a WebAssembly.Module");
}

async function body(response) {
  if (!response.ok) throw new Error(`init: ${response.url} answers ${response.status} ${response.statusText}`);
  // Not compileStreaming: it refuses a server that calls the file anything but application/wasm, and gains little at this size.
  return response.arrayBuffer();
}

/** Not every environment has these classes. */
function isA(name, value) {
  return typeof globalThis[name] === "function" && value instanceof globalThis[name];
}
