// Languages beside English: brought in when somebody asks, and given again to an instance that is new.

import * as wasm from "smtplint:glue";
import { packs } from "smtplint:languages";
import { isString } from "./arguments.js";
import { decode } from "./decode-latin1.js";
import { call } from "./engine.js";
import { whenNew } from "./instance.js";

/** The catalogues that were brought in, by language. */
const loaded = new Map();

whenNew(() => loaded.forEach((catalogue, lang) => wasm.addLanguage(lang, catalogue)));

export function languages() {
  return ["en", ...Object.keys(packs)];
}

export async function loadLanguage(lang) {
  if (!isString(lang)) throw new TypeError("lang must be a string");
  if (lang === "en" || loaded.has(lang)) return;
  if (!Object.hasOwn(packs, lang)) throw new RangeError(`loadLanguage: there are texts in ${languages().join(", ")}, not in "${lang}"`);
  const catalogue = decode(await packs[lang]());
  loaded.set(lang, catalogue);
  call(wasm.addLanguage, lang, catalogue);
}
