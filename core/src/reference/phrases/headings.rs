//! The headings that the program and the pages print, and the words under them.

super::phrases! {
    MEANING "heading.meaning" "What it means";
    SEEN "heading.seen" "When you see it";
    FIX "heading.fix" "How to fix it";
    SENDER "heading.sender" "For whoever sent the mail";
    SERVER "heading.server" "For whoever runs the server";
    CLIENT "heading.client" "For whoever writes the client";
    SEND "heading.send" "When to send it";
    ORIGIN "heading.origin" "Where it comes from";
    INSTEAD "heading.instead" "What to look for instead";
    RELATED "heading.related" "Related";
    EXAMPLES "heading.examples" "Examples";
    COMMANDS "heading.commands" "Commands";
    ENHANCED "heading.enhanced" "Enhanced status codes";
    REPLIES "heading.replies" "Reply codes";
    RETRY "heading.retry" "Retry";
    PORTS "heading.ports" "Ports";
    CLASS "heading.class" "Class";
    CATEGORY "heading.category" "Category";
    STATUS "heading.status" "Status";
    SYNTAX "heading.syntax" "Syntax";
    PARAMETERS "heading.parameters" "Parameters";
    STANDARDS "heading.standards" "Standards";
    STEPS "heading.steps" "Step by step";
    GO_ON "heading.go-on" "Where to go on";
    DIFFERENCES "heading.differences" "Key differences";
    FACTS "heading.facts" "Side by side";
    USES "heading.uses" "When to use which";
    SEVERITY "heading.severity" "Severity";
    BAD "heading.bad" "Wrong";
    GOOD "heading.good" "Right";
    TITLE_PAIR "heading.pair" "{0} and {1}";
}
