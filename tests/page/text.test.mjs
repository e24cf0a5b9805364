// How the page cuts its input into commands and replies, what it keeps out of links, and its words in both languages.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

async function load(name) {
  const entry = fileURLToPath(new URL(`../../www/src/${name}.ts`, import.meta.url));
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, format: "esm", write: false });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}

const { en } = await load("words/en");
const { fr } = await load("words/fr");
const { units, unitText, inDocument } = await load("units");
const { withoutSecrets } = await load("secrets");
const { parseRoute, href, lintHref } = await load("router");

const cut = (text, kind = "auto") => units(text, kind).map((unit) => [unit.kind, unitText(unit)]);

test("blank lines and comments are skipped", () => {
  assert.deepEqual(cut("\n# note\n  \nNOOP\n"), [["command", "NOOP"]]);
  assert.deepEqual(cut(""), []);
});

test("three digits and SP, - or the end make a reply", () => {
  assert.deepEqual(cut("250 ok\n250\n250x\n2500\n25 0"), [
    ["reply", "250 ok"],
    ["reply", "250"],
    ["command", "250x"],
    ["command", "2500"],
    ["command", "25 0"],
  ]);
});

test("a reply of several lines is one unit", () => {
  assert.deepEqual(cut("250-a\n250-b\n250 c\n250 d\nNOOP\n250-e\nQUIT"), [
    ["reply", "250-a\n250-b\n250 c"],
    ["reply", "250 d"],
    ["command", "NOOP"],
    ["reply", "250-e"],
    ["command", "QUIT"],
  ]);
  assert.deepEqual(cut("250-a\n251 b"), [["reply", "250-a\n251 b"]]);
});

test("the chosen kind decides", () => {
  assert.deepEqual(cut("250 ok\nNOOP", "commands"), [
    ["command", "250 ok"],
    ["command", "NOOP"],
  ]);
  assert.deepEqual(cut("NOOP\n250-a\nb\n250 c\n250 d", "replies"), [
    ["reply", "NOOP"],
    ["reply", "250-a\nb\n250 c"],
    ["reply", "250 d"],
  ]);
});

test("places lead back to the document, past the marks of the sides", () => {
  const text = "C: NOOP\nS: 250-one\nS: 250 two";
  const [command, reply] = units(text, "auto");
  assert.equal(unitText(command), "NOOP");
  assert.equal(text.slice(inDocument(command, 0), inDocument(command, 4)), "NOOP");
  assert.equal(text.slice(inDocument(reply, 12), inDocument(reply, 15)), "two");
});

test("a message and a response to a challenge are no commands", () => {
  assert.deepEqual(cut("DATA\n354 go\nSubject: x\n\n250 not a reply\n.\n250 ok\nQUIT"), [
    ["command", "DATA"],
    ["reply", "354 go"],
    ["reply", "250 ok"],
    ["command", "QUIT"],
  ]);
  assert.deepEqual(cut("DATA\nQUIT"), [
    ["command", "DATA"],
    ["command", "QUIT"],
  ]);
  assert.deepEqual(cut("AUTH LOGIN\n334 VXNlcm5hbWU6\nYW5u\n235 ok"), [
    ["command", "AUTH LOGIN"],
    ["reply", "334 VXNlcm5hbWU6"],
    ["reply", "235 ok"],
  ]);
});

test("no secret gets into a link", () => {
  const secret = "AGFubgBzZWNyZXQ";
  for (const text of [
    `AUTH PLAIN ${secret}=`,
    `auth plain ${secret}`,
    `  AUTH\tPLAIN\t${secret}`,
    `AUTH ${secret}`,
    `AUTHPLAIN ${secret}`,
    `AUTH=PLAIN ${secret}`,
    `ATUH PLAIN ${secret}`,
    `C: AUTH PLAIN ${secret}`,
    `>>> AUTH PLAIN ${secret}`,
    `AUTH PLAIN\n${secret}=`,
    `AUTH LOGIN\n334 VXNlcm5hbWU6\n${secret}\n334 UGFzc3dvcmQ6\n${secret}\n235 ok`,
    `334 UGFzc3dvcmQ6\n${secret}`,
    `AUTH PLAIN\n334 \nC: ${secret}`,
    `# AUTH PLAIN ${secret}`,
    `#AUTH LOGIN\n#${secret}`,
  ]) {
    assert.ok(!withoutSecrets(text).includes(secret), text);
    assert.equal(withoutSecrets(text).split("\n").length, text.split("\n").length, text);
  }
});

