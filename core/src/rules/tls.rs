//! AUTH and STARTTLS in a session: the 093x and 094x rules.

use super::prelude::*;

rules! {
    SL0930 AUTH_AGAIN = "auth-again" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(4954, "4")],
        reply: SEQUENCE, remedy: Remedy::None,
        message: "{0} after a successful AUTH",
        help: "open a new connection to speak for another user",
        summary: "AUTH succeeds once in a session.",
        input: Input::Talk,
        bad: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250-mx.example.net\nS: 250 AUTH PLAIN\nC: AUTH PLAIN AGEAYg==\nS: 235 ok\nC: «AUTH» PLAIN AGEAYg==\nS: 503 bad sequence"],
        good: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250-mx.example.net\nS: 250 AUTH PLAIN\nC: AUTH PLAIN AGEAYg==\nS: 535 no\nC: AUTH PLAIN AGEAYw==\nS: 235 ok"],
    }
    SL0931 AUTH_IN_TRANSACTION = "auth-in-transaction" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(4954, "4")],
        reply: SEQUENCE, remedy: Remedy::None,
        message: "{0} while a transaction is open",
        help: "send AUTH before MAIL",
        summary: "AUTH is not sent within a mail transaction.",
        input: Input::Talk,
        bad: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250-mx.example.net\nS: 250 AUTH PLAIN\nC: MAIL FROM:<a@example.org>\nS: 250 ok\nC: «AUTH» PLAIN AGEAYg==\nS: 503 bad sequence"],
        good: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250-mx.example.net\nS: 250 AUTH PLAIN\nC: AUTH PLAIN AGEAYg==\nS: 235 ok\nC: MAIL FROM:<a@example.org>\nS: 250 ok"],
    }
    SL0932 AUTH_NOT_LISTED = "auth-mechanism-not-offered" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(4954, "4")],
        reply: Answer::Always(Owed(504, "5.5.4")), remedy: Remedy::None,
        message: "the server does not list this mechanism after AUTH in its response to EHLO",
        help: "use a mechanism that it lists",
        summary: "A client uses a mechanism that the server offers.",
        input: Input::Talk,
        bad: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250-mx.example.net\nS: 250 AUTH PLAIN\nC: AUTH «CRAM-MD5»\nS: 504 5.5.4 unknown mechanism"],
        good: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250-mx.example.net\nS: 250 AUTH PLAIN\nC: AUTH PLAIN AGEAYg==\nS: 235 ok"],
    }
    SL0933 AUTH_CLEARTEXT = "auth-cleartext" {
        severity: Severity::Warning, kind: Kind::Security, rfc: &[Rfc(4954, "4"), Rfc(4954, "9")],
        reply: Answer::None, remedy: Remedy::None,
        message: "this mechanism shows the password to anyone on the way: the connection has no TLS",
        help: "send STARTTLS first, or connect to port 465",
        summary: "Passwords are sent under TLS only.",
        input: Input::Talk,
        bad: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250-mx.example.net\nS: 250-STARTTLS\nS: 250 AUTH PLAIN\nC: AUTH «PLAIN» AGEAYg==\nS: 235 ok"],
        good: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250-mx.example.net\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go ahead\nC: EHLO client.example.org\nS: 250-mx.example.net\nS: 250 AUTH PLAIN\nC: AUTH PLAIN AGEAYg==\nS: 235 ok"],
    }
    SL0940 STARTTLS_AGAIN = "starttls-in-tls" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(3207, "4.2")],
        reply: SEQUENCE, remedy: Remedy::None,
        message: "{0} in a session that TLS protects already",
        help: "go on with EHLO",
        summary: "STARTTLS is not sent within TLS.",
        input: Input::Talk,
        bad: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250-mx.example.net\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go ahead\nC: EHLO client.example.org\nS: 250 mx.example.net\nC: «STARTTLS»\nS: 503 TLS is on"],
        good: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250-mx.example.net\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go ahead\nC: EHLO client.example.org\nS: 250 mx.example.net"],
    }
    SL0941 STARTTLS_OFFERED_IN_TLS = "starttls-offered-in-tls" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(3207, "4.2")],
        reply: Answer::None, remedy: Remedy::None,
        message: "STARTTLS offered in a session that TLS protects already",
        help: "leave STARTTLS out of the response to EHLO once TLS is on",
        summary: "A server does not offer STARTTLS within TLS.",
        input: Input::Talk,
        bad: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250-mx.example.net\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go ahead\nC: EHLO client.example.org\nS: 250-mx.example.net\nS: 250 «STARTTLS»"],
        good: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250-mx.example.net\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go ahead\nC: EHLO client.example.org\nS: 250 mx.example.net"],
    }
    SL0942 STARTTLS_INJECTION = "starttls-injection" {
        severity: Severity::Error, kind: Kind::Security, rfc: &[Rfc(3207, "4"), Rfc(3207, "6")],
        reply: SEQUENCE, remedy: Remedy::None,
        message: "{0} sent with STARTTLS, before the TLS handshake",
        help: "send nothing after STARTTLS until the handshake is done; a server drops what came before it",
        summary: "Nothing is sent between STARTTLS and the TLS handshake.",
        input: Input::Talk,
        bad: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250-mx.example.net\nS: 250 STARTTLS\nC: STARTTLS\nC: «NOOP»\nS: 220 go ahead"],
        good: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250-mx.example.net\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go ahead\nC: EHLO client.example.org\nS: 250 mx.example.net"],
    }
    SL0943 STARTTLS_RESPONSE_INJECTION = "starttls-response-injection" {
        severity: Severity::Error, kind: Kind::Security, rfc: &[Rfc(3207, "4"), Rfc(3207, "6")],
        reply: Answer::None, remedy: Remedy::None,
        message: "a reply after the one to STARTTLS, before the TLS handshake",
        help: "a client drops all that it has read before the handshake",
        summary: "Nothing is said between the reply to STARTTLS and the TLS handshake.",
        input: Input::Talk,
        bad: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250-mx.example.net\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go ahead\nS: «250 ok»\nC: EHLO client.example.org\nS: 250 mx.example.net"],
        good: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250-mx.example.net\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go ahead\nC: EHLO client.example.org\nS: 250 mx.example.net"],
    }
    SL0944 HELLO_AFTER_TLS = "hello-after-tls" {
        severity: Severity::Warning, kind: Kind::Conformance, rfc: &[Rfc(3207, "4.2")],
        reply: Answer::None, remedy: Remedy::None,
        message: "{0} after the TLS handshake, without EHLO",
        help: "send EHLO first: what the server offered before TLS does not count any more",
        summary: "EHLO is the first command after the TLS handshake.",
        input: Input::Talk,
        bad: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250-mx.example.net\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go ahead\nC: «VRFY» a\nS: 252 maybe"],
        good: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250-mx.example.net\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go ahead\nC: EHLO client.example.org\nS: 250 mx.example.net\nC: VRFY a\nS: 252 maybe"],
    }
    SL0945 STARTTLS_UNUSED = "starttls-unused" {
        severity: Severity::Info, kind: Kind::Security, rfc: &[Rfc(3207, "4")],
        reply: Answer::None, remedy: Remedy::None,
        message: "mail without TLS, though the server offers STARTTLS",
        help: "send STARTTLS after EHLO",
        summary: "Where STARTTLS is offered, mail is sent under TLS.",
        input: Input::Talk,
        bad: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250-mx.example.net\nS: 250 STARTTLS\nC: «MAIL» FROM:<a@example.org>\nS: 250 ok"],
        good: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250-mx.example.net\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go ahead\nC: EHLO client.example.org\nS: 250 mx.example.net\nC: MAIL FROM:<a@example.org>\nS: 250 ok"],
    }
    SL0946 REQUIRETLS_WITHOUT_TLS = "requiretls-without-tls" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(8689, "2"), Rfc(8689, "4.2.1")],
        reply: Answer::Always(Owed(530, "5.7.10")), remedy: Remedy::None,
        message: "REQUIRETLS in a session without TLS",
        help: "send STARTTLS and EHLO first",
        summary: "REQUIRETLS is used under TLS only.",
        input: Input::Talk,
        bad: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250-mx.example.net\nS: 250-STARTTLS\nS: 250 REQUIRETLS\nC: MAIL FROM:<a@example.org> «REQUIRETLS»\nS: 530 5.7.10 encryption needed"],
        good: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250-mx.example.net\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go ahead\nC: EHLO client.example.org\nS: 250-mx.example.net\nS: 250 REQUIRETLS\nC: MAIL FROM:<a@example.org> REQUIRETLS\nS: 250 ok"],
    }
    SL0947 SUBMISSION_WITHOUT_AUTH = "submission-without-auth" {
        severity: Severity::Info, kind: Kind::Security, rfc: &[Rfc(6409, "4.3")],
        reply: Answer::None, remedy: Remedy::None,
        message: "MAIL accepted for submission without AUTH",
        help: "answer MAIL with 530 5.7.0 until AUTH has succeeded, unless the network itself says who the client is",
        summary: "A submission server takes mail from clients that it knows.",
        input: Input::TalkSubmission,
        bad: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250-mx.example.net\nS: 250 AUTH PLAIN\nC: MAIL FROM:<a@example.org>\nS: «250» ok"],
        good: &[r"S: 220 mx.example.net ESMTP\nC: EHLO client.example.org\nS: 250-mx.example.net\nS: 250 AUTH PLAIN\nC: AUTH PLAIN AGEAYg==\nS: 235 ok\nC: MAIL FROM:<a@example.org>\nS: 250 ok"],
    }
}
