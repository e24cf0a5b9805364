// Builds the npm package: both WebAssembly modules, the bundles around them, the types; and packs it.
//
//   node wasm/build.mjs
//
// Leaves target/npm/package/ and target/npm/smtplint-VERSION.tgz. Needs the wasm32-unknown-unknown target,
// wasm-bindgen of the version in Cargo.toml, and `npm ci` in the root.

import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle, writeLanguages } from "./build/bundle.mjs";
import { compile } from "./build/compile.mjs";
import { writeTypes } from "./build/types.mjs";
import { printSizes } from "./sizes.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = join(here, "..");
const out = join(root, "target/npm");
const packed = join(out, "package");

const manifest = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));

const modules = compile({ root, out, version: manifest.version });
rmSync(packed, { recursive: true, force: true });
mkdirSync(packed, { recursive: true });
await bundle({ modules, packed, version: manifest.version });
writeLanguages(packed);
writeTypes({ from: join(here, "types"), to: packed });
copyTheRest();
pack();
printSizes();

function copyTheRest() {
  cpSync(modules.all.wasm, join(packed, "smtplint.wasm"));
  cpSync(join(here, "package.json"), join(packed, "package.json"));
  cpSync(join(here, "README.md"), join(packed, "README.md"));
  const licenses = readdirSync(root).filter((name) => name.startsWith("LICENSE"));
  if (licenses.length === 0) throw new Error("no LICENSE file in the root of the repository");
  for (const name of licenses) cpSync(join(root, name), join(packed, name));
}

function pack() {
  for (const name of readdirSync(out)) if (name.endsWith(".tgz")) rmSync(join(out, name));
  execFileSync("npm", ["pack", "--silent", "--pack-destination", out], { cwd: packed, stdio: ["ignore", "ignore", "inherit"] });
  const tarball = join(out, `smtplint-${manifest.version}.tgz`);
  if (!existsSync(tarball)) throw new Error(`npm pack did not write ${tarball}`);
  console.log(`target/npm/smtplint-${manifest.version}.tgz`);
}
