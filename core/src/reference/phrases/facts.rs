//! Sentences that stand for facts about one code, and the small grammar that joins them.

super::phrases! {
    OR "list.or" "{0} or {1}";
    BESIDE "list.semicolon" "{0}; {1}";
    PAIR "sentence.pair" "{0}; {1}.";
    WHOLE "sentence.whole" "{0}.";
    WHILE "sentence.while" "{0}, while {1}.";
    MEANS "code.means" "{0} means that {1}";
    MEANS_NOTHING "code.means-nothing" "{0} is defined by no standard, so that only its digits count";
    REPORTS_1 "class-of.positive-preliminary" "{0} reports progress ({1}), which SMTP does not have";
    REPORTS_2 "class-of.positive-completion" "{0} reports success ({1})";
    REPORTS_3 "class-of.positive-intermediate" "{0} asks the client for more ({1})";
    REPORTS_4 "class-of.transient-negative" "{0} reports a temporary failure ({1})";
    REPORTS_5 "class-of.permanent-negative" "{0} reports a permanent failure ({1})";
    ABOUT_SYNTAX "about.syntax" "{0} is about commands and their syntax";
    ABOUT_INFORMATION "about.information" "{0} answers a request for information";
    ABOUT_CONNECTIONS "about.connections" "{0} is about the connection";
    ABOUT_MAIL "about.mail-system" "{0} is about the mail system";
    ACTS_NOBODY "acts.nobody" "after {0} no person has to act";
    ACTS_DEVELOPER "acts.developer" "after {0} whoever wrote or set up the client has to act";
    ACTS_HOLDER "acts.account-holder" "after {0} whoever holds the account has to act";
    ACTS_SENDER "acts.sender" "after {0} whoever sent the message has to act";
    ACTS_OPERATOR "acts.operator" "after {0} whoever runs the server has to act";
    REPEAT_NOTHING "repeat.nothing" "after {0} there is nothing to repeat";
    REPEAT_NOW "repeat.now" "after {0} the same command may be sent again at once";
    REPEAT_LATER "repeat.later" "after {0} the same command may be sent again later";
    REPEAT_NEVER "repeat.never" "after {0} the same command should not be sent again";
    REPEAT_FIXED "repeat.after-fixing" "after {0} the command may be sent again once the cause is put right";
    COMES "phase.comes" "{0} comes {1}";
    AT_START "phase.greeting" "at the start of a connection";
    ANY_TIME "phase.any" "at any time";
    AFTER "phase.after" "after {0}";
    MESSAGE_DATA "phase.end-of-data" "the message data";
    MOST_COMMANDS "phase.most" "most commands";
    STAYS_OPEN "next.open" "after {0} the connection stays open for the next command";
    CLOSES "next.closes" "after {0} the server closes the connection";
    MAY_CLOSE "next.may-close" "after {0} the server may close the connection at once";
    BEGINS "next.begins" "after {0} the session begins, with EHLO or with the TLS handshake";
    TAKES_MESSAGE "next.takes-message" "after {0} the server reads the message, not a command";
    TAKES_RESPONSE "next.takes-response" "after {0} the server reads a line of the log-in, not a command";
    FROM_CORE "origin.core" "{0} is part of SMTP itself (RFC 5321)";
    FROM_RFC "origin.extension" "{0} is defined by RFC {1}";
    FROM_VENDOR "origin.vendor" "{0} is some software’s own, and no standard defines it";
    FROM_FOLKLORE "origin.folklore" "{0} is known mainly from reference sites, and no standard defines it";
    CARRIES "carries.enhanced" "{0} usually carries {1}";
}
