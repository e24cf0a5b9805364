// A page built by Vite, in Chromium, under a strict Content-Security-Policy.

import assert from "node:assert/strict";
import { createReadStream, existsSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { chromium } from "playwright-core";
import { build } from "vite";
import { installedProject, write } from "./support/installed.mjs";
import { NAMES, RESULT, probe } from "./support/probe.mjs";

const ARGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
];
const CSP = "default-src 'none'; connect-src 'self'; worker-src 'self'; script-src 'self' 'wasm-unsafe-eval'";
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" };

const then = "globalThis.result = result;";
const names = [...NAMES, "init"];

/** Each page: its program, and whether Vite builds it or the browser loads it as it is. */
const PAGES = {
  whole: probe({ then }),
  init: probe({ names, before: "await init();", then }),
  lint: probe({ from: "smtplint/lint", then }),
  "slim-url": probe({ from: "smtplint/slim", names, then, before: 'import url from "smtplint/smtplint.wasm?url"; await init(url);' }),
  "slim-new-url": probe({ from: "smtplint/slim", names, then, before: 'await init(new URL("smtplint/smtplint.wasm", import.meta.url));' }),
  worker: 'new Worker(new URL("in-worker.js", import.meta.url), { type: "module" }).onmessage = ({ data }) => { globalThis.result = data; };',
};

let project, server, browser, origin;

before(async () => {
  project = installedProject();
  const html = (name) => `<!doctype html><script type="module" src="/${name}.js"></script>`;
  for (const [name, text] of Object.entries(PAGES)) write(project, { [`${name}.js`]: text, [`${name}.html`]: html(name) });
  write(project, { "in-worker.js": probe({ then: "postMessage(result);" }) });
  write(project, { "bare.html": html("bare"), "bare.js": probe({ from: "/node_modules/smtplint/index.js", then }) });
  const input = Object.keys(PAGES).map((name) => join(project, `${name}.html`));
  await build({ root: project, configFile: false, logLevel: "error", build: { rollupOptions: { input }, target: "esnext" }, worker: { format: "es" } });
  ({ server, origin } = await serve());
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ARGS });
});

after(async () => {
  await browser?.close();
  server?.close();
});

/** The built pages, and beside them the project as it is. */
async function serve() {
  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    const file = [join(project, "dist", path), join(project, path)].find(existsSync);
    if (!file || path.includes("..")) return response.writeHead(404).end();
    response.writeHead(200, { "Content-Type": TYPES[extname(file)] ?? "text/plain", "Content-Security-Policy": CSP });
    createReadStream(file).pipe(response);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return { server, origin: `http://127.0.0.1:${server.address().port}` };
}

/** What the page's program came to. */
async function resultOf(name) {
  const page = await browser.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && !/favicon/.test(message.location().url) && errors.push(message.text()));
  await page.goto(`${origin}/${name}.html`);
  await page.waitForFunction(() => globalThis.result, null, { timeout: 10_000 }).catch((error) => errors.push(String(error)));
  assert.deepEqual(errors, []);
  const result = await page.evaluate(() => globalThis.result);
  await page.close();
  return result;
}

describe("Chromium, under a strict Content-Security-Policy", () => {
  for (const name of [...Object.keys(PAGES), "bare"]) {
    test(name, async () => assert.equal(await resultOf(name), RESULT));
  }
});
