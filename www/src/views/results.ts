/** What was found, told beside the editor: a card for each command and reply. */

import type { Classification, Command, Fix, Path, Reply } from "smtplint";
import { fill, h, inline, visible, type Child } from "../dom";
import type { Analysis, Problem, Result } from "../lint";
import { href } from "../router";
import { ACTION_NAMES, CATEGORY_NAMES, CLASS_NAMES, counted, digit, rfcLinks, severityBadge } from "../words";

/** A page of cards is read by a person; more of them would only make typing slow. */
const SHOWN = 200;

export interface ResultsActions {
  goTo(from: number, to: number): void;
  /** `byKeyboard`: the focus goes to where the card was. */
  fix(result: Result, fix: Fix, byKeyboard: boolean): void;
}

/** "3 checked: 1 error, 2 warnings". */
export function summary(analysis: Analysis): string {
  const { results, count } = analysis;
  if (results.length === 0) return "Nothing to check yet.";
  const found = [
    count.error > 0 && counted(count.error, "error"),
    count.warning > 0 && counted(count.warning, "warning"),
    count.info > 0 && counted(count.info, "note"),
  ].filter((part) => part !== false);
  return `${results.length} checked: ${found.length === 0 ? "all valid, nothing to note" : found.join(", ")}.`;
}

export function showResults(list: HTMLElement, analysis: Analysis, actions: ResultsActions): void {
  const shown = analysis.results.slice(0, SHOWN);
  const rest = analysis.results.length - shown.length;
  fill(
    list,
    shown.map((result) => card(result, actions)),
    rest > 0 &&
      h(
        "li",
        { class: "notice" },
        `${counted(rest, "more line is", "more lines are")} checked and underlined in the editor, but not listed here.`,
      ),
  );
}

function card(result: Result, actions: ResultsActions): HTMLElement {
  const { unit, problems, valid } = result;
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
      h("code", { class: "result-text" }, visible(first === last ? first.text : `${first.text} \u2026`)),
      h("span", { class: `badge ${valid ? "ok" : "error"}` }, valid ? "Valid" : "Invalid"),
    ),
    problems.length > 0 &&
      h(
        "ul",
        { class: "problems" },
        problems.map((problem) => problemItem(result, problem, actions)),
      ),
    valid && result.command !== null && commandFacts(result.command),
    valid && result.path !== null && facts([["Address", pathText(result.path)]]),
    result.reply !== null && replyFacts(result.reply, result.classification),
  );
}

function worst({ problems }: Result): string {
  const found = new Set(problems.map(({ diagnostic }) => diagnostic.severity));
  return (["error", "warning", "info"] as const).find((severity) => found.has(severity)) ?? "ok";
}

function problemItem(result: Result, { from, to, diagnostic }: Problem, actions: ResultsActions): HTMLElement {
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
