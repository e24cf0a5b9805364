/** The reference in the language that the page speaks, and what is in it. */

import * as smtplint from "smtplint";
import type { Comparison, Explanation, ReplyClass, RuleInfo } from "smtplint";
import { href } from "./router";
import { language } from "./words";

export type Kind = Explanation["kind"];

/** What a query means: `550`, `5.1.1`, `SL0203`, `MAIL`, `extensions/AUTH`, `guides/bouncing`, a whole reply. */
export function explain(query: string): Explanation | null {
  return smtplint.explain(query, { lang: language() });
}

export function compare(a: string, b: string): Comparison | null {
  return smtplint.compare(a, b, { lang: language() });
}

export function rules(): RuleInfo[] {
  return smtplint.rules({ lang: language() });
}

/** The entries that fit a question best, best first. */
export function search(text: string, limit: number): Explanation[] {
  return smtplint.search(text, { lang: language(), limit });
}

/** The folders of kinds, which stand in addresses. */
export const FOLDERS: Readonly<Record<Kind, string>> = {
  "reply-code": "codes",
  "enhanced-status-code": "enhanced",
  rule: "rules",
  command: "commands",
  extension: "extensions",
  guide: "guides",
  term: "terms",
};

/** The kinds in the order in which they are listed. */
export const KINDS = Object.keys(FOLDERS) as Kind[];

let listed: { kind: Kind; id: string }[] | undefined;
const known = new Map<string, Explanation[]>();

/** Every entry of a kind, in order; made when it is first asked for in a language. */
export function entries(kind: Kind): Explanation[] {
  const key = `${language()} ${kind}`;
  let found = known.get(key);
  if (found === undefined) {
    found = idsOf(kind)
      // An extension may have the name of a verb.
      .map((id) => explain(kind === "extension" ? `${FOLDERS[kind]}/${id}` : id))
      .filter((entry) => entry !== null);
    if (kind === "term" || kind === "guide") found.sort((a, b) => a.title.localeCompare(b.title, language()));
    known.set(key, found);
  }
  return found;
}

function idsOf(kind: Kind): string[] {
  listed ??= smtplint.entries();
  const ids = listed.filter((entry) => entry.kind === kind).map(({ id }) => id);
  return kind === "enhanced-status-code" ? ids.sort(byNumbers) : ids;
}

/** By subject, then detail, then class, so that 4.2.2 and 5.2.2 stand together. */
function byNumbers(a: string, b: string): number {
  const key = (id: string): number => {
    const [digit = 0, subject = 0, detail = 0] = id.split(".").map(Number);
    return subject * 1e6 + detail * 10 + digit;
  };
  return key(a) - key(b);
}

/** Reply codes by class, in the order of their first digit; at the end what is in no class. */
export function codesByClass(codes = entries("reply-code")): [ReplyClass | undefined, Explanation[]][] {
  const groups = new Map<ReplyClass | undefined, Explanation[]>();
  for (const entry of codes) {
    const group = groups.get(entry.class);
    if (group === undefined) groups.set(entry.class, [entry]);
    else group.push(entry);
  }
  return [...groups].sort(([a], [b]) => Number(a === undefined) - Number(b === undefined));
}

/** The pairs of codes that have notes of their own. */
export const pairs = smtplint.pairs;

/** The title without the code, where it begins with it. */
export function titleOf({ id, title }: Explanation): string {
  return title.startsWith(id) ? title.slice(id.length).replace(/^[\s:\u2013\u2014-]+/, "") : title;
}

/** No standard defines it. */
export function isBeyond({ status }: Explanation): boolean {
  return status === "vendor" || status === "folklore";
}

/** The id without its folder: `greylisting` of `terms/greylisting`. */
export function nameOf({ id }: Pick<Explanation, "id">): string {
  return id.slice(id.indexOf("/") + 1);
}

/** The id as it is shown: guides and terms go by their titles. */
export function shownId({ kind, id }: Explanation): string {
  return kind === "guide" || kind === "term" ? "" : id;
}

/** The view of an entry. */
export function viewOf(entry: Explanation): string {
  const folder = entry.kind === "enhanced-status-code" ? "codes" : FOLDERS[entry.kind];
  return href(folder, nameOf(entry));
}

/** The view that shows the entry of an id; undefined where there is none. */
export function entryHref(id: string): string | undefined {
  const entry = explain(id);
  return entry === null ? undefined : viewOf(entry);
}

/** Where the static site has the page of an entry, from the page's own folder; none for what nobody lists. */
export function pageOf(entry: Explanation): string | undefined {
  const isCode = entry.kind === "reply-code" || entry.kind === "enhanced-status-code";
  if (isCode && !idsOf(entry.kind).includes(entry.id)) return undefined;
  const name = entry.kind === "rule" ? entry.title : nameOf(entry).toLowerCase();
  return `./${language()}/${FOLDERS[entry.kind]}/${name}.html`;
}

/** Where the static site has the page of a pair; none where it has no page of its own. */
export function pageOfPair(a: string, b: string): string | undefined {
  const pair = pairs().find((ids) => ids.includes(a) && ids.includes(b) && a !== b);
  return pair && `./${language()}/compare/${pair.join("-")}.html`;
}
