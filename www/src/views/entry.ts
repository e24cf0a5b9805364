/** One entry of the reference: a reply code, an enhanced status code, a command, an extension, a term. */

import type { Explanation } from "smtplint";
import { h, type Child } from "../dom";
import { classMeaning, className, portName, rfcLinks } from "../names";
import { inline, prose } from "../prose";
import { FOLDERS, KINDS, entries, explain, pageOf, pairs, shownId, titleOf, type Kind } from "../reference";
import { href } from "../router";
import type { View } from "../view";
import { capital, t } from "../words";
import { classTag, entryLink, entryList, exampleBlock, heading, idBadge, idLinks, section, statusTag, textSection } from "./parts";
import { siteLink } from "./site";

/** The entry of a folder by its name: `codes` and `550`, `terms` and `greylisting`. */
export function entryView(folder: string, name: string): View {
  // A code is asked for as such; elsewhere the folder tells an extension from the verb of its name.
  const isCode = folder === "codes" || folder === "enhanced";
  const entry = explain(isCode ? name : `${folder}/${name}`);
  const kinds = KINDS.filter((kind) => FOLDERS[kind] === folder || (isCode && isCodeKind(kind)));
  if (entry === null || !kinds.includes(entry.kind)) return unknownView(kinds[0]!, name);
  return {
    title: [shownId(entry), titleOf(entry)].filter(Boolean).join(" "),
    section: isCode ? "codes" : "",
    node: h(
      "article",
      { class: "entry" },
      crumbs(entry.kind),
      heading(idBadge(entry), " ", inline(titleOf(entry))),
      h("p", { class: "tags" }, h("span", { class: "tag" }, t(`kind.${entry.kind}`)), classTag(entry), statusTag(entry)),
      h("div", { class: "lead" }, prose(entry.description)),
      factList(entry),
      textSection(t("heading.origin"), entry.origin),
      textSection(t("heading.instead"), entry.instead),
      syntax(entry),
      h(
        "div",
        { class: "entry-columns" },
        textSection(t("heading.seen"), entry.whenYouSeeIt),
        (entry.howToFix !== "" || entry.fixFor !== undefined) &&
          section(t("heading.fix"), prose(entry.howToFix), entry.fixFor !== undefined && fixes(entry.fixFor)),
      ),
      textSection(t("heading.send"), entry.whenToSend),
      some(entry.examples) && section(t("heading.examples"), entry.examples!.map((text) => exampleBlock(text, "auto"))),
      parameters(entry),
      entry.kind === "command" && some(entry.replies) && section(t("heading.replies"), entryList(entry.replies!.map(String))),
      isCodeKind(entry.kind) && some(entry.enhanced) && section(t("heading.enhanced"), entryList(entry.enhanced!)),
      some(entry.related) && section(t("heading.related"), entryList(entry.related!)),
      compareLinks(entry),
      entry.rfc.length > 0 && section(t("heading.standards"), rfcLinks(entry.rfc)),
      siteLink(pageOf(entry)),
    ),
  };
}

const some = (list: readonly unknown[] | undefined): boolean => list !== undefined && list.length > 0;

const isCodeKind = (kind: Kind): boolean => kind === "reply-code" || kind === "enhanced-status-code";

function crumbs(kind: Kind): HTMLElement {
  const name = kind === "reply-code" ? t("entry.all-codes") : t(`kinds.${kind}`);
  return h("p", { class: "crumbs" }, h("a", { href: href(FOLDERS[kind]) }, name));
}

