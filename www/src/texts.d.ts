/** The names of the reference's texts, folder by folder, as they are when the page is built. */
declare const __TEXTS__: Readonly<Record<"codes" | "enhanced" | "guides" | "terms" | "compare", string[]>>;

/** What the configuration uses of Node, whose types the page has no other use for. */
declare module "node:fs" {
  export function readdirSync(folder: string): string[];
}
