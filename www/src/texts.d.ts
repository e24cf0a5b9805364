/** What the reference tells of, as it is when the page is built: reply codes, enhanced status codes, guides, terms, pairs. */
declare const __TEXTS__: Readonly<Record<"codes" | "enhanced" | "guides" | "terms" | "compare", string[]>>;

/** What the configuration uses of Node, whose types the page has no other use for. */
declare module "node:fs" {
  export function readdirSync(folder: string): string[];
  export function readFileSync(file: string, encoding: "utf8"): string;
}
