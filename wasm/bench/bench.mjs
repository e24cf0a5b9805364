// How fast the package is in Node, beside smtp-proto in WebAssembly, which parses and diagnoses nothing.
//
//   node wasm/bench/bench.mjs [ROUNDS]
//
// Needs the built package. Each round runs every case once, in turn, by the process's CPU time; a ratio is taken within a
// round, and what is printed is the median. Lines come in a random order (fixed seed), as in core/benches.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = fileURLToPath(new URL("../../", import.meta.url));
const target = `${root}target/wasm-bench`;

const ROUNDS = Number(process.argv[2] ?? 31);
const LINES = 4096;
/** How long one measurement of one case takes, in nanoseconds. */
const SLICE = 40e6;

const { valid, invalid } = corpus();
const entry = process.env.SMTPLINT_BENCH_ENTRY ?? "lint";
const smtplint = await import(pathToFileURL(`${root}target/npm/package/${entry}.js`));
const clean = shuffled(valid.filter((line) => smtplint.lintCommand(line).diagnostics.length === 0));
const single = shuffled(invalid.filter((line) => smtplint.lintCommand(line).diagnostics.length === 1));

const encoder = new TextEncoder();
const peer = await yardstick();
const ours = await verdict(entry === "lint" ? "lint" : "all");

const CASES = [
  { name: "encodeInto + smtp-proto request", lines: clean, run: peer },
  { name: "encodeInto + smtplint verdict", lines: clean, run: ours },
  { name: "lintCommand, clean lines", lines: clean, run: (line) => (smtplint.lintCommand(line).valid ? 1 : 0) },
  { name: "lintCommand, clean lines, with options", lines: clean, run: (line) => (smtplint.lintCommand(line, { wire: false, extensions: "all" }).valid ? 1 : 0) },
  { name: "lintCommand, one finding", lines: single, run: (line) => smtplint.lintCommand(line).diagnostics.length },
];

report(measure(CASES.map((item) => ({ ...item, repeats: 1, spent: [] }))));

function corpus() {
  const text = readFileSync(`${root}core/benches/corpus/commands.txt`, "utf8");
  const [good, bad] = text.split("# invalid").map((part) => part.split("\n").filter((line) => line !== "" && !line.startsWith("#")));
  return { valid: good.map((line) => `${line}\r\n`), invalid: bad.map((line) => `${line}\r\n`) };
}

function shuffled(lines) {
  let seed = 5321;
  const next = () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  return Array.from({ length: LINES }, () => lines[Math.floor(next() * lines.length)]);
}

/** smtp-proto, compiled for speed alone. */
async function yardstick() {
  const args = ["build", "--quiet", "--release", "--target", "wasm32-unknown-unknown", "--manifest-path", `${here}Cargo.toml`, "--target-dir", target];
  execFileSync("cargo", args, { stdio: "inherit" });
  const bytes = readFileSync(`${target}/wasm32-unknown-unknown/release/smtplint_wasm_yardstick.wasm`);
  const { exports } = (await WebAssembly.instantiate(bytes, {})).instance;
  const look = () => new Uint8Array(exports.memory.buffer, exports.room(), 1 << 16);
  let room = look();
  return (line) => {
    // A view of memory that has since grown has no length.
    if (room.length === 0) room = look();
    return exports.request(encoder.encodeInto(line, room).written);
  };
}

/** The WebAssembly that the package holds, called as the package calls it, without making objects of what it says. */
async function verdict(name) {
  const folder = `${root}target/npm/build/${name}/`;
  const glue = await import(pathToFileURL(`${folder}glue.js`));
  const { memory } = glue.initSync({ module: readFileSync(`${folder}smtplint.wasm`) });
  const address = glue.room(1 << 14);
  let room, words;
  const look = () => {
    room = new Uint8Array(memory.buffer, address, 1 << 14);
    words = new Uint32Array(memory.buffer);
  };
  look();
  return (line) => {
    const record = glue.lintCommand(encoder.encodeInto(line, room).written, true);
    if (words.length === 0) look();
    // The first word of a record says whether the line is valid.
    return words[record >>> 2];
  };
}

function measure(cases) {
  for (const item of cases) while (time(item) < SLICE) item.repeats *= 2;
  for (let round = 0; round < ROUNDS; round++) for (const item of cases) item.spent.push(time(item) / item.repeats / LINES);
  return cases;
}

function time(item) {
  const { lines, run, repeats } = item;
  const before = process.cpuUsage();
  let taken = 0;
  for (let i = 0; i < repeats; i++) for (const line of lines) taken += run(line);
  const { user, system } = process.cpuUsage(before);
  item.taken = taken / repeats;
  return (user + system) * 1000;
}

function report(cases) {
  const first = cases[0].spent;
  console.log(`\n| Node ${process.version}, smtplint/${entry} | taken, of ${LINES} | ns a line, median | million a second | ratio to the first row |\n|---|---|---|---|---|`);
  for (const { name, spent, taken } of cases) {
    const ns = median(spent);
    const ratio = median(spent.map((value, i) => value / first[i]));
    console.log(`| ${name} | ${taken} | ${ns.toFixed(0)} | ${(1000 / ns).toFixed(2)} | ${ratio.toFixed(2)} |`);
  }
}

function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}
