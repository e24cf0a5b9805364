// The built page (www/dist) in a real Chromium: what a person sees, clicks and shares.
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { policyOf, serve } from "./serve.mjs";

const DIST = fileURLToPath(new URL("../../www/dist/", import.meta.url));
const SHOTS = fileURLToPath(new URL("../../target/screenshots/", import.meta.url));
const WRONG = "MAIL FROM: <user@example.org>";

let browser;
let host;
let context;
let page;
/** What must not happen: errors in the console, violations of the policy, requests to other places. */
let faults;

before(async () => {
  await mkdir(SHOTS, { recursive: true });
  host = await serve(DIST);
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-dev-shm-usage",
    ],
  });
});

after(async () => {
  await browser?.close();
  await host?.stop();
});

beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
  context.setDefaultTimeout(10_000);
  page = await context.newPage();
  faults = [];
  page.on(
    "console",
    (message) => ["error", "warning"].includes(message.type()) && faults.push(`console: ${message.text()}`),
  );
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on(
    "request",
    (request) =>
      request.url().startsWith(host.url) ||
      request.url().startsWith("data:") ||
      faults.push(`request: ${request.url()}`),
  );
  page.on("response", (response) => response.ok() || faults.push(`response ${response.status()}: ${response.url()}`));
  await page.addInitScript(() =>
    document.addEventListener("securitypolicyviolation", (event) =>
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`),
    ),
  );
});

afterEach(async () => {
  await context.close();
  assert.deepEqual(faults, []);
});

const open = (fragment = "") => page.goto(host.url + fragment);
const editor = () => page.locator(".cm-content");
const results = () => page.locator(".result");

/** Replaces what the editor holds, as a person would. */
async function type(text) {
  await editor().click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("Delete");
  await page.keyboard.insertText(text);
}

test("the policy is strict", async () => {
  const policy = await policyOf(DIST);
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /script-src 'self' 'wasm-unsafe-eval'/);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|\*/);
  await open();
  // The check itself is checked: what the policy forbids is seen, and does not run.
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.evil = true";
    document.body.append(script);
  });
  assert.equal(await page.evaluate(() => window.evil), undefined);
  assert.ok(
    faults.some((fault) => /policy: script-src/.test(fault)),
    faults.join("\n"),
  );
  faults = [];
});

test("a wrong command is underlined, explained and mended", async () => {
  await open();
  await page.keyboard.press("Tab");
  await type(WRONG);
  await page.locator(".cm-lintRange-error").waitFor();
  assert.equal(await page.locator(".cm-lintRange-error").first().textContent(), " ");
  const problem = page.locator(".problem", { hasText: "SL0203" });
  await problem.waitFor();
  assert.match(await problem.textContent(), /501 5\.5\.4/);
  assert.match(
    await problem.locator("a.rfc").first().getAttribute("href"),
    /^https:\/\/www\.rfc-editor\.org\/rfc\/rfc5321#section-/,
  );
  assert.equal(await results().locator(".badge.ok").count(), 0);

  await problem.locator("button.fix").first().click();
  await results().locator(".badge.ok").waitFor();
  assert.equal(
    await editor()
      .locator(".cm-line")
      .allTextContents()
      .then((lines) => lines.join("\n")),
    "MAIL FROM:<user@example.org>",
  );
  assert.equal(await page.locator(".cm-lintRange-error").count(), 0);
  assert.equal(await problem.count(), 0);
  assert.match(await results().locator(".facts").textContent(), /MAIL.*user.*example\.org/s);
});

test("what is typed over a selection takes its place, without a style of the browser's own", async () => {
  await open();
  await editor().click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("RCPT TO: <bob@example.net>\nNOOP");
  await page.locator(".status", { hasText: "2 checked: 1 error" }).waitFor();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText("QUIT");
  await page.locator(".status", { hasText: "1 checked: all valid" }).waitFor();
  assert.equal(await editor().textContent(), "QUIT");
  await page.keyboard.press("ControlOrMeta+z");
  await page.locator(".status", { hasText: "2 checked: 1 error" }).waitFor();
});

test("the tooltip at the underline mends too", async () => {
  await open(`#/lint/${encodeURIComponent(WRONG)}`);
  await page.locator(".cm-lintRange-error").hover();
  const tip = page.locator(".cm-tooltip .cm-diagnostic");
  await tip.waitFor();
  assert.match(await tip.textContent(), /SL0203/);
  await tip.locator("button").first().click();
  await results().locator(".badge.ok").waitFor();
});

