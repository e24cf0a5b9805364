/** Pieces that several views of the reference share. */

import { explain } from "smtplint";
import type { Explanation } from "smtplint";
import { h, prose, visible, type Child } from "../dom";
import { entryHref, titleOf } from "../reference";
import { lintHref } from "../router";
import type { Kind } from "../units";
import { CLASS_NAMES, digit } from "../words";

/** A heading of level 1, to which the focus goes when the view opens. */
export function heading(...children: Child[]): HTMLElement {
  return h("h1", { tabindex: "-1" }, children);
}

export function section(title: string, ...children: Child[]): HTMLElement {
  return h("section", { class: "part" }, h("h2", {}, title), children);
}

/** A section of prose; nothing where there is no text. */
export function textSection(title: string, text: string): HTMLElement | null {
  return text.trim() === "" ? null : section(title, prose(text));
}

export function codeBadge(code: string): HTMLElement {
  return h("span", { class: `code-badge bg-${digit(code)}` }, code);
}

export function classTag({ id, class: replyClass }: Explanation): HTMLElement | null {
  return replyClass === undefined
    ? null
    : h("span", { class: `tag code-${digit(id)}` }, `${digit(id)}yz \u00b7 ${CLASS_NAMES[replyClass]}`);
}

/** Links to other entries by id, with their titles. */
export function entryList(ids: readonly string[]): HTMLElement {
  return h(
    "ul",
    { class: "entries" },
    ids.map((id) => {
      const link = entryHref(id);
      const entry = link === undefined ? null : explain(id);
      return h(
        "li",
        {},
        link === undefined
          ? h("code", {}, id)
          : h("a", { href: link }, h("span", { class: "mono" }, id), entry !== null && ` ${titleOf(entry)}`),
      );
    }),
  );
}

/** An input; where a kind is given, with a link that opens it in the linter. */
export function exampleBlock(text: string, kind?: Kind, input = text): HTMLElement {
  const shown = visible(text);
  return h(
    "div",
    { class: "example" },
    h("pre", {}, h("code", {}, shown)),
    kind !== undefined &&
      h("a", { href: lintHref(input, kind), "aria-label": `Try in the linter: ${shown}` }, "Try it"),
  );
}

/** A search field that filters as one types. */
export function filterField(label: string, placeholder: string, onInput: (words: string[]) => void): HTMLElement {
  const input = h("input", {
    type: "search",
    placeholder,
    autocomplete: "off",
    spellcheck: "false",
    oninput: () => onInput(input.value.toLowerCase().split(/\s+/).filter(Boolean)),
  });
  return h("label", { class: "filter" }, h("span", {}, label), input);
}
