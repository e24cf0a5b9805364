/** Two codes side by side. */

import { compare } from "smtplint";
import type { Comparison, Explanation } from "smtplint";
import { h, inline, prose } from "../dom";
import { codesByClass, titleOf } from "../reference";
import { href } from "../router";
import type { View } from "../view";
import { CLASS_NAMES, RETRY_NAMES } from "../words";
import { classTag, codeBadge, heading, section } from "./parts";

const PAIRS: readonly [string, string][] = [
  ["220", "500"],
  ["250", "251"],
  ["421", "554"],
  ["450", "550"],
  ["452", "552"],
  ["500", "502"],
  ["501", "555"],
  ["550", "551"],
];

export function compareView(a: string | undefined, b: string | undefined): View {
  const first = a ?? "220";
  const second = b ?? (first === "550" ? "450" : a === undefined ? "500" : "550");
  const found = compare(first, second);
  return {
    title: `${first} and ${second} compared`,
    section: "compare",
    node: h(
      "article",
      { class: "entry full" },
      heading(`${first} and ${second} compared`),
      picker(first, second),
      found === null
        ? h(
            "p",
            { class: "notice" },
            `\u201c${first}\u201d and \u201c${second}\u201d cannot be compared: at least one of them is not known.`,
          )
        : comparison(found),
      section(
        "Often compared",
        h(
          "ul",
          { class: "inline-list" },
          PAIRS.map(([x, y]) => h("li", {}, h("a", { href: href("compare", x, y) }, `${x} and ${y}`))),
        ),
      ),
    ),
  };
}

function picker(first: string, second: string): HTMLElement {
  const go = (): void => {
    window.location.hash = href("compare", left.value, right.value);
  };
  const left = codeSelect("first-code", first, go);
  const right = codeSelect("second-code", second, go);
  const swap = h(
    "button",
    { type: "button", class: "quiet", onclick: () => (window.location.hash = href("compare", second, first)) },
    "Swap",
  );
  return h(
    "div",
    { class: "toolbar picker" },
    h("label", {}, h("span", {}, "First code"), left),
    swap,
    h("label", {}, h("span", {}, "Second code"), right),
  );
}

function codeSelect(id: string, chosen: string, onChange: () => void): HTMLSelectElement {
  const groups = codesByClass();
  const listed = groups.some(([, entries]) => entries.some((entry) => entry.id === chosen));
  const select = h(
    "select",
    { id, onchange: onChange },
    !listed && h("option", { value: chosen }, chosen),
    groups.map(([replyClass, entries]) =>
      h(
        "optgroup",
        { label: CLASS_NAMES[replyClass] },
        entries.map((entry) => h("option", { value: entry.id }, `${entry.id} ${titleOf(entry)}`)),
      ),
    ),
  );
  select.value = chosen;
  return select;
}

function comparison({ a, b, summary, keyDifferences, whenToUseWhich }: Comparison): HTMLElement {
  return h(
    "div",
    {},
    h("div", { class: "lead" }, prose(summary)),
    h("div", { class: "sides" }, side(a), side(b)),
    section(
      "Key differences",
      h(
        "ul",
        {},
        keyDifferences.map((text) => h("li", {}, inline(text))),
      ),
    ),
    section(
      "When to use which",
      h(
        "ul",
        {},
        whenToUseWhich.map((text) => h("li", {}, inline(text))),
      ),
    ),
  );
}

function side(entry: Explanation): HTMLElement {
  return h(
    "section",
    { class: "card side" },
    h("h2", {}, h("a", { href: href("codes", entry.id) }, codeBadge(entry.id), " ", titleOf(entry))),
    h("p", { class: "tags" }, classTag(entry)),
    prose(entry.description),
    entry.whenYouSeeIt !== "" && [h("h3", {}, "When you see it"), prose(entry.whenYouSeeIt)],
    entry.retry !== undefined && h("p", {}, h("strong", {}, "Try again: "), RETRY_NAMES[entry.retry]),
  );
}
