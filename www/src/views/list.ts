/** All entries of a kind in one list: commands, service extensions, terms. */

import { coverage } from "smtplint";
import { fill, h, type Child } from "../dom";
import { entries, nameOf } from "../reference";
import type { View } from "../view";
import { counted, t } from "../words";
import { entryRow, filterField, hasWords, heading } from "./parts";

export type ListedKind = "command" | "extension" | "term";

export function listView(kind: ListedKind): View {
  const all = entries(kind);
  const marked = marks(kind);
  const list = h("ul", { class: "rows" });
  const status = h("p", { class: "status", role: "status" });
  const show = (words: string[]): void => {
    const found = all.filter((entry) => hasWords(entry, words));
    fill(list, found.map((entry) => entryRow(entry, ...tags(marked.get(nameOf(entry))))));
    fill(status, words.length === 0 ? counted(found.length, "list.count") : t("list.some", found.length, all.length));
  };
  show([]);
  const title = t(`kinds.${kind}`);
  return {
    title,
    section: "",
    node: h(
      "div",
      {},
      heading(title),
      h("p", { class: "lead" }, t(`site.${kind}s-lead`)),
      h("div", { class: "toolbar" }, filterField(t("list.find"), "", show), status),
      list,
    ),
  };
}

const tags = (mark: string | undefined): Child[] => (mark === undefined ? [] : [h("span", { class: "tag beyond" }, mark)]);

/** What has to be known of some: that nobody should use it any more, or that nobody registered it. */
function marks(kind: ListedKind): Map<string, string> {
  const { verbs, extensions } = coverage();
  const marked = new Map<string, string>();
  if (kind === "command") for (const { verb, obsolete } of verbs) if (obsolete) marked.set(verb, t("list.obsolete"));
  if (kind === "extension")
    for (const { keyword, registered } of extensions) if (!registered) marked.set(keyword, t("list.not-registered"));
  return marked;
}
