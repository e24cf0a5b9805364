/** Pieces that several views of the reference share. */

import type { Explanation } from "smtplint";
import { h, visible, type Child } from "../dom";
import { className, digit } from "../names";
import { inline, prose } from "../prose";
import { explain, isBeyond, shownId, titleOf, viewOf } from "../reference";
import { lintHref } from "../router";
import type { Kind } from "../units";
import { folded, t } from "../words";

/** A heading of level 1, to which the focus goes when the view opens. */
export function heading(...children: Child[]): HTMLElement {
  return h("h1", { tabindex: "-1" }, children);
}

export function section(title: string, ...children: Child[]): HTMLElement {
  return h("section", { class: "part" }, h("h2", {}, title), children);
}

/** A section of prose; nothing where there is no text. */
export function textSection(title: string, text: string | undefined): HTMLElement | null {
  return text === undefined || text.trim() === "" ? null : section(title, prose(text));
}

export function codeBadge(code: string): HTMLElement {
  return h("span", { class: `code-badge bg-${digit(code)}` }, code);
}

/** The id of an entry as it is shown: codes coloured by their class. */
export function idBadge(entry: Explanation): HTMLElement | null {
  const id = shownId(entry);
  if (id === "") return null;
  const isCode = entry.kind === "reply-code" || entry.kind === "enhanced-status-code";
  return isCode ? codeBadge(id) : h("span", { class: "mono rule-code" }, id);
}

export function classTag(entry: Explanation): HTMLElement | null {
  if (entry.class === undefined) return null;
  return h("span", { class: `tag code-${digit(entry.id)}` }, className(entry));
}

/** Whether a standard defines it; plainly where none does. */
export function statusTag(entry: Explanation): HTMLElement | null {
  const isCode = entry.kind === "reply-code" || entry.kind === "enhanced-status-code";
  if (entry.status === undefined) return isCode ? h("span", { class: "tag beyond" }, t("fact.not-registered")) : null;
  return h("span", { class: isBeyond(entry) ? "tag beyond" : "tag" }, t(`status.${entry.status}`));
}

/** A link to an entry, with its title. */
export function entryLink(entry: Explanation): HTMLElement {
  const id = shownId(entry);
  const title = inline(titleOf(entry));
  return h("a", { href: viewOf(entry) }, id !== "" && [h("span", { class: "mono" }, id), " "], title);
}

/** Links to other entries by id. */
export function entryList(ids: readonly string[]): HTMLElement {
  return h(
    "ul",
    { class: "entries" },
    ids.map((id) => {
      const entry = explain(id);
      return h("li", {}, entry === null ? h("code", {}, id) : entryLink(entry));
    }),
  );
}

/** Ids with a comma between, each leading to its entry. */
export function idLinks(ids: readonly string[]): Child[] {
  return ids.map((id, index) => {
    const entry = id === "greeting" ? null : explain(id);
    const shown = id === "greeting" ? t("answers.greeting") : id;
    return [index > 0 && ", ", entry === null ? shown : h("a", { href: viewOf(entry) }, shown)];
  });
}

/** A row of a list of entries. */
export function entryRow(entry: Explanation, ...tags: Child[]): HTMLElement {
  const short = entry.short ?? "";
  return h(
    "li",
    {},
    h(
      "a",
      { href: viewOf(entry) },
      idBadge(entry),
      h(
        "span",
        { class: "row-text" },
        h("strong", {}, inline(titleOf(entry))),
        h("span", { class: "muted clamp" }, inline(short === "" ? entry.description : short)),
      ),
      tags.length > 0 && h("span", { class: "row-tags" }, tags),
    ),
  );
}

/** Something of an entry has all of these words in it. */
export function hasWords(entry: Explanation, words: readonly string[]): boolean {
  const { id, title, short = "", description, whenYouSeeIt, enhanced = [], commands = [] } = entry;
  const all = folded([id, title, short, description, whenYouSeeIt, ...enhanced, ...commands].join(" "));
  return words.every((word) => (/^\d{1,3}$/.test(word) ? id.startsWith(word) : all.includes(word)));
}

/** An input; where a kind is given, with a link that opens it in the linter. */
export function exampleBlock(text: string, kind?: Kind, input = text): HTMLElement {
  const shown = visible(text);
  return h(
    "div",
    { class: "example" },
    h("pre", {}, h("code", {}, shown)),
    kind !== undefined &&
      h("a", { href: lintHref(input, kind), "aria-label": t("site.try-it-aloud", shown) }, t("site.try-it")),
  );
}

/** A search field that filters as one types. */
export function filterField(label: string, placeholder: string, onInput: (words: string[]) => void): HTMLElement {
  const input = h("input", {
    type: "search",
    placeholder,
    autocomplete: "off",
    spellcheck: "false",
    oninput: () => onInput(folded(input.value).split(/\s+/).filter(Boolean)),
  });
  return h("label", { class: "filter" }, h("span", {}, label), input);
}
