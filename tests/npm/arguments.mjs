// Wrong arguments: a TypeError that names the one that is wrong. Right ones: taken, in every form.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { runInNewContext } from "node:vm";
import { installedProject, load } from "./support/installed.mjs";

const smtplint = await load(installedProject());
const { applyFixes, classify, compare, explain, lintAddress, lintCommand, lintReply, lintTranscript, rules, search, Session } = smtplint;

const FAULTY = "MAIL FROM: <user@example.org>";
const refused = (call, message) => assert.throws(call, { name: "TypeError", message });
const count = (line, options) => lintCommand(line, options).diagnostics.length;

describe("input", () => {
  for (const wrong of [undefined, null, 5, {}, [], new Uint16Array(2), new DataView(new ArrayBuffer(2)), new ArrayBuffer(2), Object("QUIT")]) {
    test(`is not ${Object.prototype.toString.call(wrong)}`, () => {
      refused(() => lintCommand(wrong), "line must be a string or a Uint8Array");
      refused(() => lintAddress(wrong), "address must be a string or a Uint8Array");
      refused(() => lintReply(wrong), "reply must be a string or a Uint8Array");
      refused(() => lintTranscript(wrong), "log must be a string or a Uint8Array");
      const session = new Session();
      refused(() => session.client(wrong), "bytes must be a string or a Uint8Array");
      refused(() => session.server(wrong), "bytes must be a string or a Uint8Array");
      if (wrong !== undefined) refused(() => session.end(wrong), 'closedBy must be "client" or "server"');
      session.end();
    });
  }

  test("may be part of a buffer, and is judged alone", () => {
    assert.equal(lintCommand(new TextEncoder().encode("xxQUITxx").subarray(2, 6)).command.verb, "QUIT");
  });

  test("may be bytes of another realm, or of another kind of byte", () => {
    const foreign = runInNewContext("new Uint8Array([81, 85, 73, 84])");
    for (const bytes of [foreign, Buffer.from("QUIT"), new Uint8ClampedArray([81, 85, 73, 84]), new Int8Array([81, 85, 73, 84])]) {
      assert.deepEqual(lintCommand(bytes), { valid: true, command: { verb: "QUIT" }, diagnostics: [] });
    }
  });

  test("may have any length", () => {
    for (const length of [0, 1, 5460, 5461, 5462, 16383, 16384, 16385, 100_000]) {
      const line = `NOOP ${"x".repeat(length)}`;
      const { command } = lintCommand(line);
      assert.deepEqual(command.args, length === 0 ? [] : ["x".repeat(length)], `${length}`);
      assert.deepEqual(lintCommand(new TextEncoder().encode(line)).command, command, `${length}`);
    }
  });
});

describe("a query", () => {
  test("is a string or a number", () => {
    refused(() => classify(null), "reply must be a string or a number");
    refused(() => explain(undefined), "query must be a string or a number");
    refused(() => compare({}, 220), "a must be a string or a number");
    refused(() => compare(220, {}), "b must be a string or a number");
    refused(() => search(220), "text must be a string");
    refused(() => search("x", { limit: -1 }), 'option "limit" must be a number from 0 up');
  });

  test("may be either", () => {
    assert.deepEqual(classify(550), classify("550"));
    assert.deepEqual(explain(550), explain("550"));
    assert.equal(classify("nothing of the kind"), null);
    assert.equal(classify(NaN), null);
  });
});

