// What tools for publishing say of the tarball, and what is in it.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { publint } from "publint";
import { installedProject, root, tarball } from "./support/installed.mjs";

const installed = join(installedProject(), "node_modules/smtplint");

test("publint finds nothing", async () => {
  const { messages } = await publint({ pkgDir: installed, strict: true, pack: false });
  assert.deepEqual(messages, []);
});

test("attw finds nothing", () => {
  // The entry for the wasm itself has no other form for CommonJS: what an import of it gives is the bundler's affair.
  const args = [join(root, "node_modules/.bin/attw"), tarball, "--exclude-entrypoints", "smtplint.wasm", "--no-color", "--no-emoji"];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  assert.equal(status, 0, stdout + stderr);
});

test("the version is the same everywhere", async () => {
  const { version } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
  const metadata = execFileSync("cargo", ["metadata", "--no-deps", "--format-version", "1"], { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 });
  const crate = JSON.parse(metadata).packages.find(({ name }) => name === "smtplint-wasm");
  assert.equal(version, crate.version);
  assert.equal((await import(join(installed, "index.js"))).version, version);
});

test("the files are those that the package is made of", () => {
  const licenses = readdirSync(root).filter((name) => name.startsWith("LICENSE"));
  const twins = ["index", "lint", "slim"].flatMap((name) => [`${name}.js`, `${name}.cjs`, `${name}.d.ts`, `${name}.d.cts`]);
  const others = ["fr.js", "fr.cjs", "workerd.js", "edge.js", "smtplint.wasm", "smtplint.wasm.d.ts", "package.json", "README.md"];
  assert.deepEqual(readdirSync(installed).sort(), [...twins, ...others, ...licenses].sort());
});

test("nothing in it tells where it was built", () => {
  for (const name of readdirSync(installed)) {
    const text = readFileSync(join(installed, name), "latin1");
    for (const place of [root, process.env.HOME, ".cargo/registry"]) {
      assert.ok(!text.includes(place), `${name} holds ${place}`);
    }
  }
});
