/** What the reference has on a question. */

import { fill, h, type Child } from "../dom";
import { search } from "../reference";
import { href } from "../router";
import type { View } from "../view";
import { counted, t } from "../words";
import { stepOf } from "./guides";
import { entryRow, heading } from "./parts";

const MOST = 30;
const CODES = /(?<![\d.])(?:[245]\.\d{1,3}\.\d{1,3}|[1-5]\d\d)(?![\d.])/g;

export function searchView(question: string): View {
  const found = h("div", {});
  show(found, question);
  return {
    title: t("site.search"),
    section: "",
    node: h("div", {}, heading(t("site.search")), found),
    update({ path }) {
      show(found, path.slice(1).join("/"));
      return true;
    },
  };
}

function show(place: HTMLElement, question: string): void {
  const asked = question.trim();
  const entries = asked === "" ? [] : search(asked, MOST);
  const status = asked === "" ? t("search.asks") : entries.length === 0 ? t("site.search-none") : counted(entries.length, "search.found");
  fill(
    place,
    h("p", { class: "status", role: "status" }, status),
    h("ul", { class: "entries leads" }, leads(asked).map((link) => h("li", {}, link))),
    entries.length > 0 &&
      h("ul", { class: "rows" }, entries.map((entry) => entryRow(entry, h("span", { class: "tag" }, t(`kind.${entry.kind}`))))),
  );
}

/** Beside entries: two codes compared, and the guide that a reply starts. */
function leads(asked: string): Child[] {
  const codes = [...new Set(asked.match(CODES) ?? [])];
  const [a, b] = codes;
  const alike = a !== undefined && b !== undefined && a.includes(".") === b.includes(".") && codes.length === 2;
  const step = stepOf(asked);
  return [
    alike && h("a", { href: href("compare", a, b) }, t("site.two-compared", a, b)),
    step !== undefined && h("a", { href: step }, t("search.guide", asked)),
  ].filter((link) => link !== false);
}
