/** The WebAssembly of `smtplint` and `smtplint/slim`. What an import of it gives depends on the bundler: an address, or the compiled module. */
declare const wasm: any;
export default wasm;
