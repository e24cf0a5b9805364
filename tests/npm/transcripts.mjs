// Conversations. Of every log, lintTranscript says what the command line says; and a Session says the same however its octets are cut.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { extname, join, relative } from "node:path";
import { describe, test } from "node:test";
import { emptyFolder, installedProject, load, root, runNode, write } from "./support/installed.mjs";

const project = installedProject();
const { Session, lintTranscript, applyFixes } = await load(project);

const encode = (text) => new TextEncoder().encode(text);
const decode = (bytes, fatal = false) => new TextDecoder("utf-8", { ignoreBOM: true, fatal }).decode(bytes);
const codes = (diagnostics) => diagnostics.map(({ code }) => code);
const slices = (log, diagnostics) => diagnostics.map(({ code, span }) => [code, log.slice(span.start, span.end)]);

/** What both sides say, by turns; each breaks rules of its own: of lines, of the order, of TLS, of AUTH, of data, of replies. */
const TALKS = {
  "a good session": `S: 220 mx.example.net ESMTP
C: EHLO client.example.org
S: 250-mx.example.net
S: 250 SIZE 1000000
C: MAIL FROM:<a@example.org>
S: 250 2.1.0 ok
C: RCPT TO:<b@example.net>
S: 250 2.1.5 ok
C: DATA
S: 354 go ahead
C: Date: Tue, 24 Nov 2026 10:00:00 +0000
C: From: a@example.org
C:
C: Hello
C: .
S: 250 2.0.0 queued
C: QUIT
S: 221 2.0.0 bye`,
  "wrong lines in wrong order": `S: 220 mx.example.net ESMTP
C: MAIL FROM:<early@example.org>
S: 503 5.5.1 EHLO first
C: EHLO client.example.org
S: 250-mx.example.net
S: 250 HELP
C: MAIL FROM: <a@example.org>
S: 250 2.1.0 ok
C: MAIL FROM:<again@example.org>
S: 503 5.5.1 nested
C: RCPT TO:<b@example.net> NOTIFY=NEVER
S: 250 2.1.5 ok
C: NOPP
S: 500 5.5.1 what
C: QUIT now
S: 299 bye`,
  "AUTH in clear text, STARTTLS unused": `S: 220 mx.example.net ESMTP
C: EHLO client.example.org
S: 250-mx.example.net
S: 250-STARTTLS
S: 250 AUTH PLAIN LOGIN
C: AUTH LOGIN
S: 334 VXNlcm5hbWU6
C: YW5u
S: 334 UGFzc3dvcmQ6
C: c2VjcmV0
S: 235 2.7.0 ok
C: AUTH PLAIN
S: 503 5.5.1 once is enough
C: QUIT
S: 221 2.0.0 bye`,
  "characters of every width": `S: 220 mx.example.net é€😀
C: EHLO client.example.org
S: 250-mx.example.net 😀😀
S: 250 HELP
C: MAIL FROM: <é😀@example.org>
S: 250 2.1.0 €
C: RCPT TO:<😀@example.net>
S: 250 2.1.5 😀
C: DATA
S: 354 😀
C: Subject: 😀
C:
C: é
C: .
S: 250 2.0.0 😀
C: NOPP 😀
S: 299 😀`,
};

describe("a log that was given as a string", () => {
  const log = TALKS["characters of every width"];
  const report = lintTranscript(log);

  test("has spans, sessions and events that slice() finds", () => {
    const found = slices(log, report.diagnostics);
    assert.ok(found.some(([code, text]) => code === "SL0203" && text === " "), JSON.stringify(found));
    assert.ok(found.some(([code, text]) => code === "SL0102" && text === "NOPP"), JSON.stringify(found));
    assert.deepEqual(report.sessions.map(({ span }) => log.slice(span.start, span.end)), [log]);
    const said = report.events.map(({ kind, span }) => [kind, log.slice(span.start, span.end)]);
    assert.deepEqual(said.slice(0, 4), [
      ["greeting", "220 mx.example.net é€😀"],
      ["command", "EHLO client.example.org"],
      ["reply", "250-mx.example.net 😀😀\nS: 250 HELP"],
      ["command", "MAIL FROM: <é😀@example.org>"],
    ]);
  });

  test("has columns in the unit of its spans", () => {
    for (const { span, line, column } of report.diagnostics) {
      const before = log.slice(0, span.start).split("\n");
      assert.deepEqual([line, column], [before.length, before.at(-1).length + 1]);
    }
  });

  test("is mended by its fixes", () => {
    const mended = applyFixes(log, report.diagnostics);
    assert.ok(mended.includes("C: MAIL FROM:<é😀@example.org>"), mended);
    assert.ok(!codes(lintTranscript(mended).diagnostics).includes("SL0203"));
  });
});

