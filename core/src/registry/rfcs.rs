//! The RFCs that smtplint rests on, by number and title.

/// Number and title, in numeric order.
pub static RFCS: &[(u16, &str)] = &[
    (821, "Simple Mail Transfer Protocol (1982)"),
    (1035, "Domain Names - Implementation and Specification"),
    (1845, "SMTP Service Extension for Checkpoint/Restart"),
    (1846, "SMTP 521 Reply Code"),
    (1870, "SMTP Service Extension for Message Size Declaration"),
    (1985, "SMTP Service Extension for Remote Message Queue Starting"),
    (2033, "Local Mail Transfer Protocol"),
    (2034, "SMTP Service Extension for Returning Enhanced Error Codes"),
    (2645, "On-Demand Mail Relay (ODMR): SMTP with Dynamic IP Addresses"),
    (2852, "Deliver By SMTP Service Extension"),
    (2920, "SMTP Service Extension for Command Pipelining"),
    (3030, "SMTP Service Extensions for Transmission of Large and Binary MIME Messages"),
    (3207, "SMTP Service Extension for Secure SMTP over Transport Layer Security"),
    (3339, "Date and Time on the Internet: Timestamps"),
    (3461, "SMTP Service Extension for Delivery Status Notifications (DSNs)"),
    (3463, "Enhanced Mail System Status Codes"),
    (3865, "A No Soliciting SMTP Service Extension"),
    (3885, "SMTP Service Extension for Message Tracking"),
    (3886, "An Extensible Message Format for Message Tracking Responses"),
    (3986, "Uniform Resource Identifier (URI): Generic Syntax"),
    (4141, "SMTP and MIME Extensions for Content Conversion"),
    (4405, "SMTP Service Extension for Indicating the Responsible Submitter of an E-Mail Message"),
    (4422, "Simple Authentication and Security Layer (SASL)"),
    (4468, "Message Submission BURL Extension"),
    (4505, "Anonymous SASL Mechanism"),
    (4616, "The PLAIN SASL Mechanism"),
    (4648, "The Base16, Base32, and Base64 Data Encodings"),
    (4865, "SMTP Submission Service Extension for Future Message Release"),
    (4954, "SMTP Service Extension for Authentication"),
    (5248, "A Registry for SMTP Enhanced Mail System Status Codes"),
    (5321, "Simple Mail Transfer Protocol"),
    (5322, "Internet Message Format"),
    (5336, "SMTP Extension for Internationalized Email Addresses"),
    (5802, "Salted Challenge Response Authentication Mechanism (SCRAM) SASL and GSS-API Mechanisms"),
    (5890, "Internationalized Domain Names for Applications (IDNA): Definitions and Document Framework"),
    (6152, "SMTP Service Extension for 8-bit MIME Transport"),
    (6376, "DomainKeys Identified Mail (DKIM) Signatures"),
    (6409, "Message Submission for Mail"),
    (6531, "SMTP Extension for Internationalized Email"),
    (6532, "Internationalized Email Headers"),
    (6533, "Internationalized Delivery Status and Disposition Notifications"),
    (6647, "Email Greylisting: An Applicability Statement for SMTP"),
    (6710, "SMTP Extension for Message Transfer Priorities"),
    (7208, "Sender Policy Framework (SPF) for Authorizing Use of Domains in Email, Version 1"),
    (7293, "The Require-Recipient-Valid-Since Header Field and SMTP Service Extension"),
    (7372, "Email Authentication Status Codes"),
    (7504, "SMTP 521 and 556 Reply Codes"),
    (7505, "A \"Null MX\" No Service Resource Record for Domains That Accept No Mail"),
    (7628, "A Set of Simple Authentication and Security Layer (SASL) Mechanisms for OAuth"),
    (8617, "The Authenticated Received Chain (ARC) Protocol"),
    (8689, "SMTP Require TLS Option"),
    (9422, "The LIMITS SMTP Service Extension"),
];

/// The title of an RFC that smtplint names.
///
/// ```
/// use smtplint_core::registry::rfcs::title;
/// assert_eq!(title(5321), Some("Simple Mail Transfer Protocol"));
/// assert_eq!(title(1), None);
/// ```
pub fn title(number: u16) -> Option<&'static str> {
    RFCS.binary_search_by_key(&number, |entry| entry.0).ok().map(|at| RFCS[at].1)
}
