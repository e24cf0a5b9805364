// The generated site in a real Chromium: contrast and names for all, search, comparing, and reading without scripts.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { launch } from "../chromium.mjs";
import { serve } from "./host.mjs";
import { LANGUAGES, pages } from "./site.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser;
let host;
let context;
let page;
/** What must not happen: errors in the console, what the policy forbids, requests to other places. */
let faults;
/** Where pages may load from. */
let hosts;

before(async () => {
  host = await serve();
  hosts = [host.url];
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await host?.stop();
});
beforeEach(() => fresh());
afterEach(async () => {
  await context.close();
  assert.deepEqual(faults, []);
});

async function fresh(options = {}) {
  await context?.close();
  context = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...options });
  context.setDefaultTimeout(10_000);
  page = await context.newPage();
  faults = [];
  page.on("console", (message) => message.type() === "error" && faults.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("request", (request) => hosts.some((host) => request.url().startsWith(host)) || faults.push(`request: ${request.url()}`));
}

const open = (path) => page.goto(host.url + path);
const found = () => page.locator("#found a");

/** What keeps somebody from reading the page that is open. */
async function barriers() {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => window.axe.run({ resultTypes: ["violations"] }));
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0].target} ${nodes[0].failureSummary}`);
}

/** A page of each kind and each list. */
function samples(language) {
  const own = pages.map(({ path }) => path).filter((path) => path.startsWith(language));
  const kinds = new Set(own.map((path) => path.split("/")[1]).filter((kind) => !kind.includes(".")));
  const chosen = [...kinds].flatMap((kind) => {
    const entries = own.filter((path) => path.startsWith(`${language}/${kind}/`) && !path.endsWith("index.html"));
    return [`${language}/${kind}/`, ...entries.slice(0, 1), ...entries.slice(-1)];
  });
  return [`${language}/`, `${language}/codes/550.html`, ...chosen];
}

for (const [colorScheme, width] of [
  ["light", 1280],
  ["dark", 390],
]) {
  test(`pages can be read by all: ${colorScheme}, ${width} wide`, async () => {
    await fresh({ colorScheme, viewport: { width, height: 844 }, bypassCSP: true });
    for (const path of [...samples("en"), ...samples("fr").slice(0, 8)]) {
      await open(path);
      assert.deepEqual(await barriers(), [], path);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(wide <= 0, `${path} is ${wide} pixels wider than the window`);
    }
  });
}

test("the theme is that of the system", async () => {
  const ground = async (colorScheme) => {
    await fresh({ colorScheme });
    await open("en/codes/550.html");
    return page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  };
  assert.notEqual(await ground("light"), await ground("dark"));
});

test("before the first letter nothing of the search is loaded; then codes, words, pairs and whole replies are found", async () => {
  host.requests.length = 0;
  await open("en/codes/550.html");
  assert.ok(!host.requests.some((path) => path.endsWith("search.json")), host.requests.join(" "));
  for (const [asked, first] of [
    ["451", /\/en\/codes\/451\.html$/],
    ["5.7.1", /\/en\/enhanced\/5\.7\.1\.html$/],
    ["550 5.1.1 <bob@example.net>: Recipient address rejected", /\/en\/enhanced\/5\.1\.1\.html$/],
    ["211 vs 556", /#\/compare\/211\/556$/],
    ["450 vs 550", /\/en\/compare\/450-550\.html$/],
    ["SMTP 5.2.2", /\/en\/enhanced\/5\.2\.2\.html$/],
    ["starttls", /\/en\/commands\/starttls\.html$/],
    ["SL0203", /\/en\/rules\/path-space-before\.html$/],
    ["mailbox full", /\/en\/enhanced\/4\.2\.2\.html$/],
  ]) {
    await page.locator("#search").fill(asked);
    await assert.doesNotReject(
      page.waitForFunction((pattern) => new RegExp(pattern).test(document.querySelector("#found a")?.href), first.source),
      `${asked}: ${await found().first().getAttribute("href")}`,
    );
  }
  await page.locator("#search").fill("qqqqqq");
  await page.locator("form.search [role=status]", { hasText: "Nothing found." }).waitFor({ state: "attached" });
  assert.equal(await page.locator("#found").isVisible(), false);
  assert.equal(host.requests.filter((path) => path.endsWith("search.json")).length, 1);
});

test("the keyboard leads through what is found", async () => {
  await open("fr/");
  await page.locator("#search").fill("salutation");
  await page.locator("#search").fill("55");
  await found().first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  assert.equal(await page.evaluate(() => [...document.querySelectorAll("#found a")].indexOf(document.activeElement)), 1);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  assert.equal(await page.evaluate(() => document.activeElement.id), "search");
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("#found").isVisible(), false);
  await page.locator("#search").fill("550");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/fr\/codes\/550\.html$/);
});

test("what is asked for is shown as text, whatever it holds", async () => {
  await open("en/");
  await page.locator("#search").fill('<img src=x onerror="document.title=1">');
  await page.locator("form.search [role=status]", { hasText: "Nothing found." }).waitFor({ state: "attached" });
  assert.notEqual(await page.title(), "1");
});

test("any two codes are compared: on their page, or in the linter's page", async () => {
  await open("en/compare/");
  const compare = async (a, b) => {
    await page.locator("form.pair input[name=a]").fill(a);
    await page.locator("form.pair input[name=b]").fill(b);
    await page.locator("form.pair button").click();
  };
  await compare("550", "450");
  await page.waitForURL(/\/en\/compare\/450-550\.html$/);
  await open("en/compare/");
  await compare("211", "556");
  await page.waitForURL(/#\/compare\/211\/556$/);
  await page.locator("h1", { hasText: "211" }).waitFor();
});

test("a pasted reply starts a guide at its step", async () => {
  await open("en/guides/bouncing.html");
  const paste = async (reply) => {
    await page.locator("#reply").fill(reply);
    await page.locator("form.paste button").click();
  };
  for (const [reply, step] of [
    ["552 5.2.2 <bob@example.net>: user is over quota", "full"],
    ["550-5.1.1 The email account that you tried to reach does not exist", "recipient"],
    ["said: 551 User not local", "recipient"],
  ]) {
    await paste(reply);
    await page.waitForURL(new RegExp(`#${step}$`));
    assert.equal(await page.evaluate(() => document.activeElement.id), step, reply);
    assert.match(await page.locator("form.paste [role=status]").textContent(), /^Start here: \d+\. ./);
  }
  await paste("it does not work");
  await page.locator("form.paste [role=status]", { hasText: "No step" }).waitFor();
  await page.locator(".ways a[href='#about']").first().click();
  await page.waitForURL(/#about$/);
});

