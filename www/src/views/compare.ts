/** Two codes side by side. */

import type { Comparison, Explanation } from "smtplint";
import { fill, h } from "../dom";
import { inline, prose } from "../prose";
import { compare, entries, pageOfPair, pairs, titleOf, viewOf } from "../reference";
import { href } from "../router";
import type { View } from "../view";
import { t } from "../words";
import { classTag, codeBadge, heading, section, statusTag } from "./parts";
import { siteLink } from "./site";

export function compareView(a: string | undefined, b: string | undefined): View {
  const first = a ?? "450";
  const second = b ?? beside(first);
  const found = compare(first, second);
  const title = t("site.two-compared", first, second);
  return {
    title,
    section: "compare",
    node: h(
      "article",
      { class: "entry full" },
      heading(title),
      picker(first, second),
      found === null ? h("p", { class: "notice" }, t("compare.unknown", first, second)) : comparison(found),
      section(
        t("compare.often"),
        h(
          "ul",
          { class: "inline-list" },
          pairs().map(([x, y]) => h("li", {}, h("a", { href: href("compare", x, y) }, t("heading.pair", x, y)))),
        ),
      ),
      found !== null && siteLink(pageOfPair(found.a.id, found.b.id)),
    ),
  };
}

/** What a code is most often confused with. */
function beside(first: string): string {
  const pair = pairs().find((ids) => ids.includes(first));
  return pair?.find((id) => id !== first) ?? (first === "550" ? "450" : "550");
}

function picker(first: string, second: string): HTMLElement {
  const go = (): void => {
    const [a, b] = [left.value.trim(), right.value.trim()];
    if (a !== "" && b !== "" && (a !== first || b !== second)) window.location.hash = href("compare", a, b);
  };
  const list = h("datalist", { id: "all-codes" });
  const left = codeField("first-code", first, list);
  const right = codeField("second-code", second, list);
  const onSubmit = (event: Event): void => {
    event.preventDefault();
    go();
  };
  const swap = (): void => {
    window.location.hash = href("compare", second, first);
  };
  return h(
    "form",
    { class: "toolbar picker", onsubmit: onSubmit },
    h("label", {}, h("span", {}, t("site.first-code")), left),
    h("button", { type: "button", class: "quiet", onclick: swap }, t("compare.swap")),
    h("label", {}, h("span", {}, t("site.second-code")), right),
    h("button", { class: "primary" }, t("site.compare-short")),
    h("p", { class: "hint", id: "compare-hint" }, t("compare.hint")),
    list,
  );
}

function codeField(id: string, chosen: string, list: HTMLElement): HTMLInputElement {
  const field = h("input", {
    id,
    type: "text",
    list: "all-codes",
    autocomplete: "off",
    spellcheck: "false",
    "aria-describedby": "compare-hint",
    onfocus: () => {
      field.select();
      if (list.childElementCount === 0) suggest(list);
    },
  });
  field.value = chosen;
  return field;
}

/** Every code that can be picked, once somebody picks; any other may be typed. */
function suggest(list: HTMLElement): void {
  const all = [...entries("reply-code"), ...entries("enhanced-status-code")];
  fill(
    list,
    all.map((entry) => h("option", { value: entry.id, label: `${entry.id} ${titleOf(entry)}` })),
  );
}

function comparison({ a, b, summary, keyDifferences, whenToUseWhich, facts = [] }: Comparison): HTMLElement {
  return h(
    "div",
    {},
    h("div", { class: "lead" }, prose(summary)),
    h("div", { class: "sides" }, side(a), side(b)),
    list(t("heading.differences"), keyDifferences),
    list(t("heading.uses"), whenToUseWhich),
    list(t("heading.facts"), facts),
  );
}

function list(title: string, items: readonly string[]): HTMLElement | null {
  if (items.length === 0) return null;
  return section(title, h("ul", {}, items.map((text) => h("li", {}, inline(text)))));
}

function side(entry: Explanation): HTMLElement {
  return h(
    "section",
    { class: "card side" },
    h("h2", {}, h("a", { href: viewOf(entry) }, codeBadge(entry.id), " ", titleOf(entry))),
    h("p", { class: "tags" }, classTag(entry), statusTag(entry)),
    prose(entry.description),
    entry.whenYouSeeIt !== "" && [h("h3", {}, t("heading.seen")), prose(entry.whenYouSeeIt)],
    entry.retry !== undefined && h("p", {}, h("strong", {}, t("heading.retry")), ` ${t(`retry.${entry.retry}`)}`),
  );
}
