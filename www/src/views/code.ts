/** One reply code or enhanced status code. */

import { classify, explain } from "smtplint";
import type { Explanation } from "smtplint";
import { h, prose, type Child } from "../dom";
import { knownCodes, titleOf } from "../reference";
import { href } from "../router";
import type { View } from "../view";
import { CATEGORY_NAMES, CLASS_MEANINGS, CLASS_NAMES, RETRY_NAMES, rfcLinks } from "../words";
import { classTag, codeBadge, entryList, exampleBlock, heading, section, textSection } from "./parts";

export function codeView(id: string): View {
  const entry = explain(id);
  const isCode = entry?.kind === "reply-code" || entry?.kind === "enhanced-status-code";
  return entry !== null && isCode ? entryView(entry) : unknownView(id);
}

function entryView(entry: Explanation): View {
  const title = titleOf(entry);
  return {
    title: `${entry.id} ${title}`,
    section: "codes",
    node: h(
      "article",
      { class: "entry" },
      h("p", { class: "crumbs" }, h("a", { href: href("codes") }, "All codes")),
      heading(codeBadge(entry.id), " ", title),
      h(
        "p",
        { class: "tags" },
        classTag(entry),
        entry.status !== undefined && h("span", { class: "tag" }, statusName(entry.status)),
      ),
      h("div", { class: "lead" }, prose(entry.description)),
      factList(entry),
      h(
        "div",
        { class: "entry-columns" },
        textSection("When you see it", entry.whenYouSeeIt),
        section("How to fix it", prose(entry.howToFix), entry.fixFor !== undefined && fixes(entry.fixFor)),
      ),
      some(entry.examples) &&
        section(
          "Examples",
          entry.examples!.map((text) => exampleBlock(text, "auto")),
        ),
      some(entry.enhanced) && section("Enhanced status codes", entryList(entry.enhanced!)),
      some(entry.related) && section("Related", entryList(entry.related!)),
      compareLinks(entry),
      entry.rfc.length > 0 && section("Where the standard says so", rfcLinks(entry.rfc)),
    ),
  };
}

const some = (list: readonly unknown[] | undefined): boolean => list !== undefined && list.length > 0;

function statusName(status: NonNullable<Explanation["status"]>): string {
  const names = {
    core: "RFC 5321",
    extension: "from an extension",
    vendor: "of one vendor",
    folklore: "in no standard",
  };
  return names[status];
}

function factList(entry: Explanation): HTMLElement {
  const rows: [string, Child][] = [];
  if (entry.class !== undefined) rows.push(["Class", `${CLASS_NAMES[entry.class]}. ${CLASS_MEANINGS[entry.class]}`]);
  if (entry.category !== undefined) rows.push(["Category", CATEGORY_NAMES[entry.category]]);
  if (entry.retry !== undefined) rows.push(["Try again", RETRY_NAMES[entry.retry]]);
  if (some(entry.commands)) rows.push(["Answers", entry.commands!.join(", ")]);
  if (some(entry.ports)) rows.push(["Ports", entry.ports!.join(", ")]);
  return h(
    "dl",
    { class: "facts wide" },
    rows.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))),
  );
}

function fixes(fixFor: NonNullable<Explanation["fixFor"]>): HTMLElement {
  const readers: [string, string][] = [
    ["You sent the mail", fixFor.sender],
    ["You run the server", fixFor.server],
    ["You write the client", fixFor.client],
  ];
  return h(
    "dl",
    { class: "readers" },
    readers.map(([who, text]) => text !== "" && h("div", {}, h("dt", {}, who), h("dd", {}, prose(text)))),
  );
}

function compareLinks(entry: Explanation): HTMLElement | null {
  const others = (entry.related ?? []).filter((id) => /^\d{3}$/.test(id) && id !== entry.id && explain(id) !== null);
  if (entry.kind !== "reply-code") return null;
  return section(
    "Compare",
    h(
      "ul",
      { class: "inline-list" },
      others.map((id) => h("li", {}, h("a", { href: href("compare", entry.id, id) }, `${entry.id} and ${id}`))),
      h("li", {}, h("a", { href: href("compare", entry.id) }, `${entry.id} and another code`)),
    ),
  );
}

function unknownView(id: string): View {
  const found = /^\d{3}$/.test(id) ? classify(id) : null;
  const near = knownCodes().filter((entry) => entry.id.slice(0, 2) === id.slice(0, 2));
  const closest = near.length > 0 ? near : knownCodes().filter((entry) => entry.id.charAt(0) === id.charAt(0));
  return {
    title: `${id} is not known`,
    section: "codes",
    node: h(
      "article",
      { class: "entry" },
      h("p", { class: "crumbs" }, h("a", { href: href("codes") }, "All codes")),
      heading(`Nothing is known of \u201c${id}\u201d`),
      h("p", { class: "lead" }, "It is no reply code of the standard or of a registered extension."),
      found !== null &&
        h(
          "p",
          {},
          `A client that meets it goes by its first digit: ${CLASS_NAMES[found.class]}. ${CLASS_MEANINGS[found.class]}`,
        ),
      closest.length > 0 && section("The nearest known codes", entryList(closest.map((entry) => entry.id))),
    ),
  };
}