test("the list of guides leads a pasted reply to the guide and its step", async () => {
  for (const [reply, place] of [
    ["535 5.7.8 Username and Password not accepted", /\/fr\/guides\/authentication-fails\.html#\w/],
    ["552 5.3.4 Message size exceeds fixed limit", /\/fr\/guides\/too-large\.html#\w/],
    ["450 4.2.2 mailbox full", /\/fr\/guides\/bouncing\.html#full$/],
  ]) {
    await open("fr/guides/");
    await page.locator("#reply").fill(reply);
    await page.locator("form.paste button").click();
    await page.waitForURL(place);
    assert.equal(await page.locator(".step:target").count(), 1, reply);
  }
});

test("“try it” opens the linter with the example", async () => {
  await open("en/rules/path-space-before.html");
  await page.locator("a.try").first().click();
  await page.locator(".problem", { hasText: "SL0203" }).first().waitFor();
  assert.match(await page.locator(".cm-content").textContent(), /^MAIL FROM: </);
});

test("languages lead to the same page", async () => {
  await open("en/codes/421.html");
  await page.locator(".languages a").click();
  await page.waitForURL(/\/fr\/codes\/421\.html$/);
  assert.equal(await page.evaluate(() => document.documentElement.lang), "fr");
});

test("without scripts a page is whole, and shows no box that would do nothing", async () => {
  for (const language of LANGUAGES) {
    await fresh({ javaScriptEnabled: false });
    await open(`${language}/codes/550.html`);
    assert.match(await page.locator("main").innerText(), /550/);
    assert.ok((await page.locator("main section:visible").count()) >= 4);
    assert.equal(await page.locator("#search").isVisible(), false);
    await page.locator("nav.crumbs a").last().click();
    await page.waitForURL(new RegExp(`/${language}/codes/$`));
    assert.ok((await page.locator("ul.rows a:visible").count()) > 30);
  }
});

test("an address that leads nowhere says so, and leads on", async () => {
  const root = await serve("/");
  hosts.push(root.url);
  try {
    await fresh({ bypassCSP: true, colorScheme: "dark" });
    await page.goto(`${root.url}en/some/where/else.html`);
    assert.deepEqual(await barriers(), []);
    assert.ok((await page.locator(".cards a:visible").count()) >= 8);
    await page.locator(".cards a").first().click();
    await page.waitForURL(/\/en\/codes\/$/);
    faults = faults.filter((fault) => !fault.includes("404"));
  } finally {
    await page.close();
    await root.stop();
  }
});
