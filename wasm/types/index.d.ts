// smtplint: the linter and the reference.

export * from "./shapes.js";

export function lintCommand(line: string | Uint8Array, options?: LintOptions): CommandReport;
export function lintReply(reply: string | Uint8Array, options?: LintOptions): ReplyReport;
/** One address as it stands in a path, with or without angle brackets. */
export function lintAddress(address: string | Uint8Array, options?: LintOptions): AddressReport;
/** A code, an enhanced code, or a whole reply text: "550", "5.1.1", "550 5.1.1 no such user". Null where it is none. */
export function classify(reply: string | number): Classification | null;
/** Null where nothing is known of `query`. */
export function explain(query: string | number, options?: { lang?: Lang }): Explanation | null;
export function compare(a: string | number, b: string | number, options?: { lang?: Lang }): Comparison | null;
export function rules(options?: { lang?: Lang }): RuleInfo[];
/** Every verb, service extension and RFC that smtplint covers. */
export function coverage(): Coverage;
export function applyFixes(input: string, diagnostics: Diagnostic[]): string;
export const version: string;

/** Compiles the WebAssembly ahead, off the main thread's back. Optional: else the first call compiles it. */
export function init(): Promise<void>;
