//! Sentences of single entries, where the texts have none.

super::phrases! {
    UNREGISTERED "unregistered.title" "Unregistered reply code";
    UNREGISTERED_WHAT "unregistered.what" "{0} is not registered: no standard that smtplint knows defines it.";
    UNREGISTERED_2 "unregistered.positive-completion" "Its first digit makes it a positive completion reply: the command succeeded, and the next one may follow.";
    UNREGISTERED_3 "unregistered.positive-intermediate" "Its first digit makes it a positive intermediate reply: the command is accepted so far, and the server waits for more.";
    UNREGISTERED_4 "unregistered.transient-negative" "Its first digit makes it a transient negative completion reply: the command failed, and the same command may succeed later.";
    UNREGISTERED_5 "unregistered.permanent-negative" "Its first digit makes it a permanent negative completion reply: the command failed, and the same command would fail again.";
    SECOND_DIGIT "unregistered.second-digit" "Its second digit, {0}, is outside the grammar of RFC 5321, which allows 0 to 5.";
    WITHOUT_DOTS "unregistered.dots" "Perhaps the enhanced status code {0} ({1}) is meant, without its dots.";
    UNREGISTERED_SEEN "unregistered.seen" "Only from servers that invent codes of their own, and in logs or lists that are not precise.";
    UNREGISTERED_FIX "unregistered.fix" "As a client, treat it by its first digit, like {0}, and read the text. As a server, send {0} or another code that a standard defines.";
    UNREGISTERED_SENDER "unregistered.sender" "Read the text behind the number, for only that can tell what the server meant; if it does not, ask the postmaster there.";
    UNREGISTERED_SERVER "unregistered.server" "Send {0} or another code that a standard defines, so that clients know what to do.";
    UNREGISTERED_CLIENT "unregistered.client" "Go by the first digit, as RFC 5321 §4.3.2 asks, and do as after {0}.";
    UNLISTED "unlisted.title" "Unregistered enhanced status code";
    UNLISTED_2 "unlisted.2" "{0} is not in the registry of enhanced status codes. Its class, 2, stands for success.";
    UNLISTED_4 "unlisted.4" "{0} is not in the registry of enhanced status codes. Its class, 4, stands for a failure that may pass: the same may succeed later.";
    UNLISTED_5 "unlisted.5" "{0} is not in the registry of enhanced status codes. Its class, 5, stands for a permanent failure: the same would fail again.";
    UNLISTED_SUBJECT "unlisted.subject" "Its subject, {0}, stands for “{1}”.";
    NO_SUBJECT "unlisted.no-subject" "No standard defines the subject {0} either.";
    UNLISTED_SEEN "unlisted.seen" "From servers that use numbers of their own; what they mean by it, only their text and documentation tell.";
    UNLISTED_FIX "unlisted.fix" "As a client, go by the reply code and the class, and read the text. As a server, send {0} or another registered code.";
    UNLISTED_SENDER "unlisted.sender" "Read the text of the reply; if it says nothing, look the number up in the documentation of the provider that sent it.";
    UNLISTED_SERVER "unlisted.server" "Send {0} or another registered code, which others can look up.";
    UNLISTED_CLIENT "unlisted.client" "Go by the reply code and by the first number of {0}, and keep the text for people.";
    ODD_CLASS "enhanced.odd-class" "As registered, it belongs with class {0} only.";
    NO_NEW_USE "enhanced.no-new-use" "It is no longer for new use.";
    NOTHING_TO_MEND "enhanced.success" "Nothing has to be mended, for this reports a success.";
    WAIT_FIRST "enhanced.wait" "Wait first: the same may succeed later, and what follows is for when it does not.";
    FOR_NOW_SEEN "enhanced.for-now-seen" "Where a server refuses for now what others refuse for good with {0}; the wording is much the same, behind a reply code that begins with 4.";
    FOR_NOW_FIX "enhanced.for-now-fix" "Leave the message in the queue: the server asks for it again and may take it then. If that goes on for hours, what is said of {0} applies.";
    SAYS_MORE "reply.says-more" "Here {0} ({1}) says more.";
    OBSOLETE "verb.obsolete" "{0} is obsolete and should not be sent.";
    NOT_IANA "extension.unregistered" "{0} is not in IANA’s registry of service extensions: it is one program’s own.";
    OFFERED_BY "verb.offered-by" "A client may send {0} only where the response to EHLO lists {1}.";
    TAKEN_FOR_END "smuggling.lenient" "These servers take it for the end: {0}.";
    PASSED_ON "smuggling.passing" "These passed it on: {0}.";
    BEFORE_VERSION "smuggling.before" "{0} before {1}";
    SERVER_TAKES "smuggling.server" "{0}, {1}";
    SERVER_TAKES_IF "smuggling.server-note" "{0}, {1} ({2})";
    POSTFIX_NOTE "smuggling.postfix" "unless smtpd_forbid_bare_newline is set, which 3.8.4, 3.7.9, 3.6.13 and 3.5.23 brought";
    CISCO_NOTE "smuggling.cisco" "where its handling of CR and LF is \"Clean\", the default";
    MENDED_NOTE "smuggling.mended" "until it was mended in 2023";
}