describe("options", () => {
  const wrong = [
    ["wire", "yes", "true or false"],
    ["extensions", "some", '"all", "none" or an array of strings'],
    ["extensions", ["SIZE", 5], '"all", "none" or an array of strings'],
    ["protocol", "http", '"smtp", "submission" or "lmtp"'],
    ["protocol", "toString", '"smtp", "submission" or "lmtp"'],
    ["replyTo", 5, "a string"],
    ["ignore", "SL0203", "an array of strings"],
    ["ignore", ["SL0203", 5], "an array of strings"],
    ["lang", null, "a string"],
  ];
  for (const [key, value, expected] of wrong) {
    test(`${key} is not ${JSON.stringify(value)}`, () => {
      refused(() => lintCommand("QUIT", { [key]: value }), `option "${key}" must be ${expected}`);
      refused(() => lintReply("250 OK", { [key]: value }), `option "${key}" must be ${expected}`);
      refused(() => lintTranscript("C: QUIT", { [key]: value }), `option "${key}" must be ${expected}`);
      refused(() => new Session({ [key]: value }), `option "${key}" must be ${expected}`);
    });
  }

  test("are an object", () => {
    for (const options of ["wire", 5, true]) {
      refused(() => lintCommand("QUIT", options), "options must be an object");
      refused(() => new Session(options), "options must be an object");
      refused(() => rules(options), "options must be an object");
    }
    refused(() => explain(550, { lang: 5 }), 'option "lang" must be a string');
  });

  test("may be absent, undefined, or of the future", () => {
    const given = [
      undefined, null, {}, { wire: undefined }, { wire: false }, { extensions: "all" }, { extensions: "none" }, { extensions: ["SIZE 1000"] },
      { protocol: "submission" }, { replyTo: "greeting" }, { ignore: [] }, { lang: "fr" }, { ofTheFuture: 5 },
    ];
    for (const options of given) assert.equal(lintCommand("QUIT", options).valid, true);
  });

  test("of one call do not reach the next", () => {
    assert.notEqual(count("NOOP\n", { wire: true }), 0);
    assert.equal(count("NOOP\n"), 0);
    for (const name of ["SL0203", "path-space-before", "Path-Space-Before"]) assert.equal(count(FAULTY, { ignore: [name] }), 0);
    assert.equal(count(FAULTY, { ignore: ["SL0101"] }), 1);
    assert.equal(count(FAULTY), 1);
    assert.notEqual(count("MAIL FROM:<a@example.org> SIZE=2000", { extensions: ["SIZE 1000"] }), 0);
    assert.equal(count("MAIL FROM:<a@example.org> SIZE=2000", { extensions: ["SIZE 3000"] }), 0);
  });

  test("are read anew where their arrays have changed", () => {
    const options = { ignore: ["SL0203"] };
    assert.equal(count(FAULTY, options), 0);
    options.ignore[0] = "SL0101";
    assert.equal(count(FAULTY, options), 1);
  });

  test("hold after a wrong one was refused", () => {
    assert.throws(() => lintCommand("QUIT", { wire: true, lang: 5 }));
    assert.equal(count("NOOP\n"), 0);
  });
});

describe("fixes", () => {
  const { diagnostics } = lintCommand(FAULTY);

  test("are refused for another input", () => {
    assert.throws(() => applyFixes("MAIL", diagnostics), { name: "RangeError", message: "diagnostics: a span lies outside of the input" });
  });

  const wrong = [
    [5, "diagnostics must be an array"],
    [[5], "diagnostics[0] must be an object"],
    [[{}], "diagnostics[0].span must be an object"],
    [[{ span: { start: 2, end: 1 }, fixes: [] }], "diagnostics[0].span must be a span that ends after it starts"],
    [[{ span: { start: 0.5, end: 1 }, fixes: [] }], "diagnostics[0].span.start must be an offset: a whole number, 0 or more"],
    [[{ span: { start: 0, end: 1 } }], "diagnostics[0].fixes must be an array"],
    [[{ span: { start: 0, end: 1 }, fixes: [{ edits: [{ span: { start: 0, end: 1 } }] }] }], "diagnostics[0].fixes[0].edits[0].text must be a string"],
  ];
  for (const [value, message] of wrong) test(message, () => refused(() => applyFixes("MAIL", value), message));

  test("are for strings", () => refused(() => applyFixes(new Uint8Array(4), []), "input must be a string"));

  test("that overlap: the first one wins", () => {
    const fix = (start, end, text) => ({ span: { start, end }, fixes: [{ title: "", edits: [{ span: { start, end }, text }] }] });
    assert.equal(applyFixes("abcdef", [fix(2, 4, "X"), fix(1, 3, "Y"), fix(5, 5, "Z")]), "aYdeZf");
  });

  test("do not cut a character in two", () => {
    const fix = { span: { start: 2, end: 2 }, fixes: [{ title: "", edits: [{ span: { start: 2, end: 2 }, text: "x" }] }] };
    assert.equal(applyFixes("a😀b", [fix]), "ax😀b");
  });
});

describe("reports", () => {
  test("share nothing: what one caller changes, the next does not see", () => {
    const first = lintCommand(FAULTY).diagnostics[0];
    const before = JSON.stringify(first);
    first.rfc.pop();
    first.fixes[0].edits.pop();
    first.reply.code = 0;
    assert.equal(JSON.stringify(lintCommand(FAULTY).diagnostics[0]), before);
  });

  test("have plain objects and their keys in the order of the types", () => {
    const found = lintCommand(FAULTY).diagnostics[0];
    const order = ["rule", "code", "severity", "kind", "message", "help", "span", "line", "column", "side", "reply", "rfc", "fixes", "related"];
    assert.deepEqual(Object.keys(found), order);
    assert.equal(Object.getPrototypeOf(found), Object.prototype);
    const warning = lintCommand("EHLO localhost").diagnostics[0];
    assert.deepEqual(Object.keys(warning), order.filter((key) => key !== "reply"));
  });
});
