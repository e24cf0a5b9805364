// Prints the bytes of what the build left: raw, and as a server would send them.
//
//   node wasm/sizes.mjs

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";

const built = fileURLToPath(new URL("../target/npm/", import.meta.url));

/** Both modules, and the files that hold them as text. */
export const SIZES = [
  { name: "all", file: `${built}build/all/smtplint.wasm` },
  { name: "lint", file: `${built}build/lint/smtplint.wasm` },
  { name: "index.js", file: `${built}package/index.js` },
  { name: "lint.js", file: `${built}package/lint.js` },
];

export function measure(file) {
  const raw = readFileSync(file);
  return { raw: raw.length, gzip: gzipSync(raw, { level: 9 }).length, brotli: brotliCompressSync(raw).length };
}

export function printSizes() {
  console.log("\n| WebAssembly | raw | gzip | brotli |\n|---|---|---|---|");
  for (const { name, file } of SIZES) console.log(`| ${name} | ${Object.values(measure(file)).join(" | ")} |`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) printSizes();
