/** The rules of the linter. */

import { rules } from "smtplint";
import type { RuleInfo } from "smtplint";
import { fill, h } from "../dom";
import { href } from "../router";
import type { View } from "../view";
import { counted, severityBadge } from "../words";
import { filterField, heading } from "./parts";

/** What the first two digits of a rule's code stand for. */
const FAMILIES: Readonly<Record<string, string>> = {
  "00": "Lines and framing",
  "01": "Verbs",
  "02": "Paths and addresses",
  "03": "Parameters",
  "04": "Sequence and pipelining",
  "05": "Replies",
  "06": "EHLO and extensions",
  "07": "Message data",
  "08": "Security",
  "09": "AUTH and TLS",
};

export function rulesView(): View {
  const all = [...rules()].sort((a, b) => a.code.localeCompare(b.code));
  const list = h("div", {});
  const status = h("p", { class: "status", role: "status" });
  const show = (words: string[]): void => {
    const matching = all.filter((rule) =>
      words.every((word) =>
        `${rule.code} ${rule.rule} ${rule.summary} ${rule.severity} ${rule.kind}`.toLowerCase().includes(word),
      ),
    );
    const families = [...new Set(matching.map(familyOf))];
    fill(
      list,
      families.map((family) =>
        h(
          "section",
          { class: "group" },
          h("h2", {}, FAMILIES[family] ?? "Other rules"),
          h("ul", { class: "rows" }, matching.filter((rule) => familyOf(rule) === family).map(row)),
        ),
      ),
    );
    fill(status, words.length === 0 ? counted(all.length, "rule") : `${matching.length} of ${all.length} rules`);
  };
  show([]);
  return {
    title: "Rules",
    section: "rules",
    node: h(
      "div",
      {},
      heading("Rules"),
      h(
        "p",
        { class: "lead" },
        "What smtplint looks for. Each rule names the part of the standard it comes from, with examples that break it and examples that keep it. ",
        h("a", { href: href("coverage") }, "Every verb, extension and RFC that is covered"),
        ".",
      ),
      h("div", { class: "toolbar" }, filterField("Find a rule", "SL0203, path, warning \u2026", show), status),
      list,
    ),
  };
}

const familyOf = (rule: RuleInfo): string => rule.code.slice(2, 4);

function row(rule: RuleInfo): HTMLElement {
  return h(
    "li",
    {},
    h(
      "a",
      { href: href("rules", rule.code) },
      h("span", { class: "rule-code mono" }, rule.code),
      h("span", { class: "row-text" }, h("strong", {}, rule.summary), h("span", { class: "muted mono" }, rule.rule)),
      h(
        "span",
        { class: "row-tags" },
        rule.fixable && h("span", { class: "tag" }, "fixable"),
        severityBadge(rule.severity),
      ),
    ),
  );
}
