// The table of cases, fed as bytes through the installed package.
//
//   node --test tests/npm/cases.mjs     compares what is found with what each case expects
//   node tests/npm/cases.mjs --dump     prints {"id", "report"}, one case a line, to be compared with the other faces field by field

import assert from "node:assert/strict";
import { test } from "node:test";
import { lint, readCases } from "./support/cases.mjs";
import { installedProject, load } from "./support/installed.mjs";

const smtplint = await load(installedProject());
const cases = readCases();

if (process.argv.includes("--dump")) {
  for (const item of cases) console.log(JSON.stringify({ id: item.id, report: lint(smtplint, item) }));
} else {
  compareAll();
}

function compareAll() {
  test("there are cases", () => assert.ok(cases.length >= 280, `only ${cases.length}`));
  test("each case has an id of its own", () => assert.equal(new Set(cases.map(({ id }) => id)).size, cases.length));
  for (const item of cases) {
    test(item.id, () => {
      const found = lint(smtplint, item).diagnostics;
      // A case may name a rule by its name or by its code.
      const named = found.map(({ rule, code, span }, i) => [item.expected[i]?.[0] === code ? code : rule, span.start, span.end]);
      assert.deepEqual(named, item.expected);
    });
  }
}
