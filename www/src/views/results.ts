/** What was found, told beside the editor: a card for each command and reply. */

import type { Classification, Command, Fix, Path, Reply } from "smtplint";
import { fill, h, inline, visible, type Child } from "../dom";
import type { Analysis, Heading, Problem, RelatedPlace, Result } from "../lint";
import { href } from "../router";
import {
  ACTION_NAMES,
  CATEGORY_NAMES,
  CLASS_NAMES,
  OUTCOME_NAMES,
  counted,
  digit,
  rfcLinks,
  severityBadge,
} from "../words";

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
  if (results.length === 0) return "Nothing to check yet.";
  const found = [
    count.error > 0 && counted(count.error, "error"),
    count.warning > 0 && counted(count.warning, "warning"),
    count.info > 0 && counted(count.info, "note"),
  ].filter((part) => part !== false);
  const sessions = headings.length === 0 ? "" : `${counted(headings.length, "session")}, `;
  return `${sessions}${results.length} checked: ${found.length === 0 ? "all valid, nothing to note" : found.join(", ")}.`;
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
        `${counted(rest, "more line is", "more lines are")} checked and underlined in the editor, but not listed here.`,
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

function sessionItem({ id, from, to, lines, outcome, several }: Heading, actions: ResultsActions): HTMLElement {
  const [first, last] = lines;
  const where = first === last ? `Line ${first}` : `Lines ${first}\u2013${last}`;
  return h(
    "li",
    { class: "session" },
    h("h2", {}, several ? `Session ${visible(id)}` : "The session"),
    h("button", { class: "quiet", type: "button", title: "Show in the editor", onclick: () => actions.goTo(from, to) }, where),
    h("span", { class: "tag" }, OUTCOME_NAMES[outcome]),
  );
}

function card(result: Result, actions: ResultsActions): HTMLElement {
  const { unit, shown, problems, valid } = result;
  const { command, path, reply, classification } = result.parts();
  const first = unit.lines[0]!;
  const last = unit.lines.at(-1)!;
  const where = first === last ? `Line ${first.number}` : `Lines ${first.number}\u2013${last.number}`;
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
          title: "Show in the editor",
          onclick: () => actions.goTo(first.from, last.from + last.text.length),
        },
        where,
      ),
      h("code", { class: "result-text" }, shown ?? visible(first === last ? first.text : `${first.text} \u2026`)),
      h("span", { class: `badge ${valid ? "ok" : "error"}` }, valid ? "Valid" : "Invalid"),
    ),
    problems.length > 0 &&
      h(
        "ul",
        { class: "problems" },
        problems.map((problem) => problemItem(result, problem, actions)),
      ),
    valid && command !== null && commandFacts(command),
    valid && path !== null && facts([["Address", pathText(path)]]),
    reply !== null && replyFacts(reply, classification),
  );
}

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
        { href: href("rules", diagnostic.code), class: "mono", title: `About the rule ${diagnostic.rule}` },
        diagnostic.code,
      ),
      diagnostic.kind !== "conformance" && h("span", { class: "tag" }, diagnostic.kind),
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
          `Fix: ${fix.title}`,
        ),
      ),
      h("button", { type: "button", class: "quiet", onclick: () => actions.goTo(from, to) }, "Show"),
      rfcLinks(diagnostic.rfc),
      code !== undefined &&
        h(
          "span",
          { class: "owed" },
          "Server replies ",
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
      { type: "button", class: "quiet", title: "Show in the editor", onclick: () => actions.goTo(from, to) },
      `Line ${line}`,
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
    ["Verb", mono(verb)],
    domain !== undefined && (["Domain", mono(domain)] as const),
    path !== undefined && ([verb === "RCPT" ? "Forward-path" : "Reverse-path", pathText(path)] as const),
    ...(params ?? []).map(({ keyword, value }) => [keyword, value === null ? "no value" : mono(value)] as const),
    args !== undefined && args.length > 0 && (["Arguments", mono(args.join(" "))] as const),
  ]);
}

function pathText({ localPart, domain, addressLiteral, sourceRoute }: Path): Child {
  if (localPart === undefined) return [mono("<>"), " the null reverse-path"];
  const host = domain ?? (addressLiteral === undefined ? undefined : `[${addressLiteral}]`);
  return [
    mono(localPart),
    host === undefined ? " at this server" : [" at ", mono(host)],
    sourceRoute !== undefined && sourceRoute.length > 0 && [" by way of ", mono(sourceRoute.join(", "))],
  ];
}

function replyFacts(reply: Reply, found: Classification | null): HTMLElement {
  const code = String(reply.code);
  return facts([
    [
      "Reply code",
      [
        h("a", { href: href("codes", code), class: `mono code-${digit(code)}` }, code),
        found?.name !== undefined && ` ${found.name}`,
        found?.registered === false && " not a registered code",
      ],
    ],
    found !== null &&
      ([
        "Class",
        [CLASS_NAMES[found.class], found.category !== null && `, ${CATEGORY_NAMES[found.category]}`],
      ] as const),
    reply.enhanced !== undefined &&
      ([
        "Enhanced code",
        [mono(reply.enhanced), found?.enhanced?.title !== undefined && ` ${found.enhanced.title}`],
      ] as const),
    found?.bounce !== undefined && (["About", found.bounce.replaceAll("-", " ")] as const),
    found !== null && (["Next step", ACTION_NAMES[found.action]] as const),
    reply.lines.length > 1 &&
      ([
        "Text",
        h(
          "span",
          { class: "lines" },
          reply.lines.map((line) => mono(line)),
        ),
      ] as const),
  ]);
}