describe("a report on a log", () => {
  test("counts, and tells of each session", () => {
    const one = TALKS["a good session"];
    const report = lintTranscript(`${one}\n${one}`);
    assert.deepEqual(report.summary, { errors: 0, warnings: 0, infos: report.diagnostics.length });
    assert.equal(report.dialect, "rfc");
    assert.equal(report.valid, true);
    assert.deepEqual(report.sessions.map(({ id, outcome }) => [id, outcome]), [["1", "delivered"], ["2", "delivered"]]);
    const commands = report.events.filter(({ session, kind }) => session === "2" && kind === "command");
    assert.deepEqual(commands.map(({ verb }) => verb), ["EHLO", "MAIL", "RCPT", "DATA", "QUIT"]);
    assert.deepEqual(report.events.filter(({ session, kind }) => session === "1" && kind === "reply").map(({ code }) => code), [250, 250, 250, 354, 250, 221]);
  });

  test("points to what a finding depends on", () => {
    const log = TALKS["wrong lines in wrong order"];
    const { diagnostics } = lintTranscript(log);
    const nested = diagnostics.find(({ span }) => log.slice(span.start, span.end).includes("again") || log.slice(span.start).startsWith("MAIL FROM:<again"));
    assert.ok(nested, JSON.stringify(slices(log, diagnostics)));
    assert.equal(nested.related.length, 1);
    const [{ span, side, message }] = nested.related;
    assert.equal(log.slice(span.start, span.end), "MAIL FROM: <a@example.org>");
    assert.equal(side, "client");
    assert.notEqual(message, "");
    assert.equal(nested.session, undefined);
  });

  test("leaves out what is to be ignored", () => {
    const log = TALKS["wrong lines in wrong order"];
    const all = codes(lintTranscript(log).diagnostics);
    const rest = codes(lintTranscript(log, { ignore: ["hello-first", "SL0203"] }).diagnostics);
    assert.ok(all.includes("SL0401") && all.includes("SL0203"), all.join());
    assert.deepEqual(rest, all.filter((code) => code !== "SL0401" && code !== "SL0203"));
  });

  test("is empty of nothing", () => {
    const nothing = { dialect: "bare", sessions: [], valid: true, summary: { errors: 0, warnings: 0, infos: 0 }, events: [], diagnostics: [] };
    assert.deepEqual(lintTranscript(""), nothing);
    assert.deepEqual(lintTranscript(new Uint8Array(0)), nothing);
  });

  test("shows no secret", () => {
    assert.doesNotMatch(JSON.stringify(lintTranscript(TALKS["AUTH in clear text, STARTTLS unused"])), /c2VjcmV0|YW5u/);
  });
});

/** A talk's turns: [side, the octets of one line]. */
function turns(talk) {
  return talk.split("\n").map((line) => [line.startsWith("C") ? "client" : "server", encode(`${line.slice(2).replace(/^ /, "")}\r\n`)]);
}

/** What a Session says where each turn comes in pieces of these sizes, over and over. */
function told(lines, sizes, given, as = (bytes) => bytes) {
  const session = new Session(given);
  const found = [];
  let turn = 0;
  for (const [side, bytes] of lines) {
    for (let at = 0; at < bytes.length; ) {
      const size = sizes[turn++ % sizes.length];
      found.push(...session[side](as(bytes.subarray(at, at + size))));
      at += size;
    }
  }
  return [...found, ...session.end()];
}

