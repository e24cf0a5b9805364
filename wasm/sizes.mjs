// Prints the bytes of the WebAssembly modules that the build left: raw, and as a server would send them.
//
//   node wasm/sizes.mjs

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";

const built = fileURLToPath(new URL("../target/npm/build/", import.meta.url));

export function printSizes() {
  console.log("\n| WebAssembly | raw | gzip | brotli |\n|---|---|---|---|");
  for (const name of ["all", "lint"]) {
    const raw = readFileSync(`${built}${name}/smtplint.wasm`);
    const packed = [gzipSync(raw, { level: 9 }).length, brotliCompressSync(raw).length];
    console.log(`| ${name} | ${raw.length} | ${packed.join(" | ")} |`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) printSizes();
