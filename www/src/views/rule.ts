/** One rule of the linter. */

import type { RuleInfo } from "smtplint";
import { h } from "../dom";
import { analyse } from "../lint";
import { rfcLinks, severityBadge } from "../names";
import { inline, prose } from "../prose";
import { explain, pageOf, rules } from "../reference";
import { href } from "../router";
import { KINDS, type Kind } from "../units";
import type { View } from "../view";
import { t } from "../words";
import { entryList, exampleBlock, heading, section, textSection } from "./parts";
import { siteLink } from "./site";

export function ruleView(id: string): View {
  const rule = rules().find((info) => info.code.toLowerCase() === id.toLowerCase() || info.rule === id);
  const crumbs = h("p", { class: "crumbs" }, h("a", { href: href("rules") }, t("rules.all")));
  if (rule === undefined) {
    return {
      title: t("entry.unknown-title", id),
      section: "rules",
      node: h("article", { class: "entry" }, crumbs, heading(t("rules.unknown", id))),
    };
  }
  const entry = explain(rule.code);
  const summary = rule.summary.replace(/\.$/, "");
  // The heading has said it already.
  const description = entry?.description.replace(rule.summary, "").trim() ?? "";
  const kinds = rule.bad.map((text) => kindThatShows(rule, text));
  const kind = kinds.find((each) => each !== undefined);
  return {
    title: `${rule.code} ${summary}`,
    section: "rules",
    node: h(
      "article",
      { class: "entry" },
      crumbs,
      heading(h("span", { class: "mono muted" }, rule.code), " ", inline(summary)),
      h(
        "p",
        { class: "tags" },
        severityBadge(rule.severity),
        h("span", { class: "tag" }, t(`rule-kind.${rule.kind}`)),
        rule.fixable && h("span", { class: "tag" }, t("site.fixable")),
        h("span", { class: "tag mono" }, rule.rule),
      ),
      h("div", { class: "lead" }, prose(description)),
      entry !== null && textSection(t("heading.seen"), entry.whenYouSeeIt),
      entry !== null && textSection(t("heading.fix"), entry.howToFix),
      rule.bad.length > 0 &&
        section(
          t("heading.bad"),
          rule.bad.map((text, index) => example(text, kinds[index])),
        ),
      rule.good.length > 0 &&
        section(
          t("heading.good"),
          rule.good.map((text) => example(text, kind)),
        ),
      (entry?.related ?? []).length > 0 && section(t("heading.related"), entryList(entry!.related!)),
      rule.rfc.length > 0 && section(t("heading.standards"), rfcLinks(rule.rfc)),
      entry !== null && siteLink(pageOf(entry)),
    ),
  };
}

/** An example of the rule: `\r`, `\n`, `\t`, `\\` and `\xHH` are escapes in it. */
function example(text: string, kind: Kind | undefined): HTMLElement {
  const input = unescaped(text);
  // The lines of a reply are lines; other line endings are told by their escapes.
  const lines = input !== undefined && /^\d{3}-.*\n[^]*[^\n]$/.test(input);
  return exampleBlock(lines ? input : text, input === undefined ? undefined : kind, input);
}

/** The input that an example stands for; undefined where the editor cannot hold it: CR, or octets that are no UTF-8. */
function unescaped(text: string): string | undefined {
  const named: Readonly<Record<string, string>> = { r: "\r", n: "\n", t: "\t", "\\": "\\" };
  const input = text.replace(
    /\\(?:([rnt\\])|x([0-9A-Fa-f]{2}))/g,
    (_, name: string | undefined, octet: string | undefined) => {
      if (name !== undefined) return named[name]!;
      const code = Number.parseInt(octet!, 16);
      return code < 0x80 ? String.fromCharCode(code) : "\r";
    },
  );
  return input.includes("\r") ? undefined : input;
}

/** The kind of input with which the editor would show the rule broken; none where it takes more, such as what a server offered. */
function kindThatShows(rule: RuleInfo, text: string): Kind | undefined {
  const input = unescaped(text);
  if (input === undefined) return undefined;
  return KINDS.find((kind) =>
    analyse(input, kind).results.some(({ problems }) =>
      problems.some(({ diagnostic }) => diagnostic.code === rule.code),
    ),
  );
}