describe("a Session", () => {
  for (const [name, talk] of Object.entries(TALKS)) {
    const lines = turns(talk);

    test(`${name}: is judged like a log of the same octets`, () => {
      const log = lines.map(([side, bytes]) => `${side === "client" ? "C" : "S"}: ${decode(bytes)}`).join("");
      const { diagnostics } = lintTranscript(log, { wire: true });
      const live = told(lines, [Infinity]);
      assert.deepEqual(live.map(({ code, message, side }) => [code, message, side]), diagnostics.map(({ code, message, side }) => [code, message, side]));
    });

    test(`${name}: is judged the same however it is cut`, () => {
      const whole = told(lines, [Infinity]);
      for (const sizes of [[1], [2], [3, 1], [7], [5, 1, 11]]) assert.deepEqual(told(lines, sizes), whole, sizes.join());
    });

    test(`${name}: has spans in octets of its side's stream`, () => {
      const streams = { client: "", server: "" };
      for (const [side, bytes] of lines) streams[side] += Buffer.from(bytes).toString("latin1");
      for (const { span, line, column, side, related } of told(lines, [Infinity])) {
        const before = streams[side].slice(0, span.start).split("\n");
        assert.deepEqual([line, column], [before.length, before.at(-1).length + 1]);
        for (const place of related) assert.match(streams[place.side].slice(place.span.start), /^[A-Z0-9]{3}/);
      }
    });
  }

  test("takes strings, cut within a character too, and counts octets all the same", () => {
    for (const talk of Object.values(TALKS)) {
      const lines = turns(talk);
      const units = lines.map(([side, bytes]) => [side, decode(bytes).split("")]);
      const session = new Session();
      const found = units.flatMap(([side, text]) => text.flatMap((unit) => session[side](unit)));
      assert.deepEqual([...found, ...session.end()], told(lines, [Infinity]));
    }
  });

  test("takes half a character for what it is", () => {
    const session = new Session();
    session.server("220 mx.example.net\r\n");
    session.client("NOOP \ud83d");
    const found = session.client(encode("\0\r\n"));
    assert.deepEqual(found.filter(({ span }) => span.start === 8).map(({ span }) => span), [{ start: 8, end: 9 }]);
    session.end();
  });

  test("tells what is wrong as soon as that is certain", () => {
    const session = new Session();
    assert.deepEqual(codes(session.server("220 mx.example.net ESMTP\r\n")), []);
    assert.deepEqual(codes(session.client("MAIL FROM:<a@exam")), []);
    assert.deepEqual(codes(session.client("ple.org>\r\n")), ["SL0401"]);
    session.end();
  });

  test("begins anew after TLS", () => {
    const before = `S: 220 mx.example.net ESMTP
C: EHLO client.example.org
S: 250-mx.example.net
S: 250 STARTTLS
C: STARTTLS
S: 220 2.0.0 go ahead`;
    const session = new Session();
    for (const [side, bytes] of turns(before)) assert.deepEqual(session[side](bytes), []);
    session.tlsEstablished();
    assert.deepEqual(codes(session.client("MAIL FROM:<a@example.org>\r\n")).length, 1);
    session.end();
  });

  test("goes by its own options, whatever other calls are given", () => {
    const strict = new Session();
    const lenient = new Session({ ignore: ["hello-first"] });
    const lmtp = new Session({ protocol: "lmtp" });
    lintTranscript("C: QUIT", { ignore: ["SL0401"], protocol: "submission" });
    const early = (session) => [...session.server("220 mx.example.net ESMTP\r\n"), ...session.client("MAIL FROM:<a@example.org>\r\n")];
    assert.deepEqual([strict, lenient].map((session) => codes(early(session))), [["SL0401"], []]);
    assert.deepEqual(codes(lmtp.server("220 mx.example.net LMTP\r\n")), []);
    assert.notDeepEqual(codes(lmtp.client("EHLO client.example.org\r\n")), []);
    for (const session of [strict, lenient, lmtp]) session.end();
  });

  test("judges line endings", () => {
    const session = new Session();
    session.server("220 mx.example.net ESMTP\r\n");
    assert.notDeepEqual(session.client("NOOP\n"), []);
    session.end();
  });

  test("begins with TLS where it is told so first, and knows who closed it", () => {
    const told = (closedBy, first) => {
      const session = new Session();
      if (first) session.tlsEstablished();
      const lines = ["220 mx.example.net ESMTP", "EHLO client.example.org", "250-mx.example.net\r\n250 AUTH PLAIN", "AUTH PLAIN AGFubgBzZWNyZXQ=", "235 2.7.0 ok"];
      const found = lines.flatMap((line, i) => session[i % 2 === 0 ? "server" : "client"](`${line}\r\n`));
      return [...found, ...session.end(closedBy)].map(({ rule }) => rule);
    };
    assert.deepEqual(told(undefined, true), []);
    assert.deepEqual(told("server", true), []);
    assert.deepEqual(told("client", true), ["quit-missing"]);
    assert.deepEqual(told(undefined, false), ["auth-cleartext"]);
  });

  test("is over when it is over", () => {
    const session = new Session();
    session.end();
    const over = { name: "Error", message: "the session has ended" };
    for (const call of [() => session.client("QUIT\r\n"), () => session.server(""), () => session.tlsEstablished(), () => session.end()]) {
      assert.throws(call, over);
    }
    session.free();
    const freed = new Session();
    freed.free();
    freed.free();
    assert.throws(() => freed.client("QUIT\r\n"), over);
  });

  test("survives a large input to another call", () => {
    const session = new Session();
    session.server("220 mx.example.net ESMTP\r\n");
    session.client("MAIL FROM:<a@exam");
    lintTranscript(`C: NOOP ${"x".repeat(40_000_000)}`);
    assert.deepEqual(codes(session.client("ple.org>\r\n")), ["SL0401"]);
    session.end();
  });

  test("says so where another call's failure took it along", () => {
    const session = new Session();
    const deep = () => {
      try {
        deep();
      } catch {
        // There is too little stack for it at first, and a little more each time.
        lintTranscript(TALKS["a good session"]);
      }
    };
    deep();
    const lost = { name: "Error", message: "the session is lost: another call failed, and the memory of all was given up" };
    for (const call of [() => session.client("QUIT\r\n"), () => session.tlsEstablished(), () => session.end()]) assert.throws(call, lost);
    session.free();
    assert.equal(told(turns(TALKS["a good session"]), [Infinity]).some(({ severity }) => severity === "error"), false);
  });

  test("is freed by end, by free, by `using` and by nobody's holding it", () => {
    const program = `
      import { Session } from "smtplint";
      const half = new Uint8Array(60_000).fill(120);
      const rounds = { end: (s) => s.end(), free: (s) => s.free(), using: (s) => s[Symbol.dispose]?.() ?? s.free(), nobody: () => {} };
      for (const [name, let_go] of Object.entries(rounds)) {
        const before = process.memoryUsage().arrayBuffers;
        for (let i = 0; i < 2000; i++) {
          const session = new Session();
          session.client(half);
          let_go(session);
          if (i % 100 === 99) {
            gc();
            await new Promise((resolve) => setTimeout(resolve));
          }
        }
        console.log(name, Math.round((process.memoryUsage().arrayBuffers - before) / 1_000_000));
      }`;
    write(project, { "free.mjs": program });
    const grown = runNode(join(project, "free.mjs"), "--expose-gc").trim().split("\n").map((line) => line.split(" "));
    // 2,000 of them hold 120 MB, and 100 of them 6.
    assert.deepEqual(grown.map(([name]) => name), ["end", "free", "using", "nobody"]);
    for (const [name, megabytes] of grown) assert.ok(Number(megabytes) < 40, `${name}: ${megabytes} MB`);
  });
});

