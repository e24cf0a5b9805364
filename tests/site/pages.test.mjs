// Every page of the generated site: valid, linked, told apart, in both languages.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { HtmlValidate } from "html-validate";
import { attributes, BASE, content, exists, fileOf, LANGUAGES, pages, paths, read, text } from "./site.mjs";

const KINDS = ["codes", "enhanced", "commands", "extensions", "rules", "compare"];

test("there are pages of every kind in every language, the same ones", () => {
  const of = (language) => pages.filter(({ path }) => path.startsWith(`${language}/`)).map(({ path }) => path.slice(2));
  for (const language of LANGUAGES) {
    assert.deepEqual(of(language), of("en"), language);
    for (const kind of KINDS) {
      assert.ok(of(language).filter((path) => path.startsWith(`/${kind}/`)).length > 3, `${language} ${kind}`);
    }
  }
  assert.ok(exists("en/codes/550.html") && exists("fr/enhanced/5.7.1.html") && exists("en/compare/450-550.html"));
});

test("every page is valid HTML", async () => {
  const validator = new HtmlValidate({
    root: true,
    extends: ["html-validate:standard", "html-validate:document", "html-validate:a11y"],
    rules: {
      // Fifty characters more would be cut in lists of results, and are not wrong.
      "long-title": "off",
      // All that is loaded comes from the same folder.
      "require-sri": "off",
    },
  });
  const missing = ["404.html", ...LANGUAGES.map((language) => `${language}/404.html`)];
  const all = [...pages, ...missing.map((path) => ({ path, html: read(path) }))];
  const wrong = [];
  for (const { path, html } of all) {
    // What no page may hold, however it is written.
    assert.doesNotMatch(html, /[\0-\x08\x0b-\x1f\x7f]/, path);
    const report = await validator.validateString(html, path);
    for (const { messages } of report.results) {
      wrong.push(...messages.map(({ line, column, ruleId, message }) => `${path}:${line}:${column} ${ruleId} ${message}`));
    }
  }
  assert.equal(wrong.length, 0, `${wrong.length} findings\n${wrong.slice(0, 20).join("\n")}`);
});

test("every link inside leads to a page, every anchor to an element", () => {
  const ids = new Map(pages.map(({ path, html }) => [path, new Set(attributes(html, "id"))]));
  const broken = [];
  let count = 0;
  for (const { path, html } of pages) {
    const links = [...attributes(html, "href"), ...attributes(html, "src"), ...attributes(html, "data-index")];
    for (const link of links.filter((link) => !/^https?:/.test(link))) {
      count += 1;
      const url = new URL(link, `http://site/${path}`);
      const target = decodeURIComponent(url.pathname.slice(1));
      const anchor = decodeURIComponent(url.hash.slice(1));
      // The linter's page keeps its views behind the "#".
      if (target === "" && anchor.startsWith("/")) continue;
      if (!exists(target)) broken.push(`${path}: ${link}`);
      else if (anchor !== "" && !ids.get(fileOf(target))?.has(anchor)) broken.push(`${path}: no anchor ${link}`);
    }
  }
  assert.ok(count > 20_000, `${count} links`);
  assert.deepEqual(broken.slice(0, 20), []);
});

test("every page is reached from the home page of its language", () => {
  const known = new Map(pages.map(({ path, html }) => [path, html]));
  for (const language of LANGUAGES) {
    const reached = new Set();
    const waiting = [`${language}/index.html`];
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      if (reached.has(path) || !known.has(path)) continue;
      reached.add(path);
      for (const link of attributes(known.get(path), "href", "a")) {
        const target = fileOf(decodeURIComponent(new URL(link, `http://site/${path}`).pathname.slice(1)));
        if (target.startsWith(`${language}/`)) waiting.push(target);
      }
    }
    const lost = [...known.keys()].filter((path) => path.startsWith(`${language}/`) && !reached.has(path));
    assert.deepEqual(lost, []);
  }
});

test("links to the linter's page are there", () => {
  assert.ok(exists(""), "the linter's page lies at the root");
  const tries = pages.flatMap(({ html }) => attributes(html, "href", "a")).filter((link) => link.includes("#/lint/"));
  assert.ok(tries.length > 500, `${tries.length} examples to try`);
});

test("every page has a title and a description that no other has", () => {
  for (const [what, pattern] of [
    ["title", /<title>([^<]*)<\/title>/],
    ["description", /<meta name="description" content="([^"]*)">/],
    ["heading", /<h1[^>]*>(.*?)<\/h1>/],
  ]) {
    const seen = new Map();
    for (const { path, html } of pages) {
      const found = content(html, pattern)?.trim();
      assert.ok(found, `${path} has no ${what}`);
      assert.doesNotMatch(found, /\{\d\}|\[.*\]\(/, `${path}: ${found}`);
      if (what === "description") assert.ok(found.length <= 220 && found.length >= 25, `${path}: ${found}`);
      if (what === "heading") continue;
      // Translations may have the same title: "MAIL".
      const key = `${path.slice(0, 2)} ${found}`;
      assert.equal(seen.get(key), undefined, `${path} has the ${what} of ${seen.get(key)}: ${found}`);
      seen.set(key, path);
    }
  }
});