test("no dump of octets gets into a link", () => {
  for (const dump of [
    '{"session":"1","side":"client","bytes":"QVVUSCBQTEFJTiBBR0Z1YmdCelpXTnlaWFE9DQo="}',
    "00000000  41 55 54 48 20 50 4c 41  49 4e 20 41 47 46 75 62  AUTH PLA IN AGFub",
    "\t00000010  67 42 7a 5a                                        gBzZ",
    "0000: 67 42 7a 5a 57 4e 79 5a 58 51 3d 0d 0a             gBzZWNyZXQ=..",
    "4155544820504c41494e204147467562",
    "\t67427a5a574e795a58513d0d0a",
  ]) {
    assert.equal(withoutSecrets(`NOOP\n${dump}\nQUIT`), "NOOP\n# dumped octets left out of the link\nQUIT", dump);
  }
});

test("all else stays in the link", () => {
  const text =
    "EHLO client.example.org\n250-mail.example.net\n250-AUTH PLAIN LOGIN\n250 HELP\nAUTH LOGIN\nMAIL FROM:<ann@example.org> AUTH=<>\n\n# a note\nRCPT TO:<auth@example.net>\nQUIT";
  assert.equal(withoutSecrets(text), text);
});

test("addresses come back as they were", () => {
  for (const text of [
    "MAIL FROM:<a/b@example.org> SIZE=1?#%20",
    "550 5.1.1 <\u00fc@example.org>\n250 ok",
    "%",
    "\ud83d\ude00",
  ]) {
    const route = parseRoute(lintHref(text, "replies"));
    assert.deepEqual(route.path, ["lint", text]);
    assert.equal(route.query.get("as"), "replies");
  }
  assert.equal(href("compare", "220", "500"), "#/compare/220/500");
  assert.deepEqual(parseRoute("").path, []);
  assert.deepEqual(parseRoute("#/").path, []);
  // What a person types by hand is taken as it is.
  assert.deepEqual(parseRoute("#/lint/100%").path, ["lint", "100%"]);
  // A lone surrogate cannot be in an address; it must not break the page either.
  assert.deepEqual(parseRoute(lintHref("\ud800x")).path, ["lint", "\ufffdx"]);
});

const ROOT = new URL("../../", import.meta.url);

/** The phrases of core that have French: `key => [english, french]`. */
function phrases() {
  const found = new Map();
  for (const file of ["phrases", "site"]) {
    const text = readFileSync(new URL(`core/texts/fr/${file}.po`, ROOT), "utf8");
    const plain = (lines) => lines.trim().split("\n").map((line) => JSON.parse(line)).join("");
    for (const [, key, english, french] of text.matchAll(/^msgctxt "phrase\/([^"]+)"\nmsgid ((?:".*"\n)+)msgstr ((?:".*"(?:\n|$))+)/gm))
      found.set(key, [plain(english), plain(french)]);
  }
  return found;
}

test("every word of the page is there in French, made from the English of today, with the same slots", () => {
  assert.deepEqual(Object.keys(fr), Object.keys(en));
  const slots = (text) => [...new Set(text.match(/\{\d\}/g))].sort();
  for (const [key, english] of Object.entries(en)) {
    const [source, french] = fr[key];
    assert.equal(source, english, key);
    assert.deepEqual(slots(french), slots(english), key);
    assert.equal(french.split("|").length, english.split("|").length, key);
    assert.doesNotMatch(french, / [:;!?\u00bb]|\u00ab |'|\.\.\./, `${key}: ${french}`);
    assert.notEqual(french.trim(), "", key);
  }
});

test("what core has a phrase for, the page says in the same words", () => {
  const core = phrases();
  const shared = Object.keys(en).filter((key) => core.has(key));
  assert.ok(shared.length > 80, `${shared.length} shared`);
  for (const key of shared) assert.deepEqual(fr[key], core.get(key), key);
});

test("no word of the page is left over, and none stands beside them", () => {
  const source = (folder) =>
    readdirSync(new URL(folder, ROOT), { withFileTypes: true }).flatMap((entry) => {
      if (entry.isDirectory()) return entry.name === "words" ? [] : source(`${folder}${entry.name}/`);
      return /\.(?:ts|html)$/.test(entry.name) ? [readFileSync(new URL(`${folder}${entry.name}`, ROOT), "utf8")] : [];
    });
  const all = source("www/src/").concat(readFileSync(new URL("www/index.html", ROOT), "utf8")).join("\n");
  const patterns = [...all.matchAll(/`([a-z-]+[.-][^`\s]*\$\{[^`]*)`/g)].map(
    ([, template]) => new RegExp(`^${template.replace(/\$\{[^}]+\}/g, "[a-z0-9-]+").replaceAll(".", "\\.")}$`),
  );
  const unused = Object.keys(en).filter(
    (key) => !all.includes(`"${key}"`) && !all.includes(`{{${key}}}`) && !patterns.some((pattern) => pattern.test(key)),
  );
  assert.deepEqual(unused, []);
  // What a person reads begins with a capital letter and has spaces in it; so do no identifiers.
  const said = [...all.replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, "").matchAll(/["`>]([A-Z][a-z]+ [a-z][^"`<]*)["`<]/g)].map(([, text]) => text);
  assert.deepEqual(said, []);
});
