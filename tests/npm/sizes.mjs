// What a page pays for smtplint/lint: a budget that fails the build.

import assert from "node:assert/strict";
import { test } from "node:test";
import { SIZES, measure } from "../../wasm/sizes.mjs";

/** Bytes, as `measure` gives them: raw, gzip, brotli. */
const BUDGET = { raw: 200_000, gzip: 80_000, brotli: 60_000 };

test("the WebAssembly of smtplint/lint is within its budget", () => {
  const sizes = measure(SIZES.find(({ name }) => name === "lint").file);
  for (const [form, most] of Object.entries(BUDGET)) assert.ok(sizes[form] <= most, `${form}: ${sizes[form]} bytes of ${most}`);
});
