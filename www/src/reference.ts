/** The codes that the package knows, found once by asking for each. */

import { explain, rules } from "smtplint";
import type { Explanation, ReplyClass } from "smtplint";
import { href } from "./router";

const FIRST = 200;
const LAST = 599;

let known: Explanation[] | undefined;

/** Every registered reply code, in order. */
export function knownCodes(): Explanation[] {
  if (known === undefined) {
    known = [];
    for (let code = FIRST; code <= LAST; code += 1) {
      const entry = explain(code);
      if (entry?.status === "core" || entry?.status === "extension") known.push(entry);
    }
  }
  return known;
}

/** The registered codes by class, in the order of their first digit. */
export function codesByClass(): [ReplyClass, Explanation[]][] {
  const groups = new Map<ReplyClass, Explanation[]>();
  for (const entry of knownCodes()) {
    if (entry.class === undefined) continue;
    const group = groups.get(entry.class);
    if (group === undefined) groups.set(entry.class, [entry]);
    else group.push(entry);
  }
  return [...groups];
}

/** The title without the code, where it begins with it. */
export function titleOf({ id, title }: Explanation): string {
  return title.startsWith(id) ? title.slice(id.length).replace(/^[\s:\u2013\u2014-]+/, "") : title;
}

/** The view that shows an entry; undefined where there is none. */
export function entryHref(id: string): string | undefined {
  const entry = explain(id);
  if (entry === null) return undefined;
  if (entry.kind === "reply-code" || entry.kind === "enhanced-status-code") return href("codes", entry.id);
  if (entry.kind !== "rule") return undefined;
  const rule = rules().find((info) => info.code === entry.id || info.rule === entry.id);
  return rule && href("rules", rule.code);
}
