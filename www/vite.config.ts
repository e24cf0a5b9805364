import { defineConfig, type Plugin } from "vite";

const here = (path: string): string => decodeURIComponent(new URL(path, import.meta.url).pathname);

/** The development server puts styles into the page by script, which the page's policy rightly forbids. */
const withoutPolicyInDevelopment: Plugin = {
  name: "without-policy-in-development",
  apply: "serve",
  transformIndexHtml: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ""),
};

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
  plugins: [withoutPolicyInDevelopment],
});
