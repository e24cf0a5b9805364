//! The words of the tables of what smtplint covers.

super::phrases! {
    VERBS "coverage.verbs" "Verbs";
    EXTENSIONS "coverage.extensions" "Service extensions";
    VERB "coverage.verb" "verb";
    OFFERED_BY "coverage.offered-by" "offered by";
    STANDING "coverage.standing" "standing";
    DEFINED_IN "coverage.defined-in" "defined in";
    OBSOLETE "coverage.obsolete" "obsolete";
    IN_USE "coverage.in-use" "in use";
    KEYWORD "coverage.keyword" "keyword";
    NAME "coverage.name" "name";
    VERBS_OF "coverage.verbs-of" "verbs";
    ON_MAIL "coverage.on-mail" "on MAIL";
    ON_RCPT "coverage.on-rcpt" "on RCPT";
    NOT_REGISTERED "coverage.not-registered" "{0}; not registered";
    TITLE "coverage.title" "title";
    RULES "coverage.rules" "rules";
    EXTENSIONS_OF "coverage.extensions-of" "extensions";
    REPLY_CODES "coverage.reply-codes" "reply codes";
    ENHANCED "coverage.enhanced" "enhanced status codes";
}
