//! The words of a record: what Rust writes, and where JavaScript finds it.
//!
//! This is the only place that says so. The build reads this file line by line and makes a JavaScript module of its
//! constants; it fails on a declaration that it cannot read.
//!
//! A record is a run of `u32`. First come the words of [`HEAD`], then those of a command, a reply or a
//! classification, then one group of words for each diagnostic. A *text* is two words: see [`SLICE`].

/// No such text, no such list, no such number.
pub(crate) const ABSENT: u32 = 0xFFFF_FFFF;

/// A text that is part of the input: the offset of its first octet, the offset after its last.
///
/// The input is then printable ASCII, so that octets and UTF-16 code units are the same.
pub(crate) const SLICE: u32 = 0;
/// A text among those written for this report: where it begins and ends in them, in UTF-16 code units.
pub(crate) const WRITTEN: u32 = 1;
/// A text that never changes: its address in memory, and its length in octets.
pub(crate) const CONSTANT: u32 = 2;
/// The kind of a text stands from this bit on of its first word.
pub(crate) const KIND_SHIFT: u32 = 30;
/// Below it stands where the text begins.
pub(crate) const START_OF_TEXT: u32 = 0x3FFF_FFFF;

/// 1 where no diagnostic is an error.
pub(crate) const VALID: usize = 0;
/// 1 where there is a command, a reply, a classification; else their words are left out.
pub(crate) const IS_READ: usize = 1;
/// How many diagnostics there are.
pub(crate) const FINDINGS: usize = 2;
/// The address of the written texts, which are UTF-8.
pub(crate) const WRITTEN_AT: usize = 3;
/// How many octets they are.
pub(crate) const WRITTEN_LENGTH: usize = 4;
/// How many words stand at the head of every record.
pub(crate) const HEAD: usize = 5;

/// Command: its verb (text).
pub(crate) const COMMAND_VERB: usize = 0;
/// Command: the domain of a greeting (text).
pub(crate) const COMMAND_DOMAIN: usize = 2;
/// Command: how many parameters there are, or absent; each is a keyword and a value (texts), after the route.
pub(crate) const COMMAND_PARAMS: usize = 4;
/// Command: how many other arguments there are (texts), or absent; after the parameters.
pub(crate) const COMMAND_ARGS: usize = 5;
/// Command: 1 where there is a path.
pub(crate) const COMMAND_PATH: usize = 6;
/// Command: where the words of its path begin, which are there whether it has one or not.
pub(crate) const COMMAND_PATH_WORDS: usize = 7;
/// Path: its local part (text).
pub(crate) const PATH_LOCAL_PART: usize = 0;
/// Path: its domain (text).
pub(crate) const PATH_DOMAIN: usize = 2;
/// Path: its address literal (text).
pub(crate) const PATH_LITERAL: usize = 4;
/// Path: how many hops its source route has, or absent; the hops (texts) come after all of these words.
pub(crate) const PATH_ROUTE: usize = 6;
/// How many words a path has.
pub(crate) const PATH_WORDS: usize = 7;
/// How many words a command has.
pub(crate) const COMMAND_WORDS: usize = 14;

/// Reply: its code.
pub(crate) const REPLY_CODE: usize = 0;
/// Reply: its enhanced code (text).
pub(crate) const REPLY_ENHANCED: usize = 1;
/// Reply: its text without codes (text).
pub(crate) const REPLY_TEXT: usize = 3;
/// Reply: how many lines it has; the lines (texts) come after these words, and then the classification.
pub(crate) const REPLY_LINES: usize = 5;
/// How many words a reply has.
pub(crate) const REPLY_WORDS: usize = 6;

