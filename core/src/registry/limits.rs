//! The stated sizes of RFC 5321 §4.5.3.1 and its kin, in octets.

/// A Local-part (RFC 5321 §4.5.3.1.1).
pub const LOCAL_PART: usize = 64;
/// A Domain (RFC 5321 §4.5.3.1.2).
pub const DOMAIN: usize = 255;
/// One label of a domain (RFC 1035 §2.3.4).
pub const LABEL: usize = 63;
/// A path with its punctuation, `<` and `>` counted (RFC 5321 §4.5.3.1.3).
pub const PATH: usize = 256;
/// A command line with its CRLF, without extensions (RFC 5321 §4.5.3.1.4).
pub const COMMAND_LINE: usize = 512;
/// A reply line with its code and CRLF (RFC 5321 §4.5.3.1.5).
pub const REPLY_LINE: usize = 512;
/// A line of message data with its CRLF, without the dot added for transparency (RFC 5321 §4.5.3.1.6).
pub const TEXT_LINE: usize = 1000;
/// Recipients that a server must take in one transaction (RFC 5321 §4.5.3.1.8).
pub const RECIPIENTS: usize = 100;
/// A base64 line of an AUTH exchange (RFC 4954 §4).
pub const AUTH_LINE: usize = 12_288;
/// Digits of SIZE= (RFC 1870 §3).
pub const SIZE_DIGITS: usize = 20;
/// The name of a SASL mechanism (RFC 4422 §3.1).
pub const MECHANISM: usize = 20;
/// The value of an attribute of XFORWARD (Postfix, `XFORWARD_README`).
pub const ATTRIBUTE_VALUE: usize = 255;
/// The value of ENVID= (RFC 3461 §4.4; RFC 3885 §3.2 counts the value).
pub const ENVID: usize = 100;
/// "The entire ORCPT parameter", keyword and all (RFC 3461 §4.2).
pub const ORCPT: usize = 500;
/// The value of SOLICIT= (RFC 3865 §2.2).
pub const SOLICIT: usize = 1000;
/// The value of TRANSID= (RFC 1845 §2).
pub const TRANSID: usize = 80;
/// Seconds that a client waits for the greeting (RFC 5321 §4.5.3.2.1).
pub const WAIT_GREETING: u64 = 300;
/// Seconds that a client waits for the reply to MAIL and RCPT, and here to any other command (RFC 5321 §4.5.3.2.2, .3).
pub const WAIT_REPLY: u64 = 300;
/// Seconds that a client waits for the reply to DATA (RFC 5321 §4.5.3.2.4).
pub const WAIT_DATA: u64 = 120;
/// Seconds that a client waits for the reply to the end of data (RFC 5321 §4.5.3.2.6).
pub const WAIT_DATA_END: u64 = 600;
/// Seconds that a server waits for the next command (RFC 5321 §4.5.3.2.7).
pub const WAIT_COMMAND: u64 = 300;