function factList(entry: Explanation): HTMLElement | null {
  const { kind, class: replyClass, category, retry, commands = [], replies = [], ports = [] } = entry;
  const rows: [string, Child][] = [];
  if (replyClass !== undefined) rows.push([t("heading.class"), `${capital(className(entry))}. ${classMeaning(replyClass)}`]);
  if (category !== undefined) rows.push([t("heading.category"), t(`category.${category}`)]);
  if (retry !== undefined) rows.push([t("heading.retry"), t(`retry.${retry}`)]);
  if (commands.length > 0) rows.push([t(isCodeKind(kind) ? "site.answers" : "heading.commands"), idLinks(commands)]);
  if (kind === "enhanced-status-code" && replies.length > 0) rows.push([t("site.usual-replies"), idLinks(replies.map(String))]);
  if (ports.length > 0) rows.push([t("heading.ports"), ports.map(portName).join(", ")]);
  if (rows.length === 0) return null;
  return h(
    "dl",
    { class: "facts wide" },
    rows.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))),
  );
}

function syntax({ syntax: text = "" }: Explanation): HTMLElement | null {
  return text === "" ? null : section(t("heading.syntax"), exampleBlock(text));
}

function parameters({ kind, parameters: listed = [] }: Explanation): HTMLElement | null {
  if (listed.length === 0) return null;
  const ofCommand = kind === "command";
  const heads = [t("site.parameter"), t("site.on"), t("site.value"), ofCommand && t("site.offered-by")];
  return section(
    t("heading.parameters"),
    h(
      "div",
      { class: "scroll", tabindex: "0" },
      h(
        "table",
        {},
        h("thead", {}, h("tr", {}, heads.map((head) => head !== false && h("th", { scope: "col" }, head)))),
        h(
          "tbody",
          {},
          listed.map(({ keyword, commands, value, extension }) =>
            h(
              "tr",
              {},
              h("th", { scope: "row" }, h("code", {}, keyword)),
              h("td", {}, idLinks(commands)),
              h("td", {}, inline(value)),
              ofCommand && h("td", {}, h("a", { href: href("extensions", extension) }, extension)),
            ),
          ),
        ),
      ),
    ),
  );
}

function fixes(fixFor: NonNullable<Explanation["fixFor"]>): HTMLElement {
  const readers: [string, string][] = [
    [t("site.sender"), fixFor.sender],
    [t("site.server"), fixFor.server],
    [t("site.client"), fixFor.client],
  ];
  return h(
    "dl",
    { class: "readers" },
    readers.map(([who, text]) => text !== "" && h("div", {}, h("dt", {}, who), h("dd", {}, prose(text)))),
  );
}

/** The pairs with notes of their own that it is one of, then those of the same kind that are related to it. */
function compareLinks({ kind, id, related = [] }: Explanation): HTMLElement | null {
  if (!isCodeKind(kind)) return null;
  const paired = pairs().filter((pair) => pair.includes(id)).flat();
  const alike = related.filter((other) => explain(other)?.kind === kind);
  const others = [...new Set([...paired, ...alike])].filter((other) => other !== id);
  return section(
    t("entry.compare"),
    h(
      "ul",
      { class: "inline-list" },
      others.map((other) => h("li", {}, h("a", { href: href("compare", id, other) }, t("heading.pair", id, other)))),
      h("li", {}, h("a", { href: href("compare", id) }, t("entry.and-another", id))),
    ),
  );
}

function unknownView(kind: Kind, name: string): View {
  const near = nearest(kind, name);
  return {
    title: t("entry.unknown-title", name),
    section: isCodeKind(kind) ? "codes" : "",
    node: h(
      "article",
      { class: "entry" },
      crumbs(kind),
      heading(t("entry.unknown", name)),
      h("p", { class: "lead" }, t("entry.unknown-lead")),
      near.length > 0 &&
        section(t("entry.nearest"), h("ul", { class: "entries" }, near.map((entry) => h("li", {}, entryLink(entry))))),
    ),
  };
}

function nearest(kind: Kind, name: string): Explanation[] {
  if (kind !== "reply-code") return [];
  const beginning = (length: number): Explanation[] =>
    entries(kind).filter(({ id }) => id.slice(0, length) === name.slice(0, length));
  const near = beginning(2);
  return near.length > 0 ? near : beginning(1);
}

