/** Addresses of views. All is behind the `#`, so that any static host serves every address and no server sees the input. */

export interface Route {
  /** The parts between slashes, decoded: `#/codes/550` gives `["codes", "550"]`. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
}

export function parseRoute(hash: string): Route {
  const [path = "", query = ""] = split(hash.replace(/^#\/?/, ""), "?");
  return {
    path: path
      .split("/")
      .map(decode)
      .filter((part, index) => index > 0 || part !== ""),
    query: new URLSearchParams(query),
  };
}

/** The address of a view: `href("codes", "550")`. */
export function href(...parts: string[]): string {
  return `#/${parts.map(encode).join("/")}`;
}

/** The address of the linter with an input in it. */
export function lintHref(text: string, kind = "auto"): string {
  return href("lint", text) + (kind === "auto" ? "" : `?as=${kind}`);
}

function encode(part: string): string {
  // A lone surrogate cannot be encoded, and would throw.
  return encodeURIComponent(
    part.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd"),
  );
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function split(text: string, at: string): [string, string] {
  const index = text.indexOf(at);
  return index < 0 ? [text, ""] : [text.slice(0, index), text.slice(index + 1)];
}
