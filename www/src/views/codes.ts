/** All reply codes, by class, with a filter. */

import type { Explanation } from "smtplint";
import { fill, h } from "../dom";
import { codesByClass, knownCodes, titleOf } from "../reference";
import { href } from "../router";
import type { View } from "../view";
import { CLASS_MEANINGS, CLASS_NAMES, counted, digit } from "../words";
import { codeBadge, filterField, heading } from "./parts";

export function codesView(): View {
  const list = h("div", {});
  const status = h("p", { class: "status", role: "status" });
  const show = (words: string[]): void => {
    let shown = 0;
    fill(
      list,
      codesByClass().map(([replyClass, entries]) => {
        const matching = entries.filter((entry) => words.every((word) => matches(entry, word)));
        shown += matching.length;
        return (
          matching.length > 0 &&
          h(
            "section",
            { class: "group" },
            h(
              "h2",
              {},
              h("span", { class: `code-${digit(entries[0]!.id)}` }, `${digit(entries[0]!.id)}yz `),
              CLASS_NAMES[replyClass],
            ),
            h("p", { class: "hint" }, CLASS_MEANINGS[replyClass]),
            h("ul", { class: "rows" }, matching.map(row)),
          )
        );
      }),
    );
    fill(status, words.length === 0 ? counted(shown, "code") : `${shown} of ${knownCodes().length} codes`);
  };
  show([]);
  return {
    title: "SMTP reply codes",
    section: "codes",
    node: h(
      "div",
      {},
      heading("SMTP reply codes"),
      h(
        "p",
        { class: "lead" },
        "What each code of the standard and its extensions means, when you see it, and what to do about it.",
      ),
      h("div", { class: "toolbar" }, filterField("Find a code", "550, mailbox, 5.7.1, auth \u2026", show), status),
      list,
    ),
  };
}

function row(entry: Explanation): HTMLElement {
  return h(
    "li",
    {},
    h(
      "a",
      { href: href("codes", entry.id) },
      codeBadge(entry.id),
      h(
        "span",
        { class: "row-text" },
        h("strong", {}, titleOf(entry)),
        h("span", { class: "muted clamp" }, entry.description),
      ),
    ),
  );
}

function matches(entry: Explanation, word: string): boolean {
  if (/^\d{1,3}$/.test(word)) return entry.id.startsWith(word);
  return [
    entry.title,
    entry.description,
    entry.whenYouSeeIt,
    ...(entry.enhanced ?? []),
    ...(entry.commands ?? []),
  ].some((text) => text.toLowerCase().includes(word));
}
