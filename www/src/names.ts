/** What goes by identifiers in the package, told in words. */

import type { Explanation, ReplyClass, RfcRef, Severity } from "smtplint";
import { h } from "./dom";
import { capital, t } from "./words";

/** What a class is called; enhanced status codes have names of their own for it. */
export function className({ kind, class: replyClass }: Explanation): string {
  if (replyClass === undefined) return "";
  if (kind === "enhanced-status-code") {
    if (replyClass === "positive-completion") return t("enhanced-class.2");
    if (replyClass === "transient-negative") return t("enhanced-class.4");
    if (replyClass === "permanent-negative") return t("enhanced-class.5");
  }
  return t(`class.${replyClass}`);
}

/** The name of a class and what it means. */
export function classMeaning(replyClass: ReplyClass): string {
  return t(`meaning.${replyClass}`);
}

/** A port with what it is for, where that is known. */
export function portName(port: number): string {
  return port === 25 || port === 366 || port === 465 || port === 587 ? t(`port.${port}`) : String(port);
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
        { class: "inline-list", "aria-label": t("heading.standards") },
        refs.map((ref) => h("li", {}, rfcLink(ref))),
      );
}

/** The digit by which a class is coloured. */
export function digit(code: string | number): string {
  return String(code).charAt(0);
}

export function severityBadge(severity: Severity): HTMLElement {
  return h("span", { class: `badge ${severity}` }, capital(t(`severity.${severity}`)));
}
