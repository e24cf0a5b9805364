// What goes in and what comes out. The build puts these before the functions of each entry.

export type Severity = "error" | "warning" | "info";
export type Side = "client" | "server";
export type Lang = "en" | "fr" | (string & {});

/** Half-open. UTF-16 code units when the input was a string, bytes when it was a Uint8Array. */
export interface Span { start: number; end: number }
export interface Edit { span: Span; text: string }
export interface Fix { title: string; edits: Edit[] }
export interface RfcRef { number: number; section?: string }

export interface Diagnostic {
  rule: string;
  code: string;
  severity: Severity;
  kind: "conformance" | "interoperability" | "security";
  message: string;
  help?: string;
  span: Span;
  line: number;
  column: number;
  side: Side;
  /** Only where the input holds several sessions. */
  session?: string;
  reply?: { code: number; enhanced?: string };
  rfc: RfcRef[];
  fixes: Fix[];
  related: { span: Span; message: string; side?: Side }[];
}

export interface LintOptions {
  /** The bytes are exactly what was on the wire: line endings are judged. Default false. */
  wire?: boolean;
  /** What the server offers: keywords or whole EHLO lines ("SIZE 1000"); "all" (default: permits everything, obliges to nothing) or "none". */
  extensions?: string[] | "all" | "none";
  /** Default "smtp". */
  protocol?: "smtp" | "submission" | "lmtp";
  /** lintReply: what the reply answers, "greeting" or a verb. Default: guessed from the reply. */
  replyTo?: string;
  /** Rules to leave out, by name or code. */
  ignore?: string[];
  /** Language of messages. Default "en". */
  lang?: Lang;
}

/** A mailbox or path as parsed; `domain` is absent for <Postmaster>, all absent for the null reverse-path <>.
 *  localPart as written (quotes included), addressLiteral without brackets, sourceRoute without "@". */
export interface Path { localPart?: string; domain?: string; addressLiteral?: string; sourceRoute?: string[] }
export interface Command {
  /** Upper-case verb: "EHLO", "MAIL", "RCPT", "BDAT", ... */
  verb: string;
  /** HELO/EHLO/LHLO argument. */
  domain?: string;
  /** MAIL: the reverse-path; RCPT: the forward-path. */
  path?: Path;
  /** MAIL and RCPT: esmtp-params, keyword in upper case, value as written; null where the parameter has none. */
  params?: { keyword: string; value: string | null }[];
  /** Whatever other arguments the command took (VRFY, HELP, BDAT size, ...); AUTH: the mechanism only, never a secret. */
  args?: string[];
}
export interface AddressReport { valid: boolean; path: Path | null; diagnostics: Diagnostic[] }
export interface CommandReport { valid: boolean; command: Command | null; diagnostics: Diagnostic[] }

export type ReplyClass =
  | "positive-completion" | "positive-intermediate" | "transient-negative" | "permanent-negative" | "positive-preliminary";
export type ReplyCategory = "syntax" | "information" | "connections" | "unspecified" | "mail-system";
export interface EnhancedStatus { class: number; subject: number; detail: number; text: string; title?: string }

/** `lines` without the reply code, `text` also without the enhanced code, joined by "\n". */
export interface Reply { code: number; enhanced?: string; lines: string[]; text: string }
export interface ReplyReport {
  valid: boolean;
  reply: Reply | null;
  classification: Classification | null;
  diagnostics: Diagnostic[];
}

export type BounceCategory =
  | "unknown-recipient" | "mailbox-full" | "mailbox-disabled" | "bad-sender" | "greylisted" | "rate-limited" | "reputation-block"
  | "spam-content" | "virus" | "auth-failed" | "tls-required" | "auth-required" | "relaying-denied" | "too-large" | "routing-or-dns"
  | "credentials-rejected" | "policy" | "protocol-error" | "temporary-server-error" | "other";
