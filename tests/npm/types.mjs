// The declarations: they compile in each way that TypeScript resolves modules, and what the package returns is what they say.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { before, describe, test } from "node:test";
import { readCases, toBytes } from "./support/cases.mjs";
import { installedProject, load, write } from "./support/installed.mjs";

const require = createRequire(import.meta.url);
const TYPESCRIPT = { newest: tscOf("typescript"), 5: tscOf("typescript-5") };

function tscOf(name) {
  return join(dirname(require.resolve(`${name}/package.json`)), "bin/tsc");
}

let project;
before(() => {
  project = installedProject();
});

/** Compiles one file in a folder of its own; fails with the compiler's words. */
function compile(tsc, folder, file, text, options) {
  const path = join(project, folder);
  mkdirSync(path, { recursive: true });
  const compilerOptions = {
    strict: true, noEmit: true, skipLibCheck: false, exactOptionalPropertyTypes: true, target: "es2022", types: [], lib: ["es2022", "dom"], ...options,
  };
  write(path, { [file]: text, "tsconfig.json": JSON.stringify({ compilerOptions, files: [file] }) });
  const { status, stdout } = spawnSync(process.execPath, [tsc, "-p", path], { encoding: "utf8" });
  assert.equal(status, 0, stdout.split("\n", 10).join("\n"));
}

const USES = `
import { applyFixes, classify, compare, explain, init, entries, languages, lintCommand, lintReply, lintTranscript, loadLanguage, pairs, rules, search, Session, version } from "smtplint";
import type { CommandReport, Diagnostic, Explanation, LintOptions, Path, SessionInfo, TranscriptReport } from "smtplint";
import * as lint from "smtplint/lint";
import * as slim from "smtplint/slim";

const options: LintOptions = { wire: true, extensions: ["SIZE 1000"], protocol: "lmtp", replyTo: "greeting", ignore: ["SL0203"], lang: "en" };
const report: CommandReport = lintCommand("QUIT", options);
const first: Diagnostic | undefined = report.diagnostics[0];
const path: Path | undefined = report.command?.path;
const same: lint.CommandReport = lint.lintCommand(new Uint8Array(4));
const mended: string = applyFixes("QUIT", same.diagnostics);
const explained: Explanation | null = explain(550, { lang: "fr" });
const tags: string[] = languages();
const hits: Explanation[] = search("mailbox full", { lang: "fr", limit: 3 });
const listed: { kind: Explanation["kind"]; id: string }[] = entries();
const [smaller, larger]: [string, string] = pairs()[0]!;
const brought: Promise<void> = loadLanguage("fr");
const code: number | undefined = lintReply("250 OK").reply?.code ?? classify("250")?.code;
const differences: string[] | undefined = compare(220, "500")?.keyDifferences;
const started: Promise<void> = init();
const given: Promise<void> = slim.init(new Uint8Array(8));
const log: TranscriptReport = lintTranscript("C: QUIT", options);
const outcome: SessionInfo["outcome"] | undefined = log.sessions[0]?.outcome;
const session: Session = new Session({ protocol: "lmtp" });
const live: Diagnostic[] = [...session.client("QUIT\\r\\n"), ...session.server(new Uint8Array(4)), ...session.end("client")];
const nothing: void = session.tlsEstablished();
const freed: void = new slim.Session().free();
export const all = [
  first, path, mended, explained, tags, hits, listed, smaller, larger, brought, code, differences, started, given, rules().length, version, lint.version, slim.version, outcome, live, nothing, freed,
];

// @ts-expect-error
lintCommand(5);
// @ts-expect-error
lintCommand("QUIT", { protocol: "http" });
// @ts-expect-error
lint.explain(550);
// @ts-expect-error
lint.lintTranscript("C: QUIT");
// @ts-expect-error
session.client(5);
// @ts-expect-error
slim.init();
// @ts-expect-error
applyFixes(new Uint8Array(4), []);
`;

/** Only where there is no DOM: its WebAssembly.Module is an empty interface, which takes anything. */
const STRICT_SLIM = `${USES}
// @ts-expect-error
slim.init(5);
`;

const DOM_SLIM = `${USES}
slim.init(fetch("smtplint.wasm"));
slim.init(new URL("https://example.org/smtplint.wasm"));
slim.init(WebAssembly.compile(new Uint8Array(8)));
`;

const MODES = {
  bundler: { file: "a.ts", options: { module: "esnext", moduleResolution: "bundler" } },
  preserve: { file: "a.ts", options: { module: "preserve" } },
  node16: { file: "a.mts", options: { module: "node16" } },
  "node16, CommonJS": { file: "a.cts", options: { module: "node16" } },
  nodenext: { file: "a.mts", options: { module: "nodenext" } },
  "nodenext, CommonJS": { file: "a.cts", options: { module: "nodenext" } },
};
/** Gone in the newest TypeScript, and with it the compiler that knows nothing of `exports`. */
const NODE10 = { file: "a.ts", options: { module: "commonjs", moduleResolution: "node10" } };

