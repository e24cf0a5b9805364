/** The rules of the linter. */

import type { RuleInfo } from "smtplint";
import { fill, h } from "../dom";
import { severityBadge } from "../names";
import { inline } from "../prose";
import { rules } from "../reference";
import { href } from "../router";
import type { View } from "../view";
import { counted, folded, t, type Key } from "../words";
import { filterField, heading } from "./parts";

export function rulesView(): View {
  const all = [...rules()].sort((a, b) => a.code.localeCompare(b.code));
  const list = h("div", {});
  const status = h("p", { class: "status", role: "status" });
  const show = (words: string[]): void => {
    const matching = all.filter((rule) =>
      words.every((word) =>
        textOf(rule).includes(word),
      ),
    );
    const families = [...new Set(matching.map(familyOf))];
    fill(
      list,
      families.map((family) =>
        h(
          "section",
          { class: "group" },
          h("h2", {}, familyName(family)),
          h("ul", { class: "rows" }, matching.filter((rule) => familyOf(rule) === family).map(row)),
        ),
      ),
    );
    fill(status, words.length === 0 ? counted(all.length, "rules.count") : t("rules.some", matching.length, all.length));
  };
  show([]);
  return {
    title: t("kinds.rule"),
    section: "rules",
    node: h(
      "div",
      {},
      heading(t("kinds.rule")),
      h(
        "p",
        { class: "lead" },
        t("rules.lead"),
        " ",
        h("a", { href: href("coverage") }, t("rules.coverage")),
        ".",
      ),
      h("div", { class: "toolbar" }, filterField(t("rules.find"), t("rules.find-hint"), show), status),
      list,
    ),
  };
}

/** What the first two digits of a rule's code stand for. */
function familyName(family: string): string {
  return /^0\d$/.test(family) ? t(`site.family-${family.slice(1)}` as Key) : t("rules.other");
}

/** What a person may look for, in the language of the page and as the rule's options are written. */
function textOf({ code, rule, summary, severity, kind }: RuleInfo): string {
  const named = `${t(`severity.${severity}`)} ${t(`rule-kind.${kind}`)}`;
  return folded(`${code} ${rule} ${summary} ${severity} ${kind} ${named}`);
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
      h("span", { class: "row-text" }, h("strong", {}, inline(rule.summary)), h("span", { class: "muted mono" }, rule.rule)),
      h(
        "span",
        { class: "row-tags" },
        rule.fixable && h("span", { class: "tag" }, t("site.fixable")),
        severityBadge(rule.severity),
      ),
    ),
  );
}
