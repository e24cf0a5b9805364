/** The words that the page says, in the language that was chosen. */

import { en, type CountedKey, type Key, type Words } from "./words/en";

export type { Key } from "./words/en";

let words: Words = en;
let tag = "en";
let plural = new Intl.PluralRules(tag);

/** Takes the words of a language. */
export function speak(language: string, itsWords: Words): void {
  words = itsWords;
  tag = language;
  plural = new Intl.PluralRules(language);
}

/** The language that the page speaks: `en`. */
export function language(): string {
  return tag;
}

/** The words of a key, with their slots filled. */
export function t(key: Key, ...slots: readonly (string | number)[]): string {
  return fill(words[key], slots);
}

/** "1 error", "2 errors": the words that go with a number, which is their first slot. */
export function counted(count: number, key: CountedKey, ...more: readonly string[]): string {
  const [one = "", many = one] = words[key].split("|");
  return fill(plural.select(count) === "one" ? one : many, [count, ...more]);
}

/** The same beginning with a capital letter. */
export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase(tag) + text.slice(1);
}

/** `text` for comparing with what a person types: lower case, without accents. */
export function folded(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase();
}

function fill(text: string, slots: readonly (string | number)[]): string {
  return text.replace(/\{(\d)\}/g, (slot, index: string) => String(slots[Number(index)] ?? slot));
}