export interface Classification {
  code: number;
  class: ReplyClass;
  category: ReplyCategory | null;
  /** In the registry of standard codes. */
  registered: boolean;
  name?: string;
  enhanced?: EnhancedStatus;
  /** What a sender should do next. */
  action: "continue" | "send-data" | "retry-later" | "fix-and-resend" | "give-up" | "none";
  /** What the failure is about, from code, enhanced code and text; absent where the reply is no failure. */
  bounce?: BounceCategory;
  confidence?: "high" | "medium" | "low";
  /** Who words it so, where that gives it away: "gmail", "postfix", ... */
  provider?: string;
}

/** One entry of the reference; the texts are plain, in the language asked for, with a blank line between paragraphs. */
export interface Explanation {
  kind: "reply-code" | "enhanced-status-code" | "rule" | "command" | "extension" | "guide" | "term";
  /** "220", "5.7.1", "SL0203", "MAIL", "guides/bouncing", "terms/greylisting": what `explain` takes. */
  id: string;
  title: string;
  /** What it means, as a clause: what follows "550 means that". */
  short?: string;
  class?: ReplyClass;
  description: string;
  /** Where a code that no standard defines comes from, and what to look for instead of it. */
  origin?: string;
  instead?: string;
  whenYouSeeIt: string;
  howToFix: string;
  /** The same for three readers: who sent the mail, who runs the server, who writes the client. */
  fixFor?: { sender: string; server: string; client: string };
  /** When a server is right to send it. */
  whenToSend?: string;
  status?: "core" | "extension" | "vendor" | "folklore";
  category?: ReplyCategory;
  retry?: "now" | "later" | "never" | "after-fixing";
  /** ABNF. */
  syntax?: string;
  parameters?: { keyword: string; commands: string[]; value: string; extension: string }[];
  examples?: string[];
  enhanced?: string[];
  /** The reply codes that answer a command, or that an enhanced status code goes with. */
  replies?: number[];
  ports?: number[];
  commands?: string[];
  related?: string[];
  /** The steps of a guide; the first is where everybody starts. A way leads to another step of it, or to the id of an entry. */
  steps?: { id: string; title: string; text: string; ways: { answer: string; to: string }[] }[];
  /** The step of a guide where a whole reply leads on. */
  goOn?: { guide: string; step: string; title: string };
  rfc: RfcRef[];
}
export interface Comparison {
  a: Explanation; b: Explanation;
  summary: string;
  keyDifferences: string[];
  whenToUseWhich: string[];
  /** Where the pair has notes of its own: the facts in which the two differ besides. */
  facts?: string[];
}

export interface SessionInfo {
  id: string;
  span: Span;
  outcome: "delivered" | "refused" | "deferred" | "aborted" | "incomplete" | "no-mail";
}
export interface TranscriptReport {
  dialect: string;
  sessions: SessionInfo[];
  valid: boolean;
  summary: { errors: number; warnings: number; infos: number };
  /** Each command and reply in order, with where it stands in the input. */
  events: { session: string; side: Side; span: Span; line: number; kind: "greeting" | "command" | "reply" | "data" | "note"; verb?: string; code?: number }[];
  diagnostics: Diagnostic[];
}

export interface RuleInfo {
  rule: string; code: string; severity: Severity; kind: Diagnostic["kind"]; summary: string; rfc: RfcRef[];
  bad: string[]; good: string[]; fixable: boolean;
}

/** What is covered, made from the tables that the linter judges by. */
export interface Coverage {
  verbs: { verb: string; obsolete: boolean; extension?: string; rfc: RfcRef }[];
  /** `mail`, `rcpt`: the parameters that it brings. */
  extensions: {
    keyword: string; name: string; registered: boolean; verbs: string[]; mail: string[]; rcpt: string[]; rfc: RfcRef;
  }[];
  /** `rules`: their codes; `enhanced`: how many enhanced status codes. */
  rfcs: {
    number: number; title: string; rules: string[]; verbs: string[]; extensions: string[]; codes: number[]; enhanced: number;
  }[];
}
