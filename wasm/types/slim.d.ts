// smtplint/slim: all of smtplint but the WebAssembly itself, which `init` is given.

export * from "./index.js";

/** The prototype of a global class, where the environment has that class; so Node needs no DOM types and pages no Node types. */
type Global<Name extends PropertyKey> = typeof globalThis extends Record<Name, { prototype: infer Instance }> ? Instance : never;
type WasmModule = typeof globalThis extends { WebAssembly: { Module: { prototype: infer Module } } } ? Module : never;

/** `smtplint/smtplint.wasm`: its address, an answer to a request for it, its bytes, or the compiled module. */
export type WasmSource = string | Global<"URL"> | Global<"Response"> | ArrayBuffer | ArrayBufferView | WasmModule;

/** Must have ended before anything else is called. */
export function init(wasm: WasmSource | PromiseLike<WasmSource>): Promise<void>;