test("everything is at hand by keyboard", async () => {
  await open(`#/lint/${encodeURIComponent(WRONG)}`);
  await page.locator("button.fix").focus();
  await page.keyboard.press("Enter");
  await results().locator(".badge.ok").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-line")), "1");
  await page.locator(".skip").focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement?.id), "main");
});

test("lines of both sides are told apart, and all fixes applied at once", async () => {
  await open();
  await type(`# a note\n\n${WRONG}\nRCPT TO: <bob@example.net>\n250-mail.example.net\n250 HELP\n`);
  await page.locator(".status", { hasText: "3 checked" }).waitFor();
  assert.deepEqual(await results().evaluateAll((cards) => cards.map((card) => card.dataset.line)), ["3", "4", "5"]);
  await page.getByRole("button", { name: "Apply all fixes" }).click();
  await page.locator(".cm-line", { hasText: "RCPT TO:<bob@example.net>" }).waitFor();
  await page.locator(".cm-line", { hasText: "MAIL FROM:<user@example.org>" }).waitFor();
  await page.getByText("Replies", { exact: true }).click();
  await results().locator(".badge.error").first().waitFor();
});

/** Wrong in its order alone: each of its lines is right on its own. */
const LOG = `S: 220 mx.example.net ESMTP
C: EHLO client.example.org
S: 250-mx.example.net
S: 250 HELP
C: MAIL FROM:<ann@example.org>
S: 250 2.1.0 ok
C: MAIL FROM:<bob@example.org>
S: 503 5.5.1 nested
C: RSET
S: 250 2.0.0 ok
C: QUIT
S: 221 2.0.0 bye`;

test("a log of both sides is judged as a session", async () => {
  await open();
  await type(LOG);
  await page.locator(".status", { hasText: "1 session, 11 checked: 1 error" }).waitFor();
  assert.match(await page.locator(".session").textContent(), /The session.*Lines 1\u201312/);
  const problem = page.locator(".problem", { hasText: "SL0403" });
  assert.equal(await problem.count(), 1);
  assert.equal(await problem.locator("xpath=ancestor::li[contains(@class, 'result')]").getAttribute("data-line"), "7");
  assert.equal(await page.locator(".cm-lintRange-error").first().textContent(), "MAIL");
  const related = problem.locator(".related");
  assert.match(await related.textContent(), /^Line 5 \S/);
  await related.locator("button").click();
  const selected = () => document.querySelector(".editor").shadowRoot.getSelection().toString();
  assert.equal(await page.evaluate(selected), "MAIL FROM:<ann@example.org>");
});

test("a broken reply is no log", async () => {
  await open();
  await type("250-one\n25 two");
  await page.locator(".status", { hasText: /^2 checked/ }).waitFor();
  await type("220 mx.example.net ESMTP\nQUIT\n221 2.0.0 bye");
  await page.locator(".status", { hasText: "1 session, 3 checked" }).waitFor();
});

test("several sessions are told apart, each with what became of it", async () => {
  await open();
  await type(`${LOG}\n${LOG}`);
  await page.locator(".status", { hasText: "2 sessions, 22 checked: 2 errors" }).waitFor();
  assert.deepEqual(await page.locator(".session h2").allTextContents(), ["Session 1", "Session 2"]);
  await page.locator(".session button").nth(1).click();
  const selected = () => document.querySelector(".editor").shadowRoot.getSelection().toString();
  assert.match(await page.evaluate(selected), /^S: 220/);
});

