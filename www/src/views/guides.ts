/** Guides: questions that lead to the answer; a reply that is pasted in starts at the step that speaks of it. */

import type { Explanation } from "smtplint";
import { fill, h, type Child } from "../dom";
import { inline, prose } from "../prose";
import { entries, explain, nameOf, pageOf, shownId, titleOf, viewOf } from "../reference";
import { href } from "../router";
import type { View } from "../view";
import { t } from "../words";
import { entryRow, heading, section } from "./parts";
import { siteLink } from "./site";

type Step = NonNullable<Explanation["steps"]>[number];

/** The reply that was pasted last; in memory only, and told where it led to. */
let pasted: { reply: string; address: string } | undefined;

export function guidesView(): View {
  return {
    title: t("kinds.guide"),
    section: "guides",
    node: h(
      "div",
      {},
      heading(t("kinds.guide")),
      h("p", { class: "lead" }, t("site.guides-lead")),
      pasteBox(),
      h("ul", { class: "rows" }, entries("guide").map((entry) => entryRow(entry))),
    ),
  };
}

/** One step of a guide; the first where none is named. */
export function guideView(name: string, stepId: string | undefined): View | undefined {
  const entry = explain(`guides/${name}`);
  const steps = entry?.steps ?? [];
  const step = stepId === undefined ? steps[0] : steps.find(({ id }) => id === stepId);
  if (entry === null || step === undefined) return undefined;
  const isFirst = step === steps[0];
  return {
    title: isFirst ? entry.title : `${step.title} \u00b7 ${entry.title}`,
    section: "guides",
    node: h(
      "article",
      { class: "entry guide" },
      h(
        "p",
        { class: "crumbs" },
        h("a", { href: href("guides") }, t("guide.all")),
        !isFirst && [" / ", h("a", { href: href("guides", name) }, inline(entry.title))],
      ),
      heading(inline(isFirst ? entry.title : step.title)),
      isFirst && [h("div", { class: "lead" }, prose(entry.description)), pasteBox()],
      pasted?.address === stepHref(name, step.id) && h("p", { class: "notice" }, t("guide.began", pasted.reply)),
      stepCard(entry, step, isFirst),
      !isFirst && h("p", {}, h("a", { href: href("guides", name) }, t("guide.start-again"))),
      section(
        t("guide.steps"),
        h(
          "ol",
          {},
          steps.map((each) => {
            const current = each === step ? "step" : undefined;
            const link = h("a", { href: stepHref(name, each.id), ...(current && { "aria-current": current }) }, inline(each.title));
            return h("li", {}, link);
          }),
        ),
      ),
      siteLink(pageOf(entry)),
    ),
  };
}

const stepHref = (guide: string, step: string): string => href("guides", guide, step);

/** What there is to know at a step, and the ways on; titled where the heading is the guide's. */
function stepCard(guide: Explanation, step: Step, titled: boolean): HTMLElement {
  return h(
    "section",
    { class: "card step" },
    titled && h("h2", {}, inline(step.title)),
    prose(step.text),
    step.ways.length > 0 && h("ul", { class: "ways" }, step.ways.map(({ answer, to }) => h("li", {}, wayOn(guide, answer, to)))),
  );
}

/** An answer, and where it leads: another step, or an entry. */
function wayOn(guide: Explanation, answer: string, to: string): Child {
  const next = guide.steps?.find(({ id }) => id === to);
  if (next !== undefined) return way(stepHref(nameOf(guide), next.id), answer, inline(next.title));
  const entry = explain(to);
  if (entry === null) return inline(answer);
  return way(viewOf(entry), answer, [shownId(entry), " ", inline(titleOf(entry))]);
}

function way(address: string, answer: string, leadsTo: Child): HTMLElement {
  return h("a", { href: address }, h("strong", {}, inline(answer)), h("span", { class: "muted" }, leadsTo));
}

/** A box for a reply: it leads to the guide and the step that the reply starts at. */
export function pasteBox(): HTMLElement {
  const status = h("p", { class: "hint", role: "status" });
  const input = h("textarea", {
    id: "reply",
    rows: "2",
    spellcheck: "false",
    autocomplete: "off",
    placeholder: "550 5.1.1 <bob@example.net>: Recipient address rejected",
  });
  const onSubmit = (event: Event): void => {
    event.preventDefault();
    const reply = replyIn(input.value);
    const step = stepOf(reply);
    if (step === undefined) {
      fill(status, t("site.paste-none"));
      return;
    }
    pasted = { reply, address: step };
    window.location.hash = step;
  };
  return h(
    "form",
    { class: "paste card", onsubmit: onSubmit },
    h("label", { for: "reply" }, t("site.paste")),
    input,
    h("button", { class: "primary" }, t("site.paste-go")),
    status,
  );
}

/** The step at which a reply starts. */
export function stepOf(reply: string): string | undefined {
  const goOn = explain(reply)?.goOn;
  return goOn && stepHref(nameOf({ id: goOn.guide }), goOn.step);
}

/** The reply in what was pasted: bounces have words around it. */
function replyIn(text: string): string {
  const found = /(?<![\d.])[2-5][0-5]\d[ -](?:[245]\.\d{1,3}\.\d{1,3}\b)?[^\n]*/.exec(text) ?? /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.])/.exec(text);
  return (found?.[0] ?? text).trim();
}
