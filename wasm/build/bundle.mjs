// From the hand-written modules in js/ and the generated glue to the files of the package: one self-contained file per entry and format.

import { build } from "esbuild";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { layoutModule } from "./layout.mjs";

const js = fileURLToPath(new URL("../js/", import.meta.url));

/** Up to here WebAssembly is inlined as base64, which is plain ASCII; above it, as text of a character per byte, which compresses better. */
const BASE64_LIMIT = 100_000;

/** Stands for the inlined text until esbuild is done, so that the escapes are ours. */
const PLACEHOLDER = "SMTPLINT_INLINED_WASM";

const ESM = { format: "esm", extension: "js" };
const CJS = { format: "cjs", extension: "cjs" };

/** Every file: its name, what it exports, which module, where it gets it from. */
const ENTRIES = [
  { name: "index", api: "all.js", module: "all", source: "source-inlined.js", formats: [ESM, CJS] },
  { name: "lint", api: "lint.js", module: "lint", source: "source-inlined.js", formats: [ESM, CJS] },
  { name: "slim", api: "all.js", module: "all", source: "source-given.js", formats: [ESM, CJS] },
  { name: "workerd", api: "all.js", module: "all", source: "source-imported.js", import: "./smtplint.wasm", formats: [ESM] },
  { name: "edge", api: "all.js", module: "all", source: "source-imported.js", import: "./smtplint.wasm?module", formats: [ESM] },
];

/** The catalogues of the languages beside English. */
const texts = fileURLToPath(new URL("../../core/texts/", import.meta.url));
export const LANGUAGES = readdirSync(texts).filter((name) => name.endsWith(".catalogue")).map((name) => basename(name, ".catalogue"));

export async function bundle({ modules, packed, version }) {
  for (const entry of ENTRIES) {
    const { glue, wasm: path } = modules[entry.module];
    const wasm = readFileSync(path);
    let names = [];
    for (const { format, extension } of entry.formats) {
      const made = await run(entry, format, glue, wasm, version);
      // Only the metadata of the ES module, which comes first, has the names.
      if (format === "esm") names = made.exports;
      const text = inline(made.text, wasm) + (format === "cjs" ? namesForNode(names) : "");
      writeFileSync(join(packed, `${entry.name}.${extension}`), text);
    }
  }
}

/** One file per language and format, with its catalogue. */
export function writeLanguages(packed) {
  for (const lang of LANGUAGES) {
    const literal = latin1Literal(readFileSync(join(texts, `${lang}.catalogue`)));
    writeFileSync(join(packed, `${lang}.js`), `export const text = ${literal};\n`);
    writeFileSync(join(packed, `${lang}.cjs`), `exports.text = ${literal};\n`);
  }
}

async function run(entry, format, glue, wasm, version) {
  const result = await build({
    entryPoints: [join(js, entry.api)],
    absWorkingDir: join(js, "../.."),
    bundle: true,
    write: false,
    outfile: "out.js",
    metafile: true,
    format,
    platform: "neutral",
    target: "es2020",
    charset: "utf8",
    // Puts constants in the place of their names.
    minifySyntax: true,
    legalComments: "none",
    define: { SMTPLINT_VERSION: JSON.stringify(version) },
    plugins: [parts(entry, format, glue, wasm)],
  });
  return { text: result.outputFiles[0].text, exports: result.metafile.outputs["out.js"].exports };
}

/** Never runs: Node reads here which names `import` can take from CommonJS. */
function namesForNode(names) {
  return `0 && (module.exports = { ${names.join(", ")} });\n`;
}

/** Tells esbuild what the `smtplint:` imports are in this entry. */
function parts(entry, format, glue, wasm) {
  const inlined = `export { decode } from "./decode-${isSmall(wasm) ? "base64" : "latin1"}.js"; export const text = "${PLACEHOLDER}";`;
  return {
    name: "smtplint",
    setup(build) {
      build.onResolve({ filter: /^smtplint:glue$/ }, () => ({ path: glue, sideEffects: false }));
      build.onResolve({ filter: /^smtplint:source$/ }, () => ({ path: join(js, entry.source) }));
      build.onResolve({ filter: /^smtplint:module$/ }, () => ({ path: entry.import, external: true }));
      build.onResolve({ filter: /^smtplint:inlined$/ }, () => ({ path: "inlined", namespace: "smtplint" }));
      build.onResolve({ filter: /^smtplint:languages$/ }, () => ({ path: "languages", namespace: "smtplint", sideEffects: false }));
      build.onResolve({ filter: /^\.\/[a-z-]+\.c?js$/, namespace: "smtplint" }, ({ path, kind }) => (kind === "dynamic-import" ? { path, external: true } : undefined));
      build.onLoad({ filter: /^languages$/, namespace: "smtplint" }, () => ({ contents: languageModule(format) }));
      build.onResolve({ filter: /^smtplint:layout$/ }, () => ({ path: "layout", namespace: "smtplint", sideEffects: false }));
      build.onLoad({ filter: /^layout$/, namespace: "smtplint" }, () => ({ contents: layoutModule() }));
      build.onLoad({ filter: /^inlined$/, namespace: "smtplint" }, () => ({ contents: inlined, resolveDir: js }));
    },
  };
}

/** The languages that can be brought in, each from its own file. */
function languageModule(format) {
  const extension = format === "esm" ? "js" : "cjs";
  const packs = LANGUAGES.map((lang) => `"${lang}": () => import("./${lang}.${extension}").then(({ text }) => text)`);
  return `export const packs = { ${packs.join(", ")} };`;
}

function isSmall(wasm) {
  return wasm.length <= BASE64_LIMIT;
}

function inline(bundled, wasm) {
  const literal = isSmall(wasm) ? `"${wasm.toString("base64")}"` : latin1Literal(wasm);
  return bundled.replace(`"${PLACEHOLDER}"`, () => literal);
}

/** A string literal with one character per byte: only what would end or change the literal is escaped. */
function latin1Literal(bytes) {
  const escapes = { 0: "\\0", 10: "\\n", 13: "\\r", 34: '\\"', 92: "\\\\" };
  let literal = '"';
  for (let i = 0; i < bytes.length; i++) {
    // "\0" before a digit would be an octal escape.
    const octal = bytes[i] === 0 && bytes[i + 1] >= 48 && bytes[i + 1] <= 57;
    literal += octal ? "\\x00" : (escapes[bytes[i]] ?? String.fromCharCode(bytes[i]));
  }
  return literal + '"';
}
