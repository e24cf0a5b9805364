//! Sentences about two codes.

super::phrases! {
    SAME "compare.same" "Both are {0} ({1}), so there is nothing to tell apart.";
    BOTH_MEAN "compare.both-mean" "Both mean that {0}; {1}, while {2}.";
    ALIKE "compare.alike" "A client handles {0} and {1} in the same way: only what they report differs.";
    BEGIN "react.begin" "a client that gets {0} begins the session or the TLS handshake";
    LOG_IN "react.log-in" "a client that gets {0} sends the next line of the log-in";
    CONTINUE "react.continue" "a client that gets {0} goes on with its next command";
    SEND_MESSAGE "react.send-message" "a client that gets {0} sends the message";
    SEND_MORE "react.send-more" "a client that gets {0} sends what the server waits for";
    RECONNECT "react.reconnect" "a client that gets {0} connects again later";
    TRY_LATER "react.try-later" "a client that gets {0} keeps the message and tries again later";
    MEND "react.mend" "a client that gets {0} sends the command again only when the cause is put right";
    GIVE_UP "react.give-up" "a client that gets {0} stops trying and reports the failure to the sender";
    CLOSE "react.close" "a client that gets {0} closes its end of the connection";
    SEND_NOT "send.not" "Do not send {0}: {1}, which a standard defines, tells a client as much.";
    SEND_UNKNOWN "send.unknown" "Do not send {0}, for no client knows what it means.";
    SEND_NO_MORE "send.no-more" "Do not send {0} any more: it is kept in the registry only for the record.";
    SEND_WITH "send.with" "Send {0} with {1} to say that {2}.";
    SEND_IF_LATER "send.if-later" "Send {0} with {1} if trying again later may help.";
    SEND_IF_NEVER "send.if-never" "Send {0} with {1} if trying again will not help.";
    SEND_RATHER "send.rather" "Send {0} rather than {1}: the registry foresees no other class for it.";
    ANY_CODE "beside.any" "any reply code that begins with {0}";
    REGISTERED "enhanced.registered" "{0} is registered as “{1}”";
    NOT_REGISTERED "enhanced.not-registered" "{0} is not registered";
    OF_CLASS "enhanced.of-class" "{0}: {1}";
    HAS_SUBJECT "enhanced.subject" "{0} has the subject “{1}”";
    GOES_WITH "enhanced.goes-with" "{0} goes with {1}";
}
