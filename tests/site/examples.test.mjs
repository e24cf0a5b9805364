// Every example of the site goes through the linter that its "try it" opens: what the page says of it is what is found.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as smtplint from "../../target/npm/package/index.js";
import { attributes, pages, text } from "./site.mjs";

const LINT = {
  commands: smtplint.lintCommand,
  replies: smtplint.lintReply,
  addresses: smtplint.lintAddress,
  transcript: smtplint.lintTranscript,
};

/** The examples of a page: what is shown, what is said of it, what "try it" opens. */
function examplesOf({ html }) {
  return html.split('<div class="example">').slice(1).map((rest) => {
    const block = rest.slice(0, rest.indexOf("</div>"));
    const shown = text(/<pre><code>(.*?)<\/code><\/pre>/s.exec(block)[1].replace(/<\/?mark>/g, ""));
    const link = attributes(block, "href", "a").find((address) => address.includes("#/lint/"));
    const [, input, kind] = /#\/lint\/(.*)\?as=(\w+)$/.exec(link ?? "") ?? [];
    return {
      shown,
      input: input === undefined ? undefined : decodeURIComponent(input),
      kind,
      clean: block.includes('class="badge ok"'),
      codes: [...block.matchAll(/<span class="badge \w+">(SL\d{4})<\/span>/g)].map(([, code]) => code),
    };
  });
}

const all = pages.flatMap((page) => examplesOf(page).map((example) => ({ ...example, path: page.path })));

test("there are examples, and most can be tried", () => {
  const tried = all.filter(({ kind }) => kind !== undefined);
  assert.ok(tried.length > 800 && tried.length > all.length / 2, `${tried.length} of ${all.length}`);
  for (const kind of Object.keys(LINT)) assert.ok(tried.some((example) => example.kind === kind), kind);
});

test("what is shown as clean is clean, and findings are those that are named", () => {
  for (const { path, shown, input, kind, clean, codes } of all) {
    if (kind === undefined) continue;
    assert.equal(shown, input, path);
    const found = new Set(LINT[kind](input).diagnostics.map(({ code }) => code));
    assert.ok(clean || codes.length > 0, `${path}: nothing is said of ${shown}`);
    assert.deepEqual([...found].sort(), [...new Set(codes)].sort(), `${path}: ${shown}`);
  }
});

test("wrong examples of a rule show the rule, right ones do not", () => {
  const rules = pages.filter(({ path }) => /^en\/rules\/.*(?<!index)\.html$/.test(path));
  for (const page of rules) {
    const code = /<h1><span class="mono muted">(SL\d{4})/.exec(page.html)[1];
    const [, wrong = "", right = ""] = /<h2>Wrong<\/h2>(.*?)(?:<h2>Right<\/h2>(.*?))?<h2>/s.exec(page.html) ?? [];
    for (const [html, bad] of [[wrong, true], [right, false]]) {
      for (const { shown, clean, codes } of examplesOf({ html })) {
        if (!clean && codes.length === 0) continue;
        assert.equal(codes.includes(code), bad, `${page.path}: ${shown}`);
        if (!bad) assert.ok(clean, `${page.path}: ${shown}`);
      }
    }
  }
});
