// Strings: spans count UTF-16 code units, so that slice() of the string that was given is the fault.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { installedProject, load } from "./support/installed.mjs";
import { readCases, toBytes } from "./support/cases.mjs";

const { applyFixes, lintAddress, lintCommand, lintReply, lintTranscript } = await load(installedProject());

/** Every span of a report's diagnostics. */
function spans(diagnostics) {
  return diagnostics.flatMap((found) => [
    found.span, ...found.fixes.flatMap((fix) => fix.edits.map((edit) => edit.span)), ...found.related.map((related) => related.span),
  ]);
}

/** How many UTF-16 code units the first octets of a text make. */
function units(bytes, end) {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(0, end)).length;
}

describe("a fault behind characters of every width", () => {
  const line = "RCPT TO: <é€😀@example.org>";

  test("stands where slice() finds it", () => {
    const { diagnostics } = lintCommand(line);
    const space = diagnostics.find((found) => found.code === "SL0203");
    assert.equal(line.slice(space.span.start, space.span.end), " ");
  });

  test("is mended", () => {
    const { diagnostics } = lintCommand(line);
    const spaces = diagnostics.filter((found) => found.code === "SL0203");
    assert.equal(applyFixes(line, spaces), "RCPT TO:<é€😀@example.org>");
  });

  test("has a column in the unit of its span", () => {
    const reply = "250-😀😀 a\r\n250 é😀\0b";
    const nul = reply.indexOf("\0");
    const found = lintReply(reply).diagnostics.find(({ span }) => span.start === nul);
    assert.ok(found, "nothing is said of NUL");
    assert.deepEqual(found.span, { start: nul, end: nul + 1 });
    assert.deepEqual([found.line, found.column], [2, nul - reply.indexOf("\n")]);
  });
});

/** The first fix of each diagnostic, applied to bytes: what applyFixes does to strings. */
function mended(bytes, diagnostics) {
  const edits = diagnostics.flatMap(({ fixes }) => fixes[0]?.edits ?? []).sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const pieces = [];
  let done = 0;
  for (const { span, text } of edits) {
    if (span.start < done) continue;
    pieces.push(bytes.subarray(done, span.start), new TextEncoder().encode(text));
    done = span.end;
  }
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(Buffer.concat([...pieces, bytes.subarray(done)]));
}

describe("every case that is text", () => {
  const texts = readCases().filter(({ input }) => input !== undefined);
  /** Characters of two, three and four octets, before everything that may be at fault behind them: in a local part, in a reply's text. */
  const widened = ["é", "€", "😀"].flatMap((wide) =>
    texts.map((item) => ({ ...item, input: item.input.replace(/<(?=[a-z])|^\d{3}[ -]/, (before) => before + wide) })),
  );

  for (const item of [...texts, ...widened]) {
    test(`${item.id}: ${JSON.stringify(item.input.slice(0, 60))}`, () => {
      const lint = { command: lintCommand, reply: lintReply, address: lintAddress, transcript: lintTranscript }[item.kind];
      const bytes = toBytes(item);
      const ofBytes = lint(bytes, item.options);
      const ofText = lint(item.input, item.options);
      const named = (report) => report.diagnostics.map(({ code, message, line }) => [code, message, line]);
      assert.deepEqual(named(ofText), named(ofBytes));
      const expected = spans(ofBytes.diagnostics).map(({ start, end }) => ({ start: units(bytes, start), end: units(bytes, end) }));
      assert.deepEqual(spans(ofText.diagnostics), expected);
      assert.deepEqual(parts(ofText), inUnits(parts(ofBytes), bytes));
      assert.equal(applyFixes(item.input, ofText.diagnostics), mended(bytes, ofBytes.diagnostics));
    });
  }
});

/** What is said of the input besides what is wrong with it. */
function parts({ diagnostics, ...rest }) {
  return rest;
}

/** The same with its spans, which a log has, in UTF-16 code units. */
function inUnits(value, bytes) {
  const inside = (key, { start, end }) => (key === "span" ? { start: units(bytes, start), end: units(bytes, end) } : undefined);
  return JSON.parse(JSON.stringify(value, (key, part) => inside(key, part ?? {}) ?? part));
}

describe("a string that is no good Unicode", () => {
  test("counts a lone surrogate as one code unit", () => {
    const line = "NOOP \ud83d \0";
    const nul = lintCommand(line).diagnostics.find(({ span }) => span.start === line.indexOf("\0"));
    assert.ok(nul, "nothing is said of NUL where it stands");
  });
});

describe("what happens to one call", () => {
  test("does not reach the next: too little stack", () => {
    let failed = 0;
    const deep = () => {
      try {
        deep();
      } catch {
        try {
          lintCommand("MAIL FROM: <a@example.org>");
        } catch {
          failed += 1;
        }
        throw new Error("enough");
      }
    };
    assert.throws(deep);
    assert.ok(failed > 0, "there was stack enough");
    assert.equal(lintCommand("MAIL FROM: <a@example.org>").diagnostics[0].code, "SL0203");
  });

  test("does not reach the next: a large input", () => {
    lintCommand("x".repeat(40_000_000));
    assert.equal(lintCommand("MAIL FROM: <a@example.org>").diagnostics[0].code, "SL0203");
  });
});