/// Classification: the reply code.
pub(crate) const CLASS_CODE: usize = 0;
/// Classification: 1 where the code is registered.
pub(crate) const CLASS_REGISTERED: usize = 1;
/// Classification: the class (text).
pub(crate) const CLASS_CLASS: usize = 2;
/// Classification: the category (text).
pub(crate) const CLASS_CATEGORY: usize = 4;
/// Classification: the name (text).
pub(crate) const CLASS_NAME: usize = 6;
/// Classification: the action (text).
pub(crate) const CLASS_ACTION: usize = 8;
/// Classification: what a failure is about (text).
pub(crate) const CLASS_BOUNCE: usize = 10;
/// Classification: how sure that is (text).
pub(crate) const CLASS_CONFIDENCE: usize = 12;
/// Classification: who words it so (text).
pub(crate) const CLASS_PROVIDER: usize = 14;
/// Classification: the first number of the enhanced code, or absent.
pub(crate) const CLASS_ENHANCED: usize = 16;
/// Classification: its second number.
pub(crate) const CLASS_SUBJECT: usize = 17;
/// Classification: its third number.
pub(crate) const CLASS_DETAIL: usize = 18;
/// Classification: the three as text (text).
pub(crate) const CLASS_TEXT: usize = 19;
/// Classification: its title (text).
pub(crate) const CLASS_TITLE: usize = 21;
/// How many words a classification has.
pub(crate) const CLASS_WORDS: usize = 23;

/// Diagnostic: the address of its rule, by which [`RULE_NAME`] and its kin are asked for.
pub(crate) const FOUND_RULE: usize = 0;
/// Diagnostic: where its span starts.
pub(crate) const FOUND_START: usize = 1;
/// Diagnostic: where its span ends.
pub(crate) const FOUND_END: usize = 2;
/// Diagnostic: its line.
pub(crate) const FOUND_LINE: usize = 3;
/// Diagnostic: its column.
pub(crate) const FOUND_COLUMN: usize = 4;
/// Diagnostic: who wrote it (text).
pub(crate) const FOUND_SIDE: usize = 5;
/// Diagnostic: its message (text).
pub(crate) const FOUND_MESSAGE: usize = 7;
/// Diagnostic: its help (text).
pub(crate) const FOUND_HELP: usize = 9;
/// Diagnostic: its session (text).
pub(crate) const FOUND_SESSION: usize = 11;
/// Diagnostic: the code of the reply owed, or absent.
pub(crate) const FOUND_OWED: usize = 13;
/// Diagnostic: the enhanced code of the reply owed (text).
pub(crate) const FOUND_OWED_ENHANCED: usize = 14;
/// Diagnostic: how many fixes it has.
pub(crate) const FOUND_FIXES: usize = 16;
/// Diagnostic: how many related places it has; they come after the fixes.
pub(crate) const FOUND_RELATED: usize = 17;
/// How many words a diagnostic has, its fixes and related places not counted.
pub(crate) const FOUND_WORDS: usize = 18;

/// Fix: its title (text).
pub(crate) const FIX_TITLE: usize = 0;
/// Fix: how many edits it has.
pub(crate) const FIX_EDITS: usize = 2;
/// How many words a fix has, its edits not counted.
pub(crate) const FIX_WORDS: usize = 3;
/// Edit: where its span starts.
pub(crate) const EDIT_START: usize = 0;
/// Edit: where its span ends.
pub(crate) const EDIT_END: usize = 1;
/// Edit: what comes in (text).
pub(crate) const EDIT_TEXT: usize = 2;
/// How many words an edit has.
pub(crate) const EDIT_WORDS: usize = 4;
/// Related place: where its span starts.
pub(crate) const RELATED_START: usize = 0;
/// Related place: where its span ends.
pub(crate) const RELATED_END: usize = 1;
/// Related place: what is there (text).
pub(crate) const RELATED_MESSAGE: usize = 2;
/// Related place: who wrote it (text).
pub(crate) const RELATED_SIDE: usize = 4;
/// How many words a related place has.
pub(crate) const RELATED_WORDS: usize = 6;

