// The declarations of the package: `shapes.d.ts` goes into `index.d.ts`, and each gets a twin for CommonJS.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const SHAPES = 'export * from "./shapes.js";\n';

export function writeTypes({ from, to }) {
  const read = (name) => readFileSync(join(from, name), "utf8");
  const index = read("index.d.ts");
  if (!index.includes(SHAPES)) throw new Error(`types/index.d.ts has no line ${SHAPES}`);
  const texts = {
    index: index.replace(SHAPES, () => withoutHeading(read("shapes.d.ts"))),
    lint: read("lint.d.ts"),
    slim: read("slim.d.ts"),
  };
  for (const [name, text] of Object.entries(texts)) {
    writeFileSync(join(to, `${name}.d.ts`), text);
    writeFileSync(join(to, `${name}.d.cts`), text.replaceAll('"./index.js"', '"./index.cjs"'));
  }
  writeFileSync(join(to, "smtplint.wasm.d.ts"), read("smtplint.wasm.d.ts"));
}

/** The first paragraph speaks of the file itself. */
function withoutHeading(text) {
  return text.slice(text.indexOf("\n\n") + 2);
}
