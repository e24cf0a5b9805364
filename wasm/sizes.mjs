// Prints the bytes of the WebAssembly modules that the package carries: raw, gzip, brotli.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";

const built = fileURLToPath(new URL("../target/npm/build/", import.meta.url));

console.log("\n| WebAssembly | raw | gzip | brotli |\n|---|---|---|---|");
for (const name of ["all", "lint"]) {
  const raw = readFileSync(`${built}${name}/smtplint.wasm`);
  const packed = [gzipSync(raw, { level: 9 }).length, brotliCompressSync(raw).length];
  console.log(`| ${name} | ${raw.length} | ${packed.join(" | ")} |`);
}
