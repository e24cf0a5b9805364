// From Rust to WebAssembly and its glue: cargo, wasm-bindgen, wasm-opt.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";

const TARGET = "wasm32-unknown-unknown";

/** The two modules: the cargo features and profile of each, and what wasm-opt is to look for. */
const MODULES = {
  all: { features: ["reference", "transcripts"], profile: "wasm", optimise: ["-O3"] },
  lint: { features: ["small"], profile: "wasm-small", optimise: ["--flatten", "--rereloop", "-Oz", "-Oz"] },
};

/** Compiles each module; returns for each where its glue and its wasm lie. */
export function compile({ root, out, version }) {
  const metadata = readMetadata(root);
  checkVersion(metadata, version);
  const made = {};
  for (const [name, { features, profile, optimise }] of Object.entries(MODULES)) {
    const folder = join(out, "build", name);
    cargo(root, metadata, features, profile);
    const compiled = join(metadata.target_directory, TARGET, profile, "smtplint_wasm.wasm");
    made[name] = { glue: join(folder, "glue.js"), wasm: join(folder, "smtplint.wasm") };
    wasmBindgen(root, metadata, compiled, folder);
    wasmOpt(root, join(folder, "glue_bg.wasm"), made[name].wasm, optimise);
  }
  return made;
}

function readMetadata(root) {
  const args = ["metadata", "--format-version", "1", "--filter-platform", TARGET];
  return JSON.parse(run("cargo", args, { cwd: root, maxBuffer: 1 << 28, encoding: "utf8" }));
}

function checkVersion(metadata, version) {
  const crate = metadata.packages.find(({ name }) => name === "smtplint-wasm");
  if (crate.version !== version) {
    throw new Error(`wasm/package.json says version ${version}, the crate ${crate.version}`);
  }
}

/** `cargo rustc` for the cdylib alone: beside an rlib, cargo leaves link-time optimisation out. */
function cargo(root, metadata, features, profile) {
  const args = ["rustc", "--package", "smtplint-wasm", "--lib", "--crate-type", "cdylib", "--profile", profile];
  args.push("--target", TARGET, "--no-default-features", "--features", features.join(","));
  const env = { ...process.env, CARGO_ENCODED_RUSTFLAGS: remapped(root, metadata).join("\x1f") };
  run("cargo", args, { cwd: root, env, stdio: "inherit" });
}

/** The places of this machine, which panic messages would carry into the module, under short names. */
function remapped(root, metadata) {
  const sources = new Set();
  for (const { source, manifest_path } of metadata.packages) if (source) sources.add(dirname(dirname(manifest_path)));
  const flags = [...sources].map((path) => `--remap-path-prefix=${path}=crates`);
  return [`--remap-path-prefix=${homedir()}=home`, `--remap-path-prefix=${resolve(root)}=smtplint`, ...flags];
}

function wasmBindgen(root, metadata, compiled, folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const args = ["--target", "web", "--omit-default-module-path", "--experimental-reset-state-function"];
  args.push("--remove-producers-section", "--no-typescript", "--out-name", "glue", "--out-dir", folder, compiled);
  run(findTool("wasm-bindgen", [join(metadata.target_directory, "tools/bin"), join(root, "target/tools/bin")]), args);
}

/** No feature flags: it reads those of the module. With `--all-features` it writes a file that no engine loads. */
function wasmOpt(root, from, to, optimise) {
  const args = [...optimise, "--converge", "--strip-debug", "--strip-producers", "--strip-target-features", from, "-o", to];
  run(join(root, "node_modules/.bin/wasm-opt"), args);
}

function findTool(name, folders) {
  const all = [...folders, ...(process.env.PATH ?? "").split(delimiter)];
  const found = all.map((folder) => join(folder, name)).find(existsSync);
  if (!found) throw new Error(`${name} is neither in target/tools/bin nor on the PATH`);
  return found;
}

function run(program, args, options = { stdio: "inherit" }) {
  return execFileSync(program, args, options);
}