/** Every log of real programs that is kept here, and those above. */
function readLogs() {
  const folder = emptyFolder();
  const names = Object.keys(TALKS).map((name) => `${name.replaceAll(/\W+/g, "-")}.log`);
  write(folder, Object.fromEntries(Object.values(TALKS).map((talk, i) => [names[i], talk])));
  return [...filesIn(join(root, "tests/logs")), ...names.map((name) => join(folder, name))].map((path) => ({ path, bytes: new Uint8Array(readFileSync(path)) }));
}

function filesIn(folder) {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  // The command line unpacks and decodes what the package is given as it is.
  return files.filter((path) => [".log", ".jsonl", ".txt"].includes(extname(path))).sort();
}

const logs = readLogs();

/** What the command line says of each log, by its path. */
function checked() {
  const program = process.env.SMTPLINT_BIN ?? join(root, "target/debug/smtplint");
  assert.ok(existsSync(program), `${program} is missing: run "cargo build -p smtplint"`);
  const args = ["check", "--format", "json", "--fail-on", "never", "--input", "transcript", ...logs.map(({ path }) => path)];
  const { files } = JSON.parse(execFileSync(program, args, { encoding: "utf8", maxBuffer: 1 << 28 }));
  return new Map(files.map((file) => [file.path, file]));
}

