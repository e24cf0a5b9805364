/** All reply codes by class, or all enhanced status codes by subject, with a filter. */

import type { Explanation } from "smtplint";
import { fill, h, type Child } from "../dom";
import { classMeaning, digit } from "../names";
import { codesByClass, entries, isBeyond } from "../reference";
import { href } from "../router";
import type { View } from "../view";
import { capital, counted, t, type Key } from "../words";
import { entryRow, filterField, hasWords, heading } from "./parts";

interface Group {
  heading: Child;
  hint?: string;
  entries: Explanation[];
}

export function codesView(): View {
  const other = h("p", {}, h("a", { href: href("enhanced") }, t("codes.enhanced")));
  return view(t("codes.heading"), t("codes.lead"), other, entries("reply-code"), byClass);
}

export function enhancedView(): View {
  const other = h("p", {}, h("a", { href: href("codes") }, t("kinds.reply-code")));
  return view(t("kinds.enhanced-status-code"), t("site.enhanced-lead"), other, entries("enhanced-status-code"), bySubject);
}

function view(
  title: string,
  lead: string,
  other: HTMLElement,
  all: Explanation[],
  grouped: (entries: Explanation[]) => Group[],
): View {
  const list = h("div", {});
  const status = h("p", { class: "status", role: "status" });
  const show = (words: string[]): void => {
    const found = all.filter((entry) => hasWords(entry, words));
    fill(list, grouped(found).map(group));
    fill(status, words.length === 0 ? counted(found.length, "codes.count") : t("codes.some", found.length, all.length));
  };
  show([]);
  return {
    title,
    section: "codes",
    node: h(
      "div",
      {},
      heading(title),
      h("p", { class: "lead" }, lead),
      other,
      h("div", { class: "toolbar" }, filterField(t("codes.find"), t("codes.find-hint"), show), status),
      list,
    ),
  };
}

function byClass(found: Explanation[]): Group[] {
  return codesByClass(found).map(([replyClass, listed]) => {
    if (replyClass === undefined)
      return { heading: t("codes.no-class"), hint: t("codes.no-class-meaning"), entries: listed };
    const name = capital(t(`class.${replyClass}`));
    const coloured = h("span", { class: `code-${digit(listed[0]!.id)}` }, name);
    return { heading: coloured, hint: classMeaning(replyClass), entries: listed };
  });
}

function bySubject(found: Explanation[]): Group[] {
  const subjects = [...new Set(found.map(subjectOf))];
  return subjects.map((subject) => ({
    heading: capital(t(`subject.${subject}` as Key)),
    entries: found.filter((entry) => subjectOf(entry) === subject),
  }));
}

const subjectOf = ({ id }: Explanation): string => id.split(".")[1] ?? "0";

function group({ heading: title, hint, entries: listed }: Group): HTMLElement {
  const beyond = (entry: Explanation): Child[] =>
    isBeyond(entry) ? [h("span", { class: "tag beyond" }, t("codes.no-standard"))] : [];
  return h(
    "section",
    { class: "group" },
    h("h2", {}, title),
    hint !== undefined && h("p", { class: "hint" }, hint),
    h("ul", { class: "rows" }, listed.map((entry) => entryRow(entry, ...beyond(entry)))),
  );
}
