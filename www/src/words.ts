/** Names of what the package tells by identifiers. */

import type { Classification, Explanation, ReplyCategory, ReplyClass, RfcRef, SessionInfo, Severity } from "smtplint";
import { h } from "./dom";

export const CLASS_NAMES: Record<ReplyClass, string> = {
  "positive-preliminary": "Positive Preliminary",
  "positive-completion": "Positive Completion",
  "positive-intermediate": "Positive Intermediate",
  "transient-negative": "Transient Negative Completion",
  "permanent-negative": "Permanent Negative Completion",
};

export const CLASS_MEANINGS: Record<ReplyClass, string> = {
  "positive-preliminary": "The command is accepted, but waits for a confirmation. SMTP has no such replies.",
  "positive-completion": "The command was carried out; the client may send the next one.",
  "positive-intermediate": "The command is accepted so far; the server waits for more.",
  "transient-negative": "The command was not carried out, but may succeed if it is tried again later.",
  "permanent-negative": "The command was not carried out, and the same command would fail again.",
};

export const CATEGORY_NAMES: Record<ReplyCategory, string> = {
  syntax: "syntax",
  information: "information",
  connections: "connections",
  unspecified: "unspecified",
  "mail-system": "mail system",
};

export const SEVERITY_NAMES: Record<Severity, string> = { error: "Error", warning: "Warning", info: "Info" };

export const ACTION_NAMES: Record<Classification["action"], string> = {
  continue: "go on with the next command",
  "send-data": "send what the server waits for",
  "retry-later": "try again later",
  "fix-and-resend": "fix the mail or command, then send again",
  "give-up": "give up: the same mail would be refused again",
  none: "nothing",
};

export const RETRY_NAMES: Record<NonNullable<Explanation["retry"]>, string> = {
  now: "at once",
  later: "later",
  never: "never",
  "after-fixing": "after fixing the cause",
};

export const OUTCOME_NAMES: Record<SessionInfo["outcome"], string> = {
  delivered: "delivered",
  refused: "refused",
  deferred: "deferred",
  aborted: "aborted",
  incomplete: "ends before the session does",
  "no-mail": "no mail",
};

/** "1 error", "2 errors". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** A link to an RFC's text. */
export function rfcLink({ number, section }: RfcRef): HTMLElement {
  const anchor = section === undefined ? "" : `#${/^[A-Z]/.test(section) ? "appendix" : "section"}-${section}`;
  return h(
    "a",
    {
      href: `https://www.rfc-editor.org/rfc/rfc${number}${anchor}`,
      target: "_blank",
      rel: "noopener noreferrer",
      class: "rfc",
    },
    `RFC ${number}${section === undefined ? "" : ` \u00a7${section}`}`,
  );
}

export function rfcLinks(refs: readonly RfcRef[]): HTMLElement | null {
  return refs.length === 0
    ? null
    : h(
        "ul",
        { class: "inline-list", "aria-label": "Standards" },
        refs.map((ref) => h("li", {}, rfcLink(ref))),
      );
}

/** The digit by which a class is coloured. */
export function digit(code: string | number): string {
  return String(code).charAt(0);
}

export function severityBadge(severity: Severity): HTMLElement {
  return h("span", { class: `badge ${severity}` }, SEVERITY_NAMES[severity]);
}
