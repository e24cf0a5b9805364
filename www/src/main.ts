/** Shows the view that the address names, in the language that was chosen. */

import { version } from "smtplint";
import { fill, h } from "./dom";
import { keep, others, preferred, take } from "./language";
import { href, parseRoute, type Route } from "./router";
import type { View } from "./view";
import { codesView, enhancedView } from "./views/codes";
import { compareView } from "./views/compare";
import { coverageView } from "./views/coverage";
import { entryView } from "./views/entry";
import { guidesView, guideView } from "./views/guides";
import { lintView } from "./views/lint";
import { listView } from "./views/list";
import { heading } from "./views/parts";
import { ruleView } from "./views/rule";
import { rulesView } from "./views/rules";
import { searchView } from "./views/search";
import { t } from "./words";

/** Typing goes on meanwhile; a search reads the whole reference. */
const PAUSE_MS = 150;

const main = document.getElementById("main")!;
const languages = document.getElementById("languages")!;
const search = document.querySelector<HTMLFormElement>("form.search")!;
const question = search.querySelector("input")!;
let shown: { view: View; name: string } | undefined;

function viewFor(route: Route): View {
  const [name = "lint", a, b] = route.path;
  switch (name) {
    case "lint":
      return lintView(route);
    case "codes":
      return a === undefined ? codesView() : entryView(name, a);
    case "enhanced":
      return a === undefined ? enhancedView() : entryView(name, a);
    case "commands":
      return a === undefined ? listView("command") : entryView(name, a);
    case "extensions":
      return a === undefined ? listView("extension") : entryView(name, a);
    case "terms":
      return a === undefined ? listView("term") : entryView(name, a);
    case "guides":
      return a === undefined ? guidesView() : (guideView(a, b) ?? missing());
    case "compare":
      return compareView(a, b);
    case "rules":
      return a === undefined ? rulesView() : ruleView(a);
    case "coverage":
      return coverageView();
    case "search":
      return searchView(route.path.slice(1).join("/"));
    default:
      return missing();
  }
}

const missing = (): View => message(t("page.missing"), t("page.missing-lead"));

function message(title: string, text: string): View {
  const home = h("a", { href: "#/" }, t("page.home"));
  return {
    title,
    section: "",
    node: h("article", { class: "entry" }, heading(title), h("p", { class: "lead" }, text), h("p", {}, home)),
  };
}

function show(first = false): void {
  // The skip link's own address names no view.
  if (window.location.hash === "#main") return;
  const route = parseRoute(window.location.hash);
  const name = route.path[0] ?? "lint";
  if (shown?.name === name && shown.view.update?.(route) === true) return;
  shown?.view.dispose?.();
  shown = { view: safely(route), name };
  const { view } = shown;
  document.title = `${view.title} \u00b7 smtplint`;
  for (const link of document.querySelectorAll<HTMLElement>("nav [data-section]")) {
    if (link.dataset["section"] === view.section) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  fill(main, view.node);
  if (first) return;
  window.scrollTo(0, 0);
  // Whoever hears the page or goes by keyboard begins at the new view; who is asking goes on asking.
  const focused = document.activeElement;
  if (focused === null || focused === document.body || !document.contains(focused))
    view.node.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
}

function safely(route: Route): View {
  try {
    return viewFor(route);
  } catch (error) {
    console.error(error);
    return message(t("page.failed"), t("page.failed-lead", String(error)));
  }
}

/** What of the header no attribute tells. */
function showFrame(spoken = true): void {
  fill(
    languages,
    others().map(([tag, name]) =>
      h("button", { type: "button", class: "quiet", lang: tag, onclick: () => void change(tag) }, name),
    ),
    !spoken && h("span", { class: "hint", role: "status" }, t("page.no-language")),
  );
  question.placeholder = t("site.search-hint");
}

/** Another language for all that is shown; the address and what was typed stay. */
async function change(tag: string): Promise<void> {
  if (!(await take(tag))) {
    showFrame(false);
    return;
  }
  keep(tag);
  showFrame();
  shown?.view.dispose?.();
  shown = undefined;
  const { scrollX, scrollY } = window;
  show(true);
  window.scrollTo(scrollX, scrollY);
  languages.querySelector("button")?.focus({ preventScroll: true });
}

function ask(): void {
  const address = href("search", question.value.trim());
  // While one types, the results change in their place.
  if (shown?.name === "search") {
    window.history.replaceState(null, "", address);
    show();
  } else window.location.hash = address;
}

async function start(): Promise<void> {
  const tag = preferred();
  showFrame(tag === "en" || (await take(tag)));
  document.getElementById("version")!.textContent = `smtplint ${version}`;
  document.querySelector(".skip")!.addEventListener("click", (event) => {
    event.preventDefault();
    main.focus();
  });
  search.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
  let timer = 0;
  question.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => shown?.name === "search" && ask(), PAUSE_MS);
  });
  window.addEventListener("hashchange", () => show());
  show(true);
}

void start();
