import { defineConfig, type Plugin } from "vite";
import { en, type Key } from "./src/words/en.ts";

const here = (path: string): string => decodeURIComponent(new URL(path, import.meta.url).pathname);

/** The development server puts styles into the page by script, which the page's policy rightly forbids. */
const withoutPolicyInDevelopment: Plugin = {
  name: "without-policy-in-development",
  apply: "serve",
  transformIndexHtml: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ""),
};

/** The page before any script has run has its words in English, from where all its words are. */
const words: Plugin = {
  name: "words",
  transformIndexHtml: (html) =>
    html
      .replace(/(data-words="([^"]+)"[^>]*>)(?=<\/)/g, (_, tag: string, key: Key) => tag + escaped(word(key)))
      .replace(/(data-label="([^"]+)")/g, (_, attribute: string, key: Key) => `${attribute} aria-label="${escaped(word(key))}"`)
      .replace(/\{\{([^}]+)\}\}/g, (_, key: Key) => escaped(word(key))),
};

function word(key: Key): string {
  const found: string | undefined = en[key];
  if (found === undefined) throw new Error(`index.html: there are no words for "${key}"`);
  return found;
}

const escaped = (text: string): string => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");

export default defineConfig({
  root: here("."),
  // Relative addresses: the page works from any folder of any static host.
  base: "./",
  resolve: { alias: { smtplint: here("../target/npm/package/index.js") } },
  build: {
    outDir: here("./dist"),
    emptyOutDir: true,
    target: "es2022",
    modulePreload: false,
    // Everything by an address of its own, so that the policy needs no exception for inlined data.
    assetsInlineLimit: 0,
    // The WASM module is part of the script.
    chunkSizeWarningLimit: 4000,
  },
  plugins: [words, withoutPolicyInDevelopment],
});