test("every page names its own address, and its translations name it back", () => {
  const alternates = (html) => {
    const links = html.match(/<link rel="alternate" hreflang="[^>]*>/g) ?? [];
    return Object.fromEntries(links.map((link) => [attributes(link, "hreflang")[0], attributes(link, "href")[0]]));
  };
  const byAddress = new Map(pages.map((page) => [page.address, page]));
  for (const { html, address, path } of pages) {
    assert.equal(content(html, /<link rel="canonical" href="([^"]*)">/), address);
    assert.equal(content(html, /<html lang="([^"]*)">/), path.slice(0, 2));
    const here = alternates(html);
    assert.deepEqual(Object.keys(here).sort(), [...LANGUAGES, "x-default"].sort());
    assert.equal(here[path.slice(0, 2)], address);
    assert.equal(here["x-default"], here.en);
    for (const language of LANGUAGES) {
      const there = byAddress.get(here[language]);
      assert.ok(there, `${here[language]} is no page`);
      assert.deepEqual(alternates(there.html), here);
    }
  }
});

test("structured data says what the page is", () => {
  const types = new Map();
  for (const { html, path, address } of pages) {
    const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? "null");
    assert.equal(data?.["@context"], "https://schema.org", path);
    const [about, crumbs] = data["@graph"];
    assert.equal(about.url, address, path);
    assert.equal(about.inLanguage, path.slice(0, 2));
    types.set(about["@type"], path);
    if (crumbs === undefined) continue;
    assert.equal(crumbs["@type"], "BreadcrumbList");
    crumbs.itemListElement.forEach((item, index) => {
      assert.equal(item.position, index + 1);
      assert.ok(exists(item.item.slice(BASE.length + 1)), `${path}: ${item.item}`);
    });
  }
  for (const type of ["TechArticle", "CollectionPage", "WebSite"]) assert.ok(types.has(type), type);
});

test("every page lies beside its JSON, and lists name all", () => {
  for (const { path } of pages) assert.ok(exists(path.replace(/\.html$/, ".json")), path);
  for (const language of LANGUAGES) {
    const list = JSON.parse(read(`${language}/codes/index.json`));
    const listed = list.pages.map(({ url }) => url);
    const there = pages.filter(({ path }) => /^\w+\/codes\/\d/.test(path) && path.startsWith(language));
    assert.deepEqual(listed.sort(), there.map(({ address }) => address).sort());
  }
});

test("the search index names every page but the lists", () => {
  for (const language of LANGUAGES) {
    const rows = JSON.parse(read(`${language}/search.json`));
    const there = pages.filter(({ path }) => path.startsWith(language) && !path.endsWith("index.html"));
    assert.deepEqual(
      rows.map(([place]) => `${language}/${place}.html`).sort(),
      there.map(({ path }) => path).sort(),
    );
  }
});

test("the sitemap names every page with its translations, llms.txt every page in English", () => {
  const map = read("sitemap.xml");
  const listed = [...map.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => text(address));
  assert.deepEqual(listed.sort(), pages.map(({ address }) => address).sort());
  assert.equal((map.match(/hreflang="x-default"/g) ?? []).length, pages.length);
  assert.ok(listed.length < 50_000);
  assert.match(read("robots.txt"), new RegExp(`^Sitemap: ${BASE}/sitemap.xml$`, "m"));
  const links = [...read("llms.txt").matchAll(/\]\(([^)]*)\)/g)].map(([, address]) => address);
  for (const link of links) assert.ok(exists(link.slice(BASE.length + 1)), link);
  const there = pages.filter(({ path }) => path.startsWith("en/") && !path.endsWith("index.html"));
  assert.equal(links.length, there.length);
});

test("a page of a code is at most 20 KB, compressed, with all that it loads", () => {
  const size = (content) => gzipSync(content, { level: 9 }).length;
  let largest = [0, ""];
  for (const { path, html } of pages.filter(({ path }) => /\/(codes|enhanced)\//.test(path) && !path.endsWith("index.html"))) {
    const loaded = [...attributes(html, "href", "link"), ...attributes(html, "src")]
      .filter((link) => link.includes("/site/"))
      .map((link) => new URL(link, `http://site/${path}`).pathname.slice(1));
    const total = [...new Set(loaded)].reduce((sum, asset) => sum + size(read(asset)), size(html));
    if (total > largest[0]) largest = [total, path];
  }
  console.log(`largest page of a code: ${largest[0]} bytes (${largest[1]})`);
  assert.ok(largest[0] > 0 && largest[0] <= 20_000, largest.join(" "));
});

test("nothing is loaded from elsewhere", () => {
  for (const { path, html } of pages) {
    const loaded = [
      ...attributes(html, "src"),
      ...(html.match(/<link rel="(?:stylesheet|icon)[^>]*>/g) ?? []).flatMap((link) => attributes(link, "href")),
    ];
    assert.deepEqual(loaded.filter((link) => !link.startsWith("../")), [], path);
    assert.doesNotMatch(html, / on[a-z]+="| style="|<style/, path);
  }
});

test("the colours and the mark are those of the linter's page", () => {
  const source = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
  const tokens = (css) => css.slice(0, css.indexOf("\n* {")).match(/--[\w-]+: [^;]+;/g);
  assert.deepEqual(tokens(read("site/site.css")), tokens(source("www/src/style.css")));
  assert.equal(read("site/favicon.svg"), source("www/public/favicon.svg"));
});

test("every file of the site is a page, its JSON, or one of the few that all share", () => {
  const known = new Set(pages.flatMap(({ path }) => [path, path.replace(/\.html$/, ".json")]));
  const others = [...paths(".html"), ...paths(".json")].filter((path) => !known.has(path));
  assert.deepEqual(
    others.filter((path) => !/404\.html$|search\.json$|^index\.html$|schema\.json$/.test(path)),
    [],
  );
});
