/** Keeps the input in the page's address, behind the `#`, which browsers never send. */

import { isFirst } from "./examples";
import { href, lintHref, parseRoute } from "./router";
import { withoutSecrets } from "./secrets";
import type { Kind } from "./units";
import { t } from "./words";

/** Longer addresses are refused or cut by some programs that carry links. */
const LONGEST = 8000;

/** Puts the input into the address, and returns what a person should know about that. */
export function remember(text: string, kind: Kind): string {
  // What is too long as it stands is too long when encoded, too.
  const safe = text.length > LONGEST ? "" : withoutSecrets(text);
  const link = safe.trim() === "" || (isFirst(text) && kind === "auto") ? href() : lintHref(safe, kind);
  const tooLong = text.length > LONGEST || link.length > LONGEST;
  replace(tooLong ? href() : link);
  if (tooLong) return t("link.too-long");
  return t(safe === text ? "link.kept" : "link.without-secrets");
}

function replace(link: string): void {
  const shown = parseRoute(window.location.hash).path[0] ?? "lint";
  // Where another view has just been asked for, the address is not the linter's any more.
  if (shown === "lint") window.history.replaceState(null, "", link);
}