test("of a long log, what is wrong is listed", async () => {
  await open();
  const good = "C: NOOP\nS: 250 2.0.0 ok\n".repeat(150);
  await type(LOG.replace("C: RSET", `${good}C: RSET`));
  await page.locator(".status", { hasText: "1 session, 311 checked: 1 error" }).waitFor();
  await page.locator(".problem", { hasText: "SL0403" }).waitFor();
  assert.equal(await results().count(), 1);
  assert.match(await page.locator(".notice").textContent(), /^310 more lines/);
});

test("the fixes of a log are made in it, and its marks stay", async () => {
  await open();
  await type(LOG.replaceAll("FROM:<", "FROM: <"));
  await page.locator(".status", { hasText: "3 errors" }).waitFor();
  await page.locator("button.fix").first().click();
  await page.locator(".status", { hasText: "2 errors" }).waitFor();
  await type(LOG.replaceAll("FROM:<", "FROM: <"));
  await page.locator(".status", { hasText: "3 errors" }).waitFor();
  await page.getByRole("button", { name: "Apply all fixes" }).click();
  await page.locator(".status", { hasText: "1 error" }).waitFor();
  const lines = await editor().locator(".cm-line").allTextContents();
  assert.equal(lines.join("\n"), LOG);
});

test("commands alone are a session where a person says so", async () => {
  await open();
  await type("EHLO client.example.org\nMAIL FROM:<ann@example.org>\nMAIL FROM:<bob@example.org>");
  await page.locator(".status", { hasText: "3 checked: all valid" }).waitFor();
  await page.getByText("Session", { exact: true }).click();
  await page.locator(".problem", { hasText: "SL0403" }).waitFor();
  await page.waitForFunction(() => location.hash.endsWith("?as=transcript"));
  await page.reload();
  await page.locator(".problem", { hasText: "SL0403" }).waitFor();
});

test("the input is in the address, but no secret is", async () => {
  await open();
  await type("AUTH PLAIN AGFubgBzZWNyZXQ=\nNOOP");
  await results().nth(1).waitFor();
  await page.waitForFunction(() => location.hash.includes("NOOP"));
  assert.doesNotMatch(await page.evaluate(() => location.hash), /AGFub/);
  await type("AUTH LOGIN\n334 VXNlcm5hbWU6\nYW5u\n334 UGFzc3dvcmQ6\nc2VjcmV0\n235 ok\nRSET");
  await page.waitForFunction(() => location.hash.includes("RSET"));
  assert.doesNotMatch(await page.evaluate(() => location.hash), /YW5u|c2VjcmV0/);
  assert.match(await editor().textContent(), /c2VjcmV0/);

  await type(WRONG);
  await page.waitForFunction((text) => location.hash === `#/lint/${encodeURIComponent(text)}`, WRONG);
  await page.reload();
  await page.locator(".problem", { hasText: "SL0203" }).waitFor();
});

test("two codes are compared at an address of their own", async () => {
  await open("#/compare/220/500");
  await page.getByRole("heading", { level: 1, name: "220 and 500 compared" }).waitFor();
  assert.equal(await page.title(), "220 and 500 compared \u00b7 smtplint");
  const sides = page.locator(".side");
  assert.equal(await sides.count(), 2);
  assert.match(await sides.nth(0).textContent(), /220.*Positive Completion/s);
  assert.match(await sides.nth(1).textContent(), /500.*Permanent Negative/s);
  for (const name of ["Key differences", "When to use which"]) {
    const part = page.locator(".part", { has: page.getByRole("heading", { name }) });
    assert.ok((await part.locator("li").count()) > 0, name);
  }
  await page.getByLabel("Second code").selectOption("550");
  await page.getByRole("heading", { level: 1, name: "220 and 550 compared" }).waitFor();
  assert.equal(await page.evaluate(() => location.hash), "#/compare/220/550");
  await page.goBack();
  await page.getByRole("heading", { level: 1, name: "220 and 500 compared" }).waitFor();
});

