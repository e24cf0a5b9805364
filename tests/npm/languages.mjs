// Languages beside English: brought in on demand, the same texts as the command line's, kept by an instance that begins anew.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { installedProject, load, root } from "./support/installed.mjs";

const project = installedProject();
const smtplint = await load(project);
const { compare, entries, explain, languages, lintCommand, lintTranscript, loadLanguage, pairs, rules, search } = smtplint;
const french = { lang: "fr" };

const program = join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "debug/smtplint");
const fromTheTerminal = (...args) => JSON.parse(execFileSync(program, [...args, "--lang", "fr", "--format", "json"], { encoding: "utf8" }));

describe("before a language is brought in", () => {
  test("it is listed, and its texts come in English", () => {
    assert.deepEqual(languages(), ["en", "fr"]);
    assert.deepEqual(explain(550, french), explain(550));
    assert.deepEqual(rules(french), rules());
  });

  test("one that is not there is refused by name", async () => {
    await assert.rejects(loadLanguage("tlh"), { name: "RangeError", message: 'loadLanguage: there are texts in en, fr, not in "tlh"' });
    await assert.rejects(loadLanguage(5), { name: "TypeError", message: "lang must be a string" });
    await loadLanguage("en");
  });
});

describe("French", () => {
  before(() => loadLanguage("fr"));

  for (const query of ["220", "550", "4.2.2", "SL0203", "MAIL", "STARTTLS", "greylisting", "bouncing"]) {
    test(`explains ${query} as the command line does`, () => {
      assert.notEqual(explain(query, french).description, explain(query).description);
      assert.deepEqual(explain(query, french), fromTheTerminal("explain", query));
    });
  }

  test("compares as the command line does", () => {
    assert.deepEqual(compare(450, 550, french), fromTheTerminal("compare", "450", "550"));
  });

  test("explains every entry that is listed, and compares every pair", () => {
    const query = ({ kind, id }) => (kind === "extension" ? `extensions/${id}` : id);
    const told = entries().map((entry) => explain(query(entry), french));
    assert.deepEqual(told.map(({ kind, id }) => ({ kind, id })), entries());
    assert.ok(told.length > 500 && pairs().length >= 60);
    for (const [a, b] of pairs()) assert.notEqual(compare(a, b, french).summary, compare(a, b).summary, `${a} ${b}`);
  });

  test("is searched as the command line searches it", () => {
    const found = search("boîte pleine", { ...french, limit: 5 });
    assert.deepEqual(found, fromTheTerminal("search", "boîte", "pleine", "--limit", "5"));
    assert.equal(found.length, 5);
  });

  test("tells of findings, with the places of the English ones", () => {
    const line = "MAIL FROM: <user@example.org>";
    const [there] = lintCommand(line, french).diagnostics;
    const [english] = lintCommand(line).diagnostics;
    assert.notEqual(there.message, english.message);
    assert.deepEqual([there.code, there.span, there.fixes[0].edits], [english.code, english.span, english.fixes[0].edits]);
    const log = `C: ${line}\n`;
    assert.equal(lintTranscript(log, french).diagnostics.find(({ code }) => code === there.code).message, there.message);
  });

  test("outlives an instance that is given up", () => {
    // More than a call may leave lying about: the next one begins a new instance.
    lintCommand("x".repeat(40_000_000), french);
    assert.equal(explain(550, french).title, fromTheTerminal("explain", "550").title);
  });

  test("is there in CommonJS", async () => {
    const common = createRequire(join(project, "x.js"))("smtplint");
    await common.loadLanguage("fr");
    assert.equal(common.explain(550, french).title, explain(550, french).title);
  });
});