for (const [version, tsc] of Object.entries(TYPESCRIPT)) {
  describe(`TypeScript, ${version}`, () => {
    const modes = version === "5" ? { ...MODES, node10: NODE10 } : MODES;
    for (const [mode, { file, options }] of Object.entries(modes)) {
      const folder = `${version}-${mode.replaceAll(/\W+/g, "-")}`;
      test(mode, () => compile(tsc, folder, file, DOM_SLIM, options));
    }
    test("without the DOM's types", () => compile(tsc, `${version}-bare`, "a.mts", STRICT_SLIM, { module: "nodenext", lib: ["es2022"] }));
  });
}

describe("what is returned", () => {
  test("has each field that the types ask for, and no other", async () => {
    const values = await returned();
    const declared = values.map(([type, value], i) => `export const v${i}: s.${type} = ${JSON.stringify(value)};`);
    const text = `import type * as s from "smtplint";\n${declared.join("\n")}\n`;
    compile(TYPESCRIPT.newest, "contract", "a.mts", text, { module: "nodenext" });
  });

  test("is what JSON would hold", async () => {
    for (const [type, value] of await returned()) {
      assert.deepEqual(JSON.parse(JSON.stringify(value)), value, type);
    }
  });

  test("has the names that the types declare, and no other", async () => {
    const names = { "index.js": "smtplint", "lint.js": "smtplint/lint", "slim.js": "smtplint/slim" };
    for (const [file, from] of Object.entries(names)) {
      const exported = Object.keys(await load(project, file));
      const declared = exported.map((name) => `s.${name};`).join("\n");
      // The keys of a namespace are its values: each of them must be among those exported.
      const rest = `const none: Exclude<keyof typeof s, ${exported.map((name) => `"${name}"`).join(" | ")}> extends never ? true : false = true; none;`;
      compile(TYPESCRIPT.newest, `names-${file}`, "a.mts", `import * as s from "${from}";\n${declared}\n${rest}\n`, { module: "nodenext" });
    }
  });
});

/** Reports on everything that the table of cases has, and the whole reference: [type, value]. */
async function returned() {
  const s = await load(project);
  const values = readCases().flatMap((test) => {
    if (test.kind === "command") return [["CommandReport", s.lintCommand(toBytes(test), test.options)]];
    if (test.kind === "transcript") return [["TranscriptReport", s.lintTranscript(toBytes(test), test.options)]];
    if (test.kind === "address") return [["AddressReport", s.lintAddress(toBytes(test), test.options)]];
    return [["ReplyReport", s.lintReply(toBytes(test), test.options)]];
  });
  const log = `${SESSION}\n${SESSION}`;
  values.push(["TranscriptReport", s.lintTranscript(log)], ["TranscriptReport", s.lintTranscript("")], ["Diagnostic[]", live(s)]);
  values.push(["RuleInfo[]", s.rules()], ["Comparison | null", s.compare(220, 500)]);
  for (let code = 200; code < 560; code++) values.push(["Explanation | null", s.explain(code)], ["Classification | null", s.classify(code)]);
  values.push(["Explanation[]", s.search("mailbox full", { limit: 5 })]);
  for (const query of ["MAIL", "STARTTLS", "SIZE", "5.1.1", "SL0203", "path-space-before", "441", "greylisting", "bouncing", "550 5.1.1 no such user"]) values.push(["Explanation | null", s.explain(query)]);
  values.push(["Classification | null", s.classify("550 5.1.1 no such user")]);
  return values;
}

/** With findings of every kind: of a line, of the order, with a fix, with a related place. */
const SESSION = `S: 220 mx.example.net ESMTP
C: EHLO client.example.org
S: 250 mx.example.net
C: MAIL FROM: <a@example.org>
S: 250 2.1.0 ok
C: MAIL FROM:<b@example.org>
S: 503 5.5.1 nested
C: DATA
S: 503 5.5.1 no recipients
C: NOPP
S: 500 5.5.1 what
C: QUIT
S: 221 2.0.0 bye`;

/** What a live session tells of it. */
function live(s) {
  const session = new s.Session();
  const told = SESSION.split("\n").flatMap((line) => {
    const octets = `${line.slice(3)}\r\n`;
    return line.startsWith("C") ? session.client(octets) : session.server(octets);
  });
  told.push(...session.end());
  assert.ok(told.some(({ related }) => related.length > 0) && told.some(({ fixes }) => fixes.length > 0), "the session is too tame");
  return told;
}
