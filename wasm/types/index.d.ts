// smtplint: the linter and the reference.

export * from "./shapes.js";

export function lintCommand(line: string | Uint8Array, options?: LintOptions): CommandReport;
export function lintReply(reply: string | Uint8Array, options?: LintOptions): ReplyReport;
/** One address as it stands in a path, with or without angle brackets. */
export function lintAddress(address: string | Uint8Array, options?: LintOptions): AddressReport;
/** A log of both sides, in any of the forms that programs write them in. */
export function lintTranscript(log: string | Uint8Array, options?: LintOptions): TranscriptReport;
/** A code, an enhanced code, or a whole reply text: "550", "5.1.1", "550 5.1.1 no such user". Null where it is none. */
export function classify(reply: string | number): Classification | null;
/** Null where nothing is known of `query`. */
export function explain(query: string | number, options?: { lang?: Lang }): Explanation | null;
export function compare(a: string | number, b: string | number, options?: { lang?: Lang }): Comparison | null;
/** The entries that fit a question best, best first; at most `limit` (20) of them. */
export function search(text: string, options?: { lang?: Lang; limit?: number }): Explanation[];
export function rules(options?: { lang?: Lang }): RuleInfo[];
/** Every entry of the reference, kind by kind; `explain` takes the id, and `extensions/AUTH` for an extension that has the name of a verb. */
export function entries(): Pick<Explanation, "kind" | "id">[];
/** Every pair of codes that `compare` has notes of its own on, the smaller code first. */
export function pairs(): [string, string][];
/** Every verb, service extension and RFC that smtplint covers. */
export function coverage(): Coverage;
/** The languages that there are texts in: `en`, which is always there, and those that `loadLanguage` brings in. */
export function languages(): Lang[];
/** Brings a language other than English in; until then its texts come in English. */
export function loadLanguage(lang: Lang): Promise<void>;
export function applyFixes(input: string, diagnostics: Diagnostic[]): string;

/** A live session, fed as bytes arrive; cut anywhere. Diagnostics come back as they become certain; their spans count octets of that side's
 *  stream since its start, whether strings or bytes were fed. Line endings are judged. */
export class Session {
  constructor(options?: LintOptions);
  client(bytes: Uint8Array | string): Diagnostic[];
  server(bytes: Uint8Array | string): Diagnostic[];
  /** The TLS handshake after STARTTLS has ended: the session starts anew. */
  tlsEstablished(): void;
  /** Nothing more comes: what was left to say. `closedBy`: who closed the connection, where that is known. Gives the session's memory back. */
  end(closedBy?: Side): Diagnostic[];
  /** Gives its memory back without a word, and does so after `end` too; what nobody holds any more is freed in time. */
  free(): void;
}
export const version: string;

/** Compiles the WebAssembly ahead, off the main thread's back. Optional: else the first call compiles it. */
export function init(): Promise<void>;
