/** What was found, told beside the editor: a card for each command and reply. */

import type { Classification, Command, Fix, Path, Reply } from "smtplint";
import { fill, h, visible, type Child } from "../dom";
import type { Analysis, Heading, Problem, RelatedPlace, Result } from "../lint";
import { digit, rfcLinks, severityBadge } from "../names";
import { inline } from "../prose";
import { explain, titleOf } from "../reference";
import { href } from "../router";
import { counted, t } from "../words";

/** A page of cards is read by a person; more of them would only make typing slow. */
const SHOWN = 200;

export interface ResultsActions {
  goTo(from: number, to: number): void;
  /** `byKeyboard`: the focus goes to where the card was. */
  fix(result: Result, fix: Fix, byKeyboard: boolean): void;
}

/** "3 checked: 1 error, 2 warnings"; of a log, "1 session, 9 checked: …". */
export function summary(analysis: Analysis): string {
  const { results, headings, count } = analysis;
  if (results.length === 0) return t("result.nothing");
  const found = [
    count.error > 0 && counted(count.error, "result.errors"),
    count.warning > 0 && counted(count.warning, "result.warnings"),
    count.info > 0 && counted(count.info, "result.notes"),
  ].filter((part) => part !== false);
  const said = found.length === 0 ? t("result.clean") : found.join(", ");
  return headings.length === 0
    ? counted(results.length, "result.checked", said)
    : counted(results.length, "result.checked-sessions", said, counted(headings.length, "result.sessions"));
}

export function showResults(list: HTMLElement, analysis: Analysis, actions: ResultsActions): void {
  const { results } = analysis;
  // Where not all can be shown, those that nothing is wrong with can be left out.
  const listed = results.length > SHOWN ? results.filter(({ problems }) => problems.length > 0) : results;
  const shown = listed.slice(0, SHOWN);
  const rest = analysis.results.length - shown.length;
  fill(
    list,
    withHeadings(shown, analysis.headings, actions),
    rest > 0 &&
      h(
        "li",
        { class: "notice" },
        counted(rest, "result.more"),
      ),
  );
}

/** Cards in their order, and before the first of each session what became of it. */
function withHeadings(shown: Result[], headings: Heading[], actions: ResultsActions): HTMLElement[] {
  const items: HTMLElement[] = [];
  let next = 0;
  for (const result of shown) {
    while (next < headings.length && headings[next]!.from <= result.unit.lines[0]!.from) {
      items.push(sessionItem(headings[next]!, actions));
      next += 1;
    }
    items.push(card(result, actions));
  }
  return items;
}

function place(first: number, last: number): string {
  return first === last ? t("result.line", first) : t("result.lines", first, last);
}

function sessionItem({ id, from, to, lines, outcome, several }: Heading, actions: ResultsActions): HTMLElement {
  const where = place(lines[0], lines[1]);
  return h(
    "li",
    { class: "session" },
    h("h2", {}, several ? t("result.session", visible(id)) : t("result.the-session")),
    h("button", { class: "quiet", type: "button", title: t("result.show-in-editor"), onclick: () => actions.goTo(from, to) }, where),
    h("span", { class: "tag" }, t(`outcome.${outcome}`)),
  );
}

function card(result: Result, actions: ResultsActions): HTMLElement {
  const { unit, shown, problems, valid } = result;
  const { command, path, reply, classification } = result.parts();
  const first = unit.lines[0]!;
  const last = unit.lines.at(-1)!;
  const where = place(first.number, last.number);
  return h(
    "li",
    { class: `card result ${worst(result)}`, tabindex: "-1", "data-line": String(first.number) },
    h(
      "div",
      { class: "result-head" },
      h(
        "button",
        {
          class: "quiet",
          type: "button",
          title: t("result.show-in-editor"),
          onclick: () => actions.goTo(first.from, last.from + last.text.length),
        },
        where,
      ),
      h("code", { class: "result-text" }, SHOWN_NAMES[shown ?? ""]?.() ?? visible(first === last ? first.text : `${first.text} \u2026`)),
      h("span", { class: `badge ${valid ? "ok" : "error"}` }, t(valid ? "result.valid" : "result.invalid")),
    ),
    problems.length > 0 &&
      h(
        "ul",
        { class: "problems" },
        problems.map((problem) => problemItem(result, problem, actions)),
      ),
    valid && command !== null && commandFacts(command),
    valid && path !== null && facts([[t("fact.address"), pathText(path)]]),
    reply !== null && replyFacts(reply, classification),
  );
}

/** What stands for the text of what is not to be shown. */
const SHOWN_NAMES: Readonly<Record<string, () => string>> = { data: () => t("result.data"), note: () => t("result.note") };

function worst({ problems }: Result): string {
  const found = new Set(problems.map(({ diagnostic }) => diagnostic.severity));
  return (["error", "warning", "info"] as const).find((severity) => found.has(severity)) ?? "ok";
}

