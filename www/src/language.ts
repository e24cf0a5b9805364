/** Which language the page speaks: chosen in its address or by its switch, else as the browser is set. */

import { loadLanguage } from "smtplint";
import { en, type Translation, type Words } from "./words/en";
import { capital, language, speak, t } from "./words";

/** The words of languages beside English come when they are asked for. */
const TRANSLATIONS: Readonly<Record<string, () => Promise<Translation>>> = {
  fr: () => import("./words/fr").then(({ fr }) => fr),
};

const LANGUAGES = ["en", ...Object.keys(TRANSLATIONS)];

const KEPT = "smtplint.language";
const ASKED = "lang";

/** The language to begin with. */
export function preferred(): string {
  const asked = new URLSearchParams(window.location.search).get(ASKED);
  const wanted = [asked, kept(), ...navigator.languages].map((tag) => tag?.toLowerCase().split("-")[0] ?? "");
  return wanted.find((tag) => LANGUAGES.includes(tag)) ?? "en";
}

/** Brings a language in and speaks it; where its texts cannot be had, the page stays as it is and `false` comes back. */
export async function take(tag: string): Promise<boolean> {
  try {
    const [words] = await Promise.all([wordsOf(tag), loadLanguage(tag)]);
    speak(tag, words);
  } catch (error) {
    console.error(error);
    return false;
  }
  document.documentElement.lang = tag;
  for (const node of document.querySelectorAll<HTMLElement>("[data-words]"))
    node.textContent = t(node.dataset["words"] as keyof typeof en);
  document.querySelector("meta[name=description]")?.setAttribute("content", t("page.description"));
  for (const node of document.querySelectorAll<HTMLElement>("[data-label]"))
    node.setAttribute("aria-label", t(node.dataset["label"] as keyof typeof en));
  return true;
}

/** The languages that the page can speak beside its own, each with what it calls itself. */
export function others(): [tag: string, name: string][] {
  const named = (tag: string): string => new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;
  return LANGUAGES.filter((tag) => tag !== language()).map((tag) => [tag, capital(named(tag))]);
}

/** Remembers the choice; an address that names a language names the new one from now on. */
export function keep(tag: string): void {
  try {
    window.localStorage.setItem(KEPT, tag);
  } catch {
    // Where nothing may be kept, the choice holds for as long as the page is open.
  }
  const address = new URL(window.location.href);
  if (!address.searchParams.has(ASKED)) return;
  address.searchParams.set(ASKED, tag);
  window.history.replaceState(null, "", address);
}

function kept(): string | null {
  try {
    return window.localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

async function wordsOf(tag: string): Promise<Words> {
  const translation = await TRANSLATIONS[tag]?.();
  if (translation === undefined) return en;
  return Object.fromEntries(Object.entries(translation).map(([key, [, words]]) => [key, words])) as Words;
}