/// Transcript: how the log tells its sides apart (text).
pub(crate) const LOG_DIALECT: usize = 0;
/// Transcript: how many errors there are.
pub(crate) const LOG_ERRORS: usize = 2;
/// Transcript: how many warnings.
pub(crate) const LOG_WARNINGS: usize = 3;
/// Transcript: how many infos.
pub(crate) const LOG_INFOS: usize = 4;
/// Transcript: how many sessions there are; they come after these words.
pub(crate) const LOG_SESSIONS: usize = 5;
/// Transcript: how many events; they come after the sessions.
pub(crate) const LOG_EVENTS: usize = 6;
/// How many words a transcript has, its sessions and events not counted.
pub(crate) const LOG_WORDS: usize = 7;
/// Session: its id (text).
pub(crate) const SESSION_ID: usize = 0;
/// Session: where its span starts.
pub(crate) const SESSION_START: usize = 2;
/// Session: where its span ends.
pub(crate) const SESSION_END: usize = 3;
/// Session: how it ended (text).
pub(crate) const SESSION_OUTCOME: usize = 4;
/// How many words a session has.
pub(crate) const SESSION_WORDS: usize = 6;
/// The end of a live session: nobody knows who closed the connection.
pub(crate) const CLOSED_BY_EITHER: u32 = 0;
/// The end of a live session: the client did.
pub(crate) const CLOSED_BY_CLIENT: u32 = 1;
/// The end of a live session: the server did.
pub(crate) const CLOSED_BY_SERVER: u32 = 2;
/// Event: the id of its session (text).
pub(crate) const EVENT_SESSION: usize = 0;
/// Event: who said it (text).
pub(crate) const EVENT_SIDE: usize = 2;
/// Event: where its span starts.
pub(crate) const EVENT_START: usize = 4;
/// Event: where its span ends.
pub(crate) const EVENT_END: usize = 5;
/// Event: its line.
pub(crate) const EVENT_LINE: usize = 6;
/// Event: what it is (text).
pub(crate) const EVENT_KIND: usize = 7;
/// Event: the verb of a command (text).
pub(crate) const EVENT_VERB: usize = 9;
/// Event: the code of a reply, or absent.
pub(crate) const EVENT_CODE: usize = 11;
/// How many words an event has.
pub(crate) const EVENT_WORDS: usize = 12;

/// Rule: its name (text).
pub(crate) const RULE_NAME: usize = 0;
/// Rule: its code (text).
pub(crate) const RULE_CODE: usize = 2;
/// Rule: its severity (text).
pub(crate) const RULE_SEVERITY: usize = 4;
/// Rule: its kind (text).
pub(crate) const RULE_KIND: usize = 6;
/// Rule: how many references it has; they come after these words.
pub(crate) const RULE_RFCS: usize = 8;
/// How many words a rule has, its references not counted.
pub(crate) const RULE_WORDS: usize = 9;
/// Reference: the number of the RFC.
pub(crate) const RFC_NUMBER: usize = 0;
/// Reference: its section (text).
pub(crate) const RFC_SECTION: usize = 1;
/// How many words a reference has.
pub(crate) const RFC_WORDS: usize = 3;

/// Options: extensions are not spoken of.
pub(crate) const EXTENSIONS_UNSTATED: u32 = 0;
/// Options: everything is permitted.
pub(crate) const EXTENSIONS_ALL: u32 = 1;
/// Options: nothing is offered.
pub(crate) const EXTENSIONS_NONE: u32 = 2;
/// Options: a list, whose items come one by one.
pub(crate) const EXTENSIONS_LIST: u32 = 3;
/// Options: RFC 5321.
pub(crate) const PROTOCOL_SMTP: u32 = 0;
/// Options: RFC 6409.
pub(crate) const PROTOCOL_SUBMISSION: u32 = 1;
/// Options: RFC 2033.
pub(crate) const PROTOCOL_LMTP: u32 = 2;
/// Options: a text is one item of the list of extensions.
pub(crate) const OPTION_EXTENSION: u32 = 0;
/// Options: a text is a rule to leave out.
pub(crate) const OPTION_IGNORE: u32 = 1;
/// Options: a text is what a reply answers.
pub(crate) const OPTION_REPLY_TO: u32 = 2;
/// Options: a text is the language of messages.
pub(crate) const OPTION_LANG: u32 = 3;