/** For each octet of a text, how many UTF-16 code units begin before it. */
function unitsBefore(bytes) {
  const units = new Uint32Array(bytes.length + 1);
  for (let i = 0; i < bytes.length; i++) units[i + 1] = units[i] + (bytes[i] >= 0xf0 ? 2 : bytes[i] >= 0x80 && bytes[i] < 0xc0 ? 0 : 1);
  return units;
}

/** A text, or nothing where the bytes are none. */
function textOf(bytes) {
  try {
    return decode(bytes, true);
  } catch {
    return undefined;
  }
}

const named = (found) => found.map(({ rule, span, line, column, message, related }) => ({ rule, span, line, column, message, related }));

describe("every log", () => {
  const files = checked();

  for (const { path, bytes } of logs) {
    const file = files.get(path);
    const shown = relative(root, path);

    test(`${shown}: is judged as the command line judges it`, () => {
      const report = lintTranscript(bytes);
      assert.equal(report.dialect, file.dialect);
      assert.deepEqual(report.summary, file.summary);
      assert.deepEqual(named(report.diagnostics), named(file.diagnostics));
    });

    const text = textOf(bytes);
    if (text === undefined) continue;
    test(`${shown}: is judged the same as a string`, () => {
      const units = unitsBefore(bytes);
      const place = ({ start, end }) => ({ start: units[start], end: units[end] });
      const expected = file.diagnostics.map(({ rule, span, related }) => [rule, place(span), related.map((each) => place(each.span))]);
      const found = lintTranscript(text).diagnostics.map(({ rule, span, related }) => [rule, span, related.map((each) => each.span)]);
      assert.deepEqual(found, expected);
    });
  }
});

/** The sessions of a raw capture whose beginning it has: an id, and what happened. */
function captured(bytes) {
  const records = decode(bytes).split("\n").filter((line) => line.trim() !== "").map((line) => JSON.parse(line));
  const sessions = Map.groupBy ? Map.groupBy(records, ({ session }) => session) : grouped(records);
  return [...sessions].filter(([, [first]]) => first.event === "open");
}

function grouped(records) {
  const sessions = new Map();
  for (const record of records) sessions.set(record.session, [...(sessions.get(record.session) ?? []), record]);
  return sessions;
}

/** The rules that a Session finds in one of them. */
function relived(records) {
  const session = new Session();
  const found = [];
  for (const { event, side, bytes } of records) {
    if (event === "tls") session.tlsEstablished();
    else if (event === "close") return [...found, ...session.end(side)].map(({ rule }) => rule);
    else if (bytes !== undefined) found.push(...session[side](new Uint8Array(Buffer.from(bytes, "base64"))));
  }
  return [...found, ...session.end()].map(({ rule }) => rule);
}

describe("every raw capture", () => {
  for (const { path, bytes } of logs.filter(({ path }) => extname(path) === ".jsonl")) {
    test(`${relative(root, path)}: is judged live as it is judged as a log`, () => {
      const report = lintTranscript(bytes);
      for (const [id, records] of captured(bytes)) {
        const found = report.diagnostics.filter(({ session }) => session === undefined || session === id);
        assert.deepEqual(relived(records), found.map(({ rule }) => rule), id);
      }
    });
  }
});
