/** The texts of the reference as elements: paragraphs, lists that begin with `- `, `code` and `[words](id)`. */

import { h, visible, type Child } from "./dom";
import { entryHref } from "./reference";

export function prose(text: string): HTMLElement[] {
  return text
    .split(/\n[ \t]*\n/)
    .filter((block) => block.trim() !== "")
    .flatMap((block) => {
      const lines: string[] = [];
      const items: string[] = [];
      for (const line of block.trim().split("\n")) {
        if (/^[-*] /.test(line)) items.push(line.slice(2));
        else if (items.length > 0) items.push(`${items.pop()} ${line.trim()}`);
        else lines.push(line.trim());
      }
      return [
        ...(lines.length > 0 ? [h("p", {}, inline(lines.join(" ")))] : []),
        ...(items.length > 0 ? [h("ul", {}, items.map((item) => h("li", {}, inline(item))))] : []),
      ];
    });
}

const MARKS = /(`[^`]+`|\[(?:[^\]`]|`[^`]*`)+\]\([^()\s]+\))/;

/** A line of text in which backticks mark code, and a link names an entry. */
export function inline(text: string): Child[] {
  return text.split(MARKS).map((part) => {
    if (part.length > 2 && part.startsWith("`")) return h("code", {}, visible(part.slice(1, -1)));
    const link = /^\[([^]+)\]\(([^)]+)\)$/.exec(part);
    if (link === null) return part;
    const address = entryHref(link[2]!);
    const words = inline(link[1]!);
    return address === undefined ? words : h("a", { href: address }, words);
  });
}
