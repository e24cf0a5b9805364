// The generated folder, read once: its files, and what stands in the attributes of its pages.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

export const FOLDER = process.env.SMTPLINT_SITE ?? fileURLToPath(new URL("../../target/site/", import.meta.url));
/** Where `make site` says that it will be published. */
export const BASE = process.env.SMTPLINT_SITE_BASE ?? "http://127.0.0.1:8025";
export const LANGUAGES = ["en", "fr"];

const files = new Set(
  readdirSync(FOLDER, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(FOLDER, join(entry.parentPath, entry.name)).split(sep).join("/")),
);

/** Whether a path of the site leads to a file; a folder's is its index. */
export const exists = (path) => files.has(fileOf(path));
export const fileOf = (path) => (path === "" || path.endsWith("/") ? `${path}index.html` : path);
export const read = (path) => readFileSync(join(FOLDER, fileOf(path)), "utf8");
export const paths = (ending) => [...files].filter((path) => path.endsWith(ending)).sort();

/** The pages of the reference: not the linter's own, and not those that say that there is none. */
export const pages = paths(".html")
  .filter((path) => /^[a-z]+\/(?!404)/.test(path))
  .map((path) => ({ path, html: read(path), address: addressOf(path) }));

function addressOf(path) {
  return `${BASE}/${path.replace(/(^|\/)index\.html$/, "$1")}`;
}

const NAMED = { amp: "&", lt: "<", gt: ">", quot: '"' };
/** Text of HTML as maud escapes it. */
export const text = (html) => html.replace(/&(amp|lt|gt|quot);/g, (_, name) => NAMED[name]);

/** The values of an attribute, on elements of a name or on all. */
export function attributes(html, name, element = "[a-z0-9]+") {
  const pattern = new RegExp(`<${element}(?=[ >])[^>]*? ${name}="([^"]*)"`, "g");
  return [...html.matchAll(pattern)].map(([, value]) => text(value));
}

/** The content of the first element that a pattern opens. */
export const content = (html, pattern) => {
  const found = pattern.exec(html)?.[1];
  return found === undefined ? undefined : text(found);
};