function problemItem(result: Result, problem: Problem, actions: ResultsActions): HTMLElement {
  const { from, to, diagnostic, related } = problem;
  const { code, enhanced } = diagnostic.reply ?? {};
  return h(
    "li",
    { class: "problem" },
    h(
      "p",
      { class: "problem-head" },
      severityBadge(diagnostic.severity),
      h(
        "a",
        { href: href("rules", diagnostic.code), class: "mono", title: t("result.about-rule", diagnostic.rule) },
        diagnostic.code,
      ),
      diagnostic.kind !== "conformance" && h("span", { class: "tag" }, t(`rule-kind.${diagnostic.kind}`)),
    ),
    h("p", { class: "message" }, visible(diagnostic.message)),
    diagnostic.help !== undefined && h("p", { class: "help" }, inline(diagnostic.help)),
    related.map((place) => relatedLine(place, actions)),
    h(
      "div",
      { class: "problem-foot" },
      diagnostic.fixes.map((fix) =>
        h(
          "button",
          {
            type: "button",
            class: "primary fix",
            onclick: (event) => actions.fix(result, fix, (event as MouseEvent).detail === 0),
          },
          t("result.fix", fix.title),
        ),
      ),
      h("button", { type: "button", class: "quiet", onclick: () => actions.goTo(from, to) }, t("result.show")),
      rfcLinks(diagnostic.rfc),
      code !== undefined &&
        h(
          "span",
          { class: "owed" },
          t("result.server-replies"),
          " ",
          h(
            "a",
            { class: `mono code-${digit(code)}`, href: href("codes", String(code)) },
            [code, enhanced].filter(Boolean).join(" "),
          ),
        ),
    ),
  );
}

/** What the problem depends on, and where that stands. */
function relatedLine({ from, to, line, message }: RelatedPlace, actions: ResultsActions): HTMLElement {
  return h(
    "p",
    { class: "related" },
    h(
      "button",
      { type: "button", class: "quiet", title: t("result.show-in-editor"), onclick: () => actions.goTo(from, to) },
      t("result.line", line),
    ),
    ` ${visible(message)}`,
  );
}

function facts(rows: readonly (readonly [string, Child] | false)[]): HTMLElement {
  return h(
    "dl",
    { class: "facts" },
    rows.map((row) => row !== false && h("div", {}, h("dt", {}, row[0]), h("dd", {}, row[1]))),
  );
}

const mono = (text: string): HTMLElement => h("code", {}, visible(text));

function commandFacts({ verb, domain, path, params, args }: Command): HTMLElement {
  return facts([
    [t("fact.verb"), mono(verb)],
    domain !== undefined && ([t("fact.domain"), mono(domain)] as const),
    path !== undefined && ([t(verb === "RCPT" ? "fact.forward-path" : "fact.reverse-path"), pathText(path)] as const),
    ...(params ?? []).map(({ keyword, value }) => [keyword, value === null ? t("fact.no-value") : mono(value)] as const),
    args !== undefined && args.length > 0 && ([t("fact.arguments"), mono(args.join(" "))] as const),
  ]);
}

function pathText({ localPart, domain, addressLiteral, sourceRoute }: Path): Child {
  if (localPart === undefined) return [mono("<>"), ` ${t("fact.null-path")}`];
  const host = domain ?? (addressLiteral === undefined ? undefined : `[${addressLiteral}]`);
  return [
    mono(localPart),
    host === undefined ? ` ${t("fact.at-this-server")}` : [` ${t("fact.at")} `, mono(host)],
    sourceRoute !== undefined && sourceRoute.length > 0 && [` ${t("fact.by-way-of")} `, mono(sourceRoute.join(", "))],
  ];
}

function replyFacts(reply: Reply, found: Classification | null): HTMLElement {
  const code = String(reply.code);
  return facts([
    [
      t("fact.reply-code"),
      [
        h("a", { href: href("codes", code), class: `mono code-${digit(code)}` }, code),
        found?.name !== undefined && ` ${nameOfCode(code, found.name)}`,
        found?.registered === false && ` ${t("fact.not-registered")}`,
      ],
    ],
    found !== null &&
      ([
        t("heading.class"),
        [t(`class.${found.class}`), found.category !== null && `, ${t(`category.${found.category}`)}`],
      ] as const),
    reply.enhanced !== undefined && ([t("fact.enhanced-code"), enhancedFact(reply.enhanced, found)] as const),
    found?.bounce !== undefined && ([t("fact.about"), t(`bounce.${found.bounce}`)] as const),
    found?.provider !== undefined && ([t("fact.provider"), found.provider] as const),
    found !== null && ([t("fact.next"), t(`action.${found.action}`)] as const),
    reply.lines.length > 1 &&
      ([
        t("fact.text"),
        h(
          "span",
          { class: "lines" },
          reply.lines.map((line) => mono(line)),
        ),
      ] as const),
  ]);
}

function enhancedFact(code: string, found: Classification | null): Child {
  const title = found?.enhanced?.title;
  if (title === undefined) return mono(code);
  return [h("a", { href: href("codes", code), class: "mono" }, code), ` ${nameOfCode(code, title)}`];
}

/** What a code is called in the language of the page. */
function nameOfCode(code: string, english: string): string {
  const entry = explain(code);
  return entry === null ? english : titleOf(entry);
}
