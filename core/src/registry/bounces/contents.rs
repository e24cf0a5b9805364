//! The message: greylisting before it, malware and spam in it, its size and its form.

bounces! {
    // Come again.
    "greylist" "postgrey" => Greylisted High "postgrey": "450 4.2.0 <u@example.org>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch/help/example.org.html";
    "greylist" => Greylisted High: "451 4.7.1 Greylisting in action, please come back in 00:05:00";
    "graylist" => Greylisted High: "421 Your address has been graylisted. Try again later.";
    "grey-list" => Greylisted High: "451 4.7.1 You are grey-listed";
    "is not yet authorized to deliver mail" => Greylisted High: "451 192.0.2.9 is not yet authorized to deliver mail from <a@example.com> to <b@example.org>. Please try later.";
    "policy rejection- please try later" => Greylisted High: "450 4.7.1 <u@example.org>: Recipient address rejected: Policy Rejection- Please try later.";
    "internal resources are temporarily unavailable" => Greylisted Medium "mimecast": "451 Internal resources are temporarily unavailable";
    "first time" "try again" when Class(4) => Greylisted Medium: "450 First time we see you, try again soon";

    // Malware: the scanners name both, virus and spam, where they do not tell which.
    "spam or virus classification" => SpamContent High "t-online": "550 5.7.0 message has been rejected due to spam or virus classification";
    "spam or virus content" => SpamContent Medium: "552 Message rejected for spam or virus content";
    "virus" => Virus High: "554 5.7.1 Virus found";
    "malware" => Virus High: "550 This message contains malware (Win.Test.EICAR_HDB-1)";
    "infected" => Virus High: "550 Message is infected by Win.Test.EICAR_HDB-1";
    "trojan" => Virus High: "550 5.7.1 Trojan detected";
    "eicar" => Virus High: "554 5.7.0 Eicar-Test-Signature found";
    "rtr:ch" => Virus Low "aol": "554 RTR:CH";

    // What an organisation lets nobody send.
    "banned file" => Policy High: "550 5.7.0 Your message has been rejected because it contains a banned file attachment";
    "- banned:" => Policy High "amavis": "554 5.7.0 Reject, id=17352-01 - BANNED: application/x-ms-dos-executable,.exe";
    "attachment" "forbidden" => Policy High: "552 5.7.1 attachment extension is forbidden";
    "attachment" "not allowed" => Policy High: "552 5.7.1 This type of attachment is not allowed";
    "attachment" "blocked" => Policy Medium: "552 5.7.1 The attachment was blocked";
    "illegal attachment" => Policy High "gmail": "552 5.7.0 Our system detected an illegal attachment on your message.";
    "presents a potential security issue" => Policy High "gmail": "552 5.7.0 This message was blocked because its content presents a potential security issue.";
    "potential" "security issue" => Policy High "gmail": "552 5.7.0 a potential security issue";
    "unacceptable attachment" => Policy High: "550 5.7.1 Unacceptable attachment";

    // Spam that the address of the client or a list speaks of is found in `lists`; here the message speaks.
    "blocked using spam pattern" => SpamContent High: "553 Blocked Using Spam Pattern, Your Message May Contain The Spam Contents";
    "blocked using" "uribl" => SpamContent High: "554 5.7.1 Service unavailable; Client host [mail.example.com] blocked using multi.uribl.com";
    "local uribl policy" => SpamContent High: "550 Your email breaches local URIBL policy";
    "a url in this email" => SpamContent High: "550 A URL in this email (example.com) is listed on https://spamrl.com/.";
    "urlbl" => SpamContent High "cox": "552 5.2.0 cox Message rejected AUP#URLBL011";
    "likely unsolicited" => SpamContent High "gmail": "550 5.7.1 Our system has detected that this message is likely unsolicited mail.";
    "nature of the content or the links within" => SpamContent High "gmail": "421 4.7.0 This message is suspicious due to the nature of the content or the links within.";
    "?p=unsolicitedmessageerror" => SpamContent High "gmail": "550 5.7.1 https://support.google.com/mail/?p=UnsolicitedMessageError";
    "spam abuse detected" => SpamContent High "microsoft": "550 5.7.501 Service unavailable. Access denied, spam abuse detected. AS(42004)";
    "content filter agent quarantined" => SpamContent High "exchange": "550 5.2.1 Content Filter agent quarantined this message";
    "spamassassin" => SpamContent High: "550 5.7.1 Rejected: spamassassin score 12.4";
    "gtube" => SpamContent High "rspamd": "554 5.7.1 Gtube pattern";
    "anti-spam engine" => SpamContent High: "552 message rejected by anti-spam engine.";
    "spam filtering engine" => SpamContent High: "550 the message has been rejected by spam filtering engine";
    "dt:spm" => SpamContent High "netease": "554 DT:SPM 163 mx12,QMCowABHIrk4JQ5e5rAkAg--.53S3 1578771768";
    "mi:spb" => SpamContent High "netease": "554 MI:SPB 163 smtp8 1578771768";
    "hvu:b" => SpamContent High "aol": "554 5.7.1 : (HVU:B2) https://postmaster.aol.com/error-codes#554hvub2";
    "judged to be spam" when Code(552) => SpamContent High "godaddy": "552 This message has been rejected due to content judged to be spam by the internet community. IB212";
    "the mail server detected your message as spam" => SpamContent High "cpanel": "550 \"The mail server detected your message as spam and has prevented delivery.\"";
    "spam message rejected" "mail.ru" => SpamContent High "mailru": "550 spam message rejected. Please visit http://help.mail.ru/notspam-support/id?c=6I";
    "under suspicion of spam" => SpamContent High "yandex": "554 5.7.1 Message rejected under suspicion of SPAM";
    "spam is embedded in the email" => SpamContent High "qq": "550 spam is embedded in the email";
    "mail content denied" => SpamContent High "qq": "550 Mail content denied.";
    "email rejected due to security policies" => SpamContent Medium "mimecast": "554 Email rejected due to security policies";
    "message content rejected" => SpamContent High: "550 5.7.1 Message content rejected, id=00000-00-000";
    ", ube" => SpamContent High "amavis": "550 5.7.1 rejected, UBE, id=00000-00-000";
    "message filtered" => SpamContent High "symantec": "553-Message filtered. Refer to the Troubleshooting page at http://www.symanteccloud.com/troubleshooting";
    "filtered by outbound scanning" => SpamContent High "symantec": "550 filtered by Outbound scanning.";
    "mail rejete" => SpamContent Medium "orange": "550 5.2.0 Mail rejete. Mail rejected. OFR_506 [506]";
    "recurrent pattern detection" => SpamContent High: "550 This message was rejected by Recurrent Pattern Detection System";
    "classified as bulk" => SpamContent High: "550 This message was classified as bulk mail";
    "reject bulk.advertising" => SpamContent High: "550 REJECT bulk.advertising";

    // Its size. Mailboxes have sizes and limits too: those stand in `mailboxes`.
    "mailbox size limit exceeded" => MailboxFull High: "552 5.2.2 Mailbox size limit exceeded";
    "message size exceeds" => TooLarge High: "552 5.3.4 Message size exceeds fixed maximum message size";
    "message size limit" => TooLarge High: "552 5.3.4 Your message exceeded Google's message size limits.";
    "message exceeds" "size" => TooLarge High: "552 5.3.4 The message exceeds the maximum size";
    "exceeded google's message" => TooLarge High "gmail": "552 5.3.4 exceeded Google's message header limits";
    "message file too big" => TooLarge High "postfix": "552 5.3.4 Error: message file too big";
    "message too big" => TooLarge High: "554 5.3.4 Message too big for system";
    "message too large" => TooLarge High: "552 Message too large";
    "message is too large" => TooLarge High: "552 5.3.4 <x@example.edu>... Message is too large; 5000000 bytes max";
    "message is too big" => TooLarge High: "552 5.3.4 This message is too big";
    "message is too long" => TooLarge High: "552 message is too long.";
    "attachment is too" => TooLarge High: "554 attachment is too long.";
    "exceeds my databytes limit" => TooLarge High "qmail": "552 sorry, that message size exceeds my databytes limit (#5.3.4)";
    "resolver.rst.recipsizelimit" => TooLarge High "exchange": "550 5.2.3 RESOLVER.RST.RecipSizeLimit; message too large for this recipient";
    "resolver.rst.sendsizelimit" => TooLarge High "exchange": "550 5.2.3 RESOLVER.RST.SendSizeLimit.Sender; too large";
    "maximum email size" => TooLarge High "mimecast": "554 Maximum email size exceeded";
    "maximum message size" => TooLarge High: "552 The maximum message size is 10 MB";
    "taille limite du message" => TooLarge High: "552 Taille limite du message atteinte";
    "exceed" "mailsize limit" => TooLarge High: "552 exceeded mailsize limit";
    "mail size" "exceed" => TooLarge High: "552 Your mail size exceeds what we take";
    "msg-p1" => TooLarge High "facebook": "552 5.3.4 MSG-P1 The message exceeds the maximum allowed size";

    // Its form, against RFC 5322.
    "rfc 5322 compliant" => ProtocolError High: "550 5.7.1 This message is not RFC 5322 compliant because it has duplicate headers.";
    "not rfc 5322" => ProtocolError High: "550 5.7.1 This message is not RFC 5322";
    "rfc 5322 section 3.6.2" => ProtocolError High "microsoft": "550 5.7.512 Access denied, message must be RFC 5322 section 3.6.2 compliant";
    "?p=rfcmessagenoncompliant" => ProtocolError High "gmail": "550 5.7.1 https://support.google.com/mail/?p=RfcMessageNonCompliant";
    "messages missing a valid" => ProtocolError High "gmail": "550 5.7.1 Messages missing a valid Message-ID: header are not accepted.";
    "multiple addresses in from" => ProtocolError High "gmail": "550 5.7.1 Multiple addresses in From: header are not accepted.";
    "encoded-word syntax is not permitted" => ProtocolError High "gmail": "550 5.7.1 Encoded-Word syntax is not permitted in message header Subject";
    "headers are not rfc compliant" => ProtocolError High "yahoo": "554 5.7.9 Message headers are not RFC compliant";
    "is malformed" => ProtocolError High: "554 5.6.0 Mail message is malformed. Not accepted.";
    "blank from: addresses" => ProtocolError High "godaddy": "550 jane@example.com Blank From: addresses are not allowed. Provide a valid From. IB501";
    "are not allowed as a from" => ProtocolError High "godaddy": "550 jane@example.com IP addresses are not allowed as a From: Address. IB502";
    "bare linefeed" => ProtocolError High "microsoft": "550 5.6.11 message contains bare linefeeds, which cannot be sent via DATA";
    "barelinefeed" => ProtocolError High "microsoft": "550 5.6.11 SMTPSEND.BareLinefeedsAreIllegal";
    "bare <lf>" => ProtocolError High "postfix": "521 5.5.2 mail.example.org Error: bare <LF> received";
    "bare lf" => ProtocolError High: "550 5.6.11 Bare LF in the message";
    "stray linefeeds" => ProtocolError High: "553 Stray linefeeds in message (#5.6.2)";
    "stray newline" => ProtocolError High: "451 stray newline";
    "smtplf.html" => ProtocolError High "qmail": "451 See http://pobox.com/~djb/docs/smtplf.html.";
    "line too long" => ProtocolError High: "500 5.5.6 Line too long";
    "maximum line length" => ProtocolError High: "550 A line exceeds the maximum line length";
}