test("the codes are listed, found and explained", async () => {
  await open("#/codes");
  await page.locator(".rows a").first().waitFor();
  const all = await page.locator(".rows a").count();
  await page.getByLabel("Find a code").fill("55");
  await page.locator(".status", { hasText: " of " }).waitFor();
  const some = await page.locator(".rows a").count();
  assert.ok(some > 0 && some < all, `${some} of ${all}`);
  await page.locator(".rows a", { hasText: "550" }).click();
  await page.locator("h1", { hasText: "550" }).waitFor();
  for (const name of ["When you see it", "How to fix it"]) await page.getByRole("heading", { name }).waitFor();
  await open("#/codes/999");
  await page.getByRole("heading", { name: "Nothing is known of \u201c999\u201d" }).waitFor();
});

test("the rules are listed and explained, and their examples can be tried", async () => {
  await open("#/rules");
  await page.locator(".rows a", { hasText: "SL0203" }).click();
  await page.locator("h1", { hasText: "SL0203" }).waitFor();
  await page
    .locator(".part", { has: page.getByRole("heading", { name: "Wrong" }) })
    .locator(".example a")
    .first()
    .click();
  await page.locator(".problem", { hasText: "SL0203" }).waitFor();
});

test("an example of a rule that can be tried shows what it is said to show", async () => {
  await open("#/rules");
  const links = await page.locator(".rows a").evaluateAll((rows) => rows.map((row) => row.getAttribute("href")));
  assert.ok(links.length >= 30, `${links.length} rules`);
  let tried = 0;
  // Some of each family.
  for (const link of links.filter((_, index) => index % 7 === 1)) {
    const code = link.slice(-6);
    await open(link);
    await page.locator("h1", { hasText: code }).waitFor();
    for (const [name, broken] of [
      ["Wrong", true],
      ["Right", false],
    ]) {
      const part = page.locator(".part", { has: page.getByRole("heading", { name, exact: true }) });
      const tries = await part.locator(".example a").evaluateAll((all) => all.map((each) => each.getAttribute("href")));
      for (const example of tries.slice(0, 1)) {
        await open(example);
        await page.locator(".result").first().waitFor();
        assert.equal((await page.locator(".problem", { hasText: code }).count()) > 0, broken, `${code} ${example}`);
        tried += 1;
      }
      await open(link);
      await page.locator("h1", { hasText: code }).waitFor();
    }
  }
  assert.ok(tried >= 15, `${tried} tried`);
});

test("no example on the page breaks it", async () => {
  await open();
  for (const chip of await page.locator(".chip").all()) {
    await chip.click();
    await results().first().waitFor();
    assert.doesNotMatch(await page.locator(".status").textContent(), /Nothing/);
  }
});

const VIEWS = {
  lint: "",
  session: `#/lint/${encodeURIComponent(LOG)}`,
  code: "#/codes/550",
  codes: "#/codes",
  compare: "#/compare/220/500",
  rules: "#/rules",
  rule: "#/rules/SL0203",
};
const SIZES = { desktop: { width: 1280, height: 860 }, phone: { width: 390, height: 844 } };

test("it fits desktop and phone, light and dark", async () => {
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const colorScheme of ["light", "dark"]) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      for (const [view, fragment] of Object.entries(VIEWS)) {
        await page.goto("about:blank");
        await open(fragment);
        await page.locator("h1").waitFor();
        if (view === "lint") await page.locator(".cm-lintRange-error").first().waitFor();
        const { wide, room } = await page.evaluate(() => ({
          wide: document.documentElement.scrollWidth,
          room: document.documentElement.clientWidth,
        }));
        assert.ok(wide <= room, `${view} on ${size} is ${wide} wide, ${room} is there`);
        await page.screenshot({ path: `${SHOTS}${view}-${size}-${colorScheme}.png`, fullPage: size === "phone" });
      }
    }
  }
});
