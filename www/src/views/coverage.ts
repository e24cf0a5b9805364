/** What smtplint covers: every verb, every service extension and every RFC. */

import { coverage } from "smtplint";
import type { RfcRef } from "smtplint";
import { h, type Child } from "../dom";
import { rfcLink } from "../names";
import { explain, titleOf } from "../reference";
import type { View } from "../view";
import { t } from "../words";
import { heading, section } from "./parts";

export function coverageView(): View {
  const { verbs, extensions, rfcs } = coverage();
  return {
    title: t("covered.heading"),
    section: "rules",
    node: h(
      "div",
      {},
      heading(t("covered.heading")),
      h(
        "p",
        { class: "lead" },
        t("covered.lead"),
      ),
      section(
        t("covered.verbs"),
        table(
          [t("covered.verb"), t("site.offered-by"), t("covered.standing"), t("covered.defined")],
          verbs.map(({ verb, extension, obsolete, rfc }) => [
            code(verb),
            extension === undefined ? "" : code(extension),
            t(obsolete ? "list.obsolete" : "covered.in-use"),
            rfcLink(rfc),
          ]),
        ),
      ),
      section(
        t("kinds.extension"),
        table(
          [
            t("covered.keyword"),
            t("covered.name"),
            t("covered.verbs"),
            t("covered.on-mail"),
            t("covered.on-rcpt"),
            t("covered.defined"),
          ],
          extensions.map(({ keyword, name, registered, verbs: brought, mail, rcpt, rfc }) => [
            code(keyword),
            registered ? nameOf(keyword, name) : `${nameOf(keyword, name)}; ${t("list.not-registered")}`,
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
          [
            "RFC",
            t("covered.title"),
            t("kinds.rule"),
            t("covered.brought"),
            t("kinds.reply-code"),
            t("kinds.enhanced-status-code"),
          ],
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

/** What an extension is called in the language of the page. */
function nameOf(keyword: string, english: string): string {
  const entry = explain(`extensions/${keyword}`);
  return entry === null ? english : titleOf(entry);
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
