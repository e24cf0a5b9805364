/** Shows the view that the address names. */

import { version } from "smtplint";
import { fill, h } from "./dom";
import { parseRoute, type Route } from "./router";
import type { View } from "./view";
import { codeView } from "./views/code";
import { codesView } from "./views/codes";
import { compareView } from "./views/compare";
import { coverageView } from "./views/coverage";
import { lintView } from "./views/lint";
import { heading } from "./views/parts";
import { ruleView } from "./views/rule";
import { rulesView } from "./views/rules";

const main = document.getElementById("main")!;
let shown: { view: View; name: string } | undefined;

function viewFor(route: Route): View {
  const [name = "lint", a, b] = route.path;
  if (name === "lint") return lintView(route);
  if (name === "codes") return a === undefined ? codesView() : codeView(a);
  if (name === "compare") return compareView(a, b);
  if (name === "rules") return a === undefined ? rulesView() : ruleView(a);
  if (name === "coverage") return coverageView();
  return message("No such page", "There is nothing at this address.");
}

function message(title: string, text: string): View {
  const home = h("a", { href: "#/" }, "To the linter");
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
  // Whoever hears the page or goes by keyboard begins at the new view.
  const focused = document.activeElement;
  if (focused === null || focused === document.body || !main.contains(focused))
    view.node.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
}

function safely(route: Route): View {
  try {
    return viewFor(route);
  } catch (error) {
    console.error(error);
    return message("This did not work", `smtplint could not run in this browser: ${String(error)}`);
  }
}

document.getElementById("version")!.textContent = `smtplint ${version}`;
document.querySelector(".skip")!.addEventListener("click", (event) => {
  event.preventDefault();
  main.focus();
});
window.addEventListener("hashchange", () => show());
show(true);
