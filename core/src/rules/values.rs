//! What the parameters of MAIL and RCPT say: the second half of the 03xx family.

use super::prelude::*;

rules! {
    SL0322 ORCPT_TYPE_MISSING = "orcpt-type-missing" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(3461, "4.2")],
        reply: ARGUMENT, remedy: Remedy::Replace { title: "put in the type", with: "{0}" },
        message: "ORCPT without the type of its address",
        help: "write the type and a semicolon before the address, as in rfc822;user@example.org",
        summary: "ORCPT names the type of its address.",
        input: Input::Command,
        bad: &["RCPT TO:<user@example.org> ORCPT=«»joe@b.example", "RCPT TO:<user@example.org> ORCPT=«»;joe@b.example"],
        good: &["RCPT TO:<user@example.org> ORCPT=rfc822;joe@b.example"],
    }
    SL0323 ORCPT_TYPE_UNREGISTERED = "orcpt-type-unregistered" {
        severity: Severity::Warning, kind: Kind::Interoperability, rfc: &[Rfc(3461, "4.2")],
        reply: Answer::None, remedy: Remedy::None,
        message: "\"{span}\" is not a type of address that IANA lists",
        help: "write rfc822, or utf-8 for addresses beyond US-ASCII",
        summary: "The type of address in ORCPT is a registered one.",
        input: Input::Command,
        bad: &["RCPT TO:<user@example.org> ORCPT=«smtp»;joe@b.example"],
        good: &["RCPT TO:<user@example.org> ORCPT=utf-8;joe@b.example"],
    }
    SL0324 ORCPT_UTF8_ESCAPE = "orcpt-utf8-escape" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(6533, "3")],
        reply: ARGUMENT, remedy: Remedy::None,
        message: "\"{span}\" as it is in an ORCPT address of type utf-8",
        help: "write {0}",
        summary: "In ORCPT addresses of type utf-8 some signs are written as numbers.",
        input: Input::Command,
        bad: &["RCPT TO:<user@example.org> ORCPT=utf-8;a«+»b@example.org", "RCPT TO:<user@example.org> ORCPT=utf-8;a«\\\\»b@example.org"],
        good: &["RCPT TO:<user@example.org> ORCPT=utf-8;\\\\x{E9}@example.org"],
    }
    SL0325 NOTIFY_NEVER_ALONE = "notify-never-alone" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(3461, "4.1")],
        reply: ARGUMENT, remedy: Remedy::None,
        message: "NEVER with something beside it in NOTIFY",
        help: "write NEVER alone, or leave it out",
        summary: "NEVER stands alone in NOTIFY.",
        input: Input::Command,
        bad: &["RCPT TO:<user@example.org> NOTIFY=«NEVER»,SUCCESS", "RCPT TO:<user@example.org> NOTIFY=SUCCESS,«never»", "RCPT TO:<user@example.org> NOTIFY=«NEVER»,"],
        good: &["RCPT TO:<user@example.org> NOTIFY=NEVER"],
    }
    SL0326 NOTIFY_REPEATED = "notify-repeated" {
        severity: Severity::Info, kind: Kind::Conformance, rfc: &[Rfc(3461, "4.1")],
        reply: Answer::None, remedy: Remedy::None,
        message: "\"{span}\" stands twice in NOTIFY",
        help: "name each kind of notice once",
        summary: "NOTIFY names each kind of notice once.",
        input: Input::Command,
        bad: &["RCPT TO:<user@example.org> NOTIFY=DELAY,«DELAY»"],
        good: &["RCPT TO:<user@example.org> NOTIFY=SUCCESS,DELAY"],
    }
    SL0327 NOTIFY_ELEMENT_EMPTY = "notify-element-empty" {
        severity: Severity::Warning, kind: Kind::Interoperability, rfc: &[Rfc(3461, "4.1")],
        reply: Answer::None, remedy: Remedy::None,
        message: "a comma too many in NOTIFY",
        help: "put one comma between two words",
        summary: "NOTIFY has one comma between two words.",
        input: Input::Command,
        bad: &["RCPT TO:<user@example.org> NOTIFY=SUCCESS,«,»DELAY"],
        good: &["RCPT TO:<user@example.org> NOTIFY=SUCCESS,DELAY"],
    }
    SL0328 PARAM_LIST_SPACE = "param-list-space" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(3461, "4.1"), Rfc(5321, "4.1.2")],
        reply: ARGUMENT, remedy: Remedy::Delete { title: "remove the space" },
        message: "a space in the list of {0}",
        help: "put a comma and no space between the words of the list",
        summary: "A list in a value has no spaces.",
        input: Input::Command,
        bad: &["RCPT TO:<user@example.org> NOTIFY=SUCCESS,« »FAILURE"],
        good: &["RCPT TO:<user@example.org> NOTIFY=SUCCESS,FAILURE"],
    }
    SL0329 PARAM_VALUE_SYNTAX = "param-value-syntax" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.1.11")],
        reply: ARGUMENT, remedy: Remedy::None,
        message: "\"{span}\" does not fit in the value of {0}",
        help: "write {1}",
        summary: "A value is what its extension says.",
        input: Input::Command,
        bad: &["MAIL FROM:<user@example.org> HOLDFOR=«0»", "MAIL FROM:<user@example.org> BY=100«:»N", "MAIL FROM:<user@example.org> HOLDUNTIL=2030-01-01T12:00«Z»", "MAIL FROM:<user@example.org> SOLICIT=«1»a", "MAIL FROM:<user@example.org> MTRK=«*» ENVID=a@b.example"],
        good: &["MAIL FROM:<user@example.org> HOLDFOR=60", "MAIL FROM:<user@example.org> BY=100;N", "MAIL FROM:<user@example.org> SOLICIT=org.example:ADV:ADLT", "MAIL FROM:<user@example.org> MTRK=AAAA:60 ENVID=a@b.example"],
    }
    SL0330 PARAM_VALUE_INCOMPLETE = "param-value-incomplete" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(5321, "4.1.1.11")],
        reply: ARGUMENT, remedy: Remedy::None,
        message: "the value of {0} ends too early",
        help: "write {1}",
        summary: "A value has all the parts that its extension asks for.",
        input: Input::Command,
        bad: &["MAIL FROM:<user@example.org> BY=100«»", "MAIL FROM:<user@example.org> HOLDUNTIL=2030-01-01«»", "RCPT TO:<user@example.org> RRVS=2014-04-03T23:01:00Z;«»"],
        good: &["MAIL FROM:<user@example.org> BY=100;N"],
    }
    SL0331 PRIORITY_VALUE = "priority-value" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(6710, "4.1"), Rfc(6710, "7")],
        reply: Answer::Always(Owed(501, "5.5.2")), remedy: Remedy::None,
        message: "\"{span}\" is not a priority from -9 to 9",
        help: "write a number from -9 to 9, without a plus sign or a leading zero",
        summary: "MT-PRIORITY is a number from -9 to 9.",
        input: Input::Command,
        bad: &["MAIL FROM:<user@example.org> MT-PRIORITY=«+3»", "MAIL FROM:<user@example.org> MT-PRIORITY=«-0»", "MAIL FROM:<user@example.org> MT-PRIORITY=«10»"],
        good: &["MAIL FROM:<user@example.org> MT-PRIORITY=-9", "MAIL FROM:<user@example.org> MT-PRIORITY=0"],
    }
    SL0332 DATE_IMPOSSIBLE = "date-impossible" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(3339, "5.6"), Rfc(3339, "5.7")],
        reply: ARGUMENT, remedy: Remedy::None,
        message: "\"{span}\" is out of range in a date and time",
        help: "write a date and a time that exist",
        summary: "A date and time is one that exists.",
        input: Input::Command,
        bad: &["MAIL FROM:<user@example.org> HOLDUNTIL=2030-02-«30»T00:00:00Z", "RCPT TO:<user@example.org> RRVS=2014-04-03T«24»:01:00Z"],
        good: &["MAIL FROM:<user@example.org> HOLDUNTIL=2028-02-29T00:00:00Z"],
    }
    SL0333 HOLDUNTIL_NOT_UTC = "holduntil-not-utc" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(4865, "3")],
        reply: ARGUMENT, remedy: Remedy::None,
        message: "\"{span}\" ahead of or behind UTC in HOLDUNTIL",
        help: "write the time in UTC, with Z at its end",
        summary: "HOLDUNTIL is a time in UTC.",
        input: Input::Command,
        bad: &["MAIL FROM:<user@example.org> HOLDUNTIL=2030-01-01T00:00:00«+01:00»"],
        good: &["MAIL FROM:<user@example.org> HOLDUNTIL=2030-01-01T00:00:00Z"],
    }
    SL0334 RRVS_FRACTION = "rrvs-fraction" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(7293, "3.1")],
        reply: ARGUMENT, remedy: Remedy::Delete { title: "remove the fraction" },
        message: "a fraction of a second, \"{span}\", in RRVS",
        help: "write whole seconds",
        summary: "RRVS has no fraction of a second.",
        input: Input::Command,
        bad: &["RCPT TO:<user@example.org> RRVS=2014-04-03T23:01:00«.5»Z"],
        good: &["RCPT TO:<user@example.org> RRVS=2014-04-03T23:01:00Z;C"],
    }
    SL0335 BY_NOT_POSITIVE = "by-not-positive" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(2852, "4")],
        reply: ARGUMENT, remedy: Remedy::None,
        message: "BY={span} with mode R, which takes only a time to come",
        help: "write at least 1 second, or mode N",
        summary: "With mode R the time of BY is above zero.",
        input: Input::Command,
        bad: &["MAIL FROM:<user@example.org> BY=«0»;R", "MAIL FROM:<user@example.org> BY=«-5»;RT"],
        good: &["MAIL FROM:<user@example.org> BY=-100;N", "MAIL FROM:<user@example.org> BY=1;R"],
    }
    SL0336 BY_BELOW_MINIMUM = "by-below-minimum" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(2852, "2"), Rfc(2852, "4.1.4.1")],
        reply: Answer::Always(Owed(555, "5.5.4")), remedy: Remedy::None,
        message: "BY={span} is below the {0} seconds that the server asks for",
        help: "give at least {0} seconds, or use mode N",
        summary: "With mode R the time of BY is no less than the server's minimum.",
        input: Input::CommandOffer(&["DELIVERBY 240"]),
        bad: &["MAIL FROM:<user@example.org> BY=«100;R»"],
        good: &["MAIL FROM:<user@example.org> BY=240;R", "MAIL FROM:<user@example.org> BY=100;N"],
    }
    SL0337 HOLD_BOTH = "hold-both" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(4865, "4.1"), Rfc(4865, "4.2")],
        reply: ARGUMENT, remedy: Remedy::None,
        message: "HOLDFOR and HOLDUNTIL on one command",
        help: "give one of the two",
        summary: "A command has HOLDFOR or HOLDUNTIL, not both.",
        input: Input::Command,
        bad: &["MAIL FROM:<user@example.org> HOLDFOR=60 «HOLDUNTIL=2030-01-01T00:00:00Z»"],
        good: &["MAIL FROM:<user@example.org> HOLDFOR=60"],
    }
    SL0338 HOLD_ABOVE_LIMIT = "hold-above-limit" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(4865, "4.1"), Rfc(4865, "4.2")],
        reply: ARGUMENT, remedy: Remedy::None,
        message: "{0}={span} is beyond what the server states",
        help: "send it later, or ask for less time",
        summary: "A message is held no longer than the server states.",
        input: Input::CommandOffer(&["FUTURERELEASE 3600 2030-01-01T00:00:00Z"]),
        bad: &["MAIL FROM:<user@example.org> HOLDFOR=«3601»", "MAIL FROM:<user@example.org> HOLDUNTIL=«2030-01-01T00:00:01Z»"],
        good: &["MAIL FROM:<user@example.org> HOLDFOR=3600", "MAIL FROM:<user@example.org> HOLDUNTIL=2030-01-01T00:00:00Z"],
    }
    SL0339 HOLD_BEYOND_BY = "hold-beyond-by" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(4865, "5.2.1"), Rfc(4865, "5.2.2")],
        reply: ARGUMENT, remedy: Remedy::None,
        message: "held for {0} seconds, until after BY wants it delivered",
        help: "give BY more time than HOLDFOR",
        summary: "BY gives more time than HOLDFOR takes.",
        input: Input::Command,
        bad: &["MAIL FROM:<user@example.org> «HOLDFOR=100» BY=50;R"],
        good: &["MAIL FROM:<user@example.org> HOLDFOR=100 BY=500;R"],
    }
    SL0340 PARAM_OBSOLETE = "param-obsolete" {
        severity: Severity::Warning, kind: Kind::Conformance, rfc: &[Rfc(5321, "2.2.2")],
        reply: Answer::None, remedy: Remedy::None,
        message: "{0} belongs to an extension that has been given up",
        help: "leave {0} out",
        summary: "Parameters of extensions that were given up are left out.",
        input: Input::Command,
        bad: &["MAIL FROM:<user@example.org> «SUBMITTER»=user@example.org", "MAIL FROM:<user@example.org> «ALT-ADDRESS»=user@example.org"],
        good: &["MAIL FROM:<user@example.org> SIZE=10"],
    }
    SL0341 PARAM_MAILBOX = "param-mailbox" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(4954, "5"), Rfc(4954, "8")],
        reply: ARGUMENT, remedy: Remedy::None,
        message: "the value of {0} is no mailbox once decoded",
        help: "write a mailbox as xtext: user@example.org",
        summary: "AUTH and its kin hold a mailbox.",
        input: Input::Command,
        bad: &["MAIL FROM:<user@example.org> AUTH=«joe»", "MAIL FROM:<user@example.org> AUTH=a@example.org«>»"],
        good: &["MAIL FROM:<user@example.org> AUTH=joe@b.example", "MAIL FROM:<user@example.org> AUTH=<>", "MAIL FROM:<user@example.org> AUTH=e+3Dmc2@example.com"],
    }
    SL0342 PARAM_MAILBOX_BRACKETS = "param-mailbox-brackets" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(4954, "5")],
        reply: ARGUMENT, remedy: Remedy::Replace { title: "remove the brackets", with: "{0}" },
        message: "the mailbox of {1} in angle brackets",
        help: "write the mailbox without angle brackets",
        summary: "A mailbox in a value has no angle brackets.",
        input: Input::Command,
        bad: &["MAIL FROM:<user@example.org> AUTH=«<joe@b.example>»"],
        good: &["MAIL FROM:<user@example.org> AUTH=joe@b.example"],
    }
    SL0343 MTRK_WITHOUT_ENVID = "mtrk-without-envid" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(3885, "3.2")],
        reply: ARGUMENT, remedy: Remedy::None,
        message: "MTRK without ENVID",
        help: "add ENVID= with an identifier that is never used again, as in 12345@client.example.org",
        summary: "A message that is tracked has an envelope identifier.",
        input: Input::Command,
        bad: &["MAIL FROM:<user@example.org> «MTRK»=AAAA"],
        good: &["MAIL FROM:<user@example.org> MTRK=AAAA ENVID=12345@client.example.org"],
    }
    SL0344 ENVID_NOT_UNIQUE = "envid-not-unique" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(3885, "3.2")],
        reply: ARGUMENT, remedy: Remedy::None,
        message: "ENVID without \"@\" and a host beside MTRK",
        help: "write an identifier, \"@\" and the name of this host",
        summary: "The envelope identifier of a tracked message names its host.",
        input: Input::Command,
        bad: &["MAIL FROM:<user@example.org> MTRK=AAAA ENVID=«12345»"],
        good: &["MAIL FROM:<user@example.org> MTRK=AAAA ENVID=12345@client.example.org"],
    }
    SL0345 PARAM_PRIVATE = "param-private" {
        severity: Severity::Warning, kind: Kind::Interoperability, rfc: &[Rfc(5321, "2.2.2"), Rfc(5321, "4.1.1.11")],
        reply: Answer::None, remedy: Remedy::None,
        message: "\"{span}\" is a private parameter that few servers know",
        help: "send it only to servers that are known to take it",
        summary: "Parameters that begin with X are private agreements.",
        input: Input::Command,
        bad: &["MAIL FROM:<user@example.org> «X-FOO»=1"],
        good: &["MAIL FROM:<user@example.org> SIZE=10"],
    }
    SL0346 XTEXT_NON_ASCII = "xtext-non-ascii" {
        severity: Severity::Error, kind: Kind::Conformance, rfc: &[Rfc(3461, "4"), Rfc(6533, "3")],
        reply: ARGUMENT, remedy: Remedy::None,
        message: "\"{span}\" in {0}, which holds US-ASCII only",
        help: "leave it out, or give ORCPT the type utf-8",
        summary: "ENVID, and ORCPT unless its type is utf-8, hold US-ASCII, with or without SMTPUTF8.",
        input: Input::Command,
        bad: &["MAIL FROM:<user@example.org> ENVID=a«é» SMTPUTF8", "RCPT TO:<user@example.org> ORCPT=rfc822;«é»@example.org"],
        good: &["RCPT TO:<user@example.org> ORCPT=utf-8;é@example.org"],
    }
}
