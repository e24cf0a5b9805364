// smtplint/lint: the linter alone, smaller.

export type {
  AddressReport, BounceCategory, Classification, Command, CommandReport, Diagnostic, Edit, EnhancedStatus, Fix, Lang, LintOptions, Path, Reply,
  ReplyCategory, ReplyClass, ReplyReport, RfcRef, Severity, Side, Span,
} from "./index.js";
export { applyFixes, classify, init, lintAddress, lintCommand, lintReply, version } from "./index.js";
