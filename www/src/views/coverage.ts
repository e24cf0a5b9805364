/** What smtplint covers: every verb, every service extension and every RFC. */

import { coverage } from "smtplint";
import type { RfcRef } from "smtplint";
import { h, type Child } from "../dom";
import type { View } from "../view";
import { rfcLink } from "../words";
import { heading, section } from "./parts";

export function coverageView(): View {
  const { verbs, extensions, rfcs } = coverage();
  return {
    title: "What is covered",
    section: "rules",
    node: h(
      "div",
      {},
      heading("What is covered"),
      h(
        "p",
        { class: "lead" },
        "Every verb, service extension and RFC that smtplint knows, made from the tables that it judges by.",
      ),
      section(
        "Verbs",
        table(
          ["Verb", "Offered by", "Standing", "Defined in"],
          verbs.map(({ verb, extension, obsolete, rfc }) => [
            code(verb),
            extension === undefined ? "" : code(extension),
            obsolete ? "obsolete" : "in use",
            rfcLink(rfc),
          ]),
        ),
      ),
      section(
        "Service extensions",
        table(
          ["Keyword", "Name", "Verbs", "On MAIL", "On RCPT", "Defined in"],
          extensions.map(({ keyword, name, registered, verbs: brought, mail, rcpt, rfc }) => [
            code(keyword),
            registered ? name : `${name}; not registered`,
            brought.join(", "),
            mail.join(", "),
            rcpt.join(", "),
            rfcLink(rfc),
          ]),
        ),
      ),
      section(
        "RFCs",
        table(
          ["RFC", "Title", "Rules", "Verbs and extensions", "Reply codes", "Enhanced codes"],
          rfcs.map((row) => [
            rfcLink(reference(row.number)),
            row.title,
            number(row.rules.length),
            [...row.verbs, ...row.extensions].join(", "),
            row.codes.join(", "),
            number(row.enhanced),
          ]),
        ),
      ),
    ),
  };
}

const code = (text: string): HTMLElement => h("code", {}, text);

const reference = (rfc: number): RfcRef => ({ number: rfc });

function number(count: number): string {
  return count === 0 ? "" : String(count);
}

/** Wide tables scroll on their own, so that the page never does. */
function table(heads: readonly string[], rows: readonly (readonly Child[])[]): HTMLElement {
  return h(
    "div",
    { class: "scroll", tabindex: "0" },
    h(
      "table",
      {},
      h("thead", {}, h("tr", {}, heads.map((head) => h("th", { scope: "col" }, head)))),
      h("tbody", {}, rows.map((cells) => h("tr", {}, cells.map((cell) => h("td", {}, cell))))),
    ),
  );
}
