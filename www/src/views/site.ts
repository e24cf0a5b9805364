/** The way to the static site's page, which may be published beside this one. */

import { fill, h } from "../dom";
import { language, t } from "../words";

/** A link to a page of the site; none where there is no such page. */
export function siteLink(address: string | undefined): HTMLElement | null {
  if (address === undefined) return null;
  const note = h("span", { role: "status" });
  const follow = (event: Event): void => {
    const { button, ctrlKey, metaKey, shiftKey, altKey } = event as MouseEvent;
    if (button !== 0 || ctrlKey || metaKey || shiftKey || altKey) return;
    event.preventDefault();
    void there(address).then((found) => {
      if (found) window.location.assign(address);
      else fill(note, ` ${t("entry.page-missing")}`);
    });
  };
  const link = h("a", { href: address, hreflang: language(), onclick: follow }, t("entry.page"));
  return h("p", { class: "part hint site-link" }, link, note);
}

/** Nobody is led to where nothing is: the page may be published without the site. */
async function there(address: string): Promise<boolean> {
  try {
    return (await fetch(address, { method: "HEAD" })).ok;
  } catch {
    return false;
  }
}
