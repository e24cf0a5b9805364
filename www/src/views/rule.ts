/** One rule of the linter. */

import { explain, rules } from "smtplint";
import type { RuleInfo } from "smtplint";
import { h, inline, prose } from "../dom";
import { analyse } from "../lint";
import { href } from "../router";
import type { Kind } from "../units";
import type { View } from "../view";
import { rfcLinks, severityBadge } from "../words";
import { entryList, exampleBlock, heading, section, textSection } from "./parts";

const KINDS: readonly Kind[] = ["auto", "commands", "replies"];

export function ruleView(id: string): View {
  const rule = rules().find((info) => info.code.toLowerCase() === id.toLowerCase() || info.rule === id);
  const crumbs = h("p", { class: "crumbs" }, h("a", { href: href("rules") }, "All rules"));
  if (rule === undefined) {
    return {
      title: `${id} is not known`,
      section: "rules",
      node: h("article", { class: "entry" }, crumbs, heading(`There is no rule \u201c${id}\u201d`)),
    };
  }
  const entry = explain(rule.code);
  const kind = KINDS.find((each) => rule.bad.some((text) => breaks(rule, text, each)));
  return {
    title: `${rule.code} ${rule.summary}`,
    section: "rules",
    node: h(
      "article",
      { class: "entry" },
      crumbs,
      heading(h("span", { class: "mono muted" }, rule.code), " ", inline(rule.summary)),
      h(
        "p",
        { class: "tags" },
        severityBadge(rule.severity),
        h("span", { class: "tag" }, rule.kind),
        rule.fixable && h("span", { class: "tag" }, "fixable"),
        h("span", { class: "tag mono" }, rule.rule),
      ),
      entry !== null && h("div", { class: "lead" }, prose(entry.description)),
      entry !== null && textSection("When you see it", entry.whenYouSeeIt),
      entry !== null && textSection("How to fix it", entry.howToFix),
      rule.bad.length > 0 &&
        section(
          "Wrong",
          rule.bad.map((text) =>
            exampleBlock(
              text,
              KINDS.find((each) => breaks(rule, text, each)),
            ),
          ),
        ),
      rule.good.length > 0 &&
        section(
          "Right",
          rule.good.map((text) => exampleBlock(text, kind)),
        ),
      (entry?.related ?? []).length > 0 && section("Related", entryList(entry!.related!)),
      rule.rfc.length > 0 && section("Where the standard says so", rfcLinks(rule.rfc)),
    ),
  };
}

/**
 * Whether the editor would show the rule broken. Not every example can be tried there: some need line endings
 * that an editor does not keep, or what a server offered.
 */
function breaks(rule: RuleInfo, text: string, kind: Kind): boolean {
  if (text.includes("\r")) return false;
  const { results } = analyse(text, kind);
  return results.some(({ problems }) => problems.some(({ diagnostic }) => diagnostic.code === rule.code));
}
