// The package as a user has it: the tarball, installed into an empty folder of its own.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const root = fileURLToPath(new URL("../../../", import.meta.url));

/** The tarball that the build left. */
export const tarball = findTarball();

function findTarball() {
  const folder = join(root, "target/npm");
  const names = readdirSync(folder).filter((name) => name.endsWith(".tgz"));
  if (names.length !== 1) throw new Error(`target/npm must hold one tarball; run "node wasm/build.mjs"`);
  return join(folder, names[0]);
}

/** An empty folder that goes away with the process. */
export function emptyFolder() {
  const folder = mkdtempSync(join(tmpdir(), "smtplint-npm-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A project that has installed smtplint and nothing else. */
export function installedProject() {
  const folder = emptyFolder();
  writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
  execFileSync("npm", ["install", "--offline", "--no-audit", "--no-fund", "--silent", tarball], { cwd: folder, stdio: "inherit" });
  return folder;
}

/** Writes files, by name, into a folder. */
export function write(folder, files) {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}

/** Runs a file by Node, in its own folder; returns what it printed. */
export function runNode(file, ...flags) {
  return execFileSync(process.execPath, [...flags, file], { cwd: dirname(file), encoding: "utf8" });
}

/** The installed package's exports, by its main entry or another. */
export function load(folder, file = "index.js") {
  return import(pathToFileURL(join(folder, "node_modules/smtplint", file)));
}
