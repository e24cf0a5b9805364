//! The way to the destination, names and addresses, commands, servers in trouble, and what is only policy.

bounces! {
    // The name of the client.
    "cannot find your" "hostname" when Class(5) => Policy High "postfix", FixAndResend: "550 5.7.25 Client host rejected: cannot find your reverse hostname, [192.0.2.17]";
    "cannot find your" "hostname" => Policy High "postfix": "450 4.7.25 Client host rejected: cannot find your hostname, [192.0.2.17]";
    "have a ptr" when Class(5) => Policy High, FixAndResend: "550 5.7.25 The IP address sending this message does not have a PTR record setup";
    "regarding ptr records" when Class(5) => Policy High "gmail", FixAndResend: "550 5.7.1 this message does not meet IPv6 sending guidelines regarding PTR records and authentication.";
    "have a reverse dns" when Class(5) => Policy High, FixAndResend: "550 5.7.25 Access denied, the sending IPv6 address [2001:db8::9] must have a reverse DNS record";
    "no ptr" when Class(5) => Policy High, FixAndResend: "550 5.7.1 Client host 192.0.2.4 has no PTR record";
    "ptr record" when Class(5) => Policy High, FixAndResend: "550 All mail servers must have a PTR record with a valid Reverse DNS entry";
    "ptr resource record" => Policy High "gmx", FixAndResend: "554 No SMTP service. Bad DNS PTR resource record.";
    "reverse dns" when Class(5) => Policy High, FixAndResend: "554 Refused. Your reverse DNS entry contains your IP address";
    "rdns" when Class(5) => Policy High, FixAndResend: "554 cox ESMTP server not available - rejected - no rDNS";
    "dns check failure" when Class(5) => Policy High, FixAndResend: "554 AUP#I-1100 DNS check failure";
    "rtr:rd" => Policy High "aol", FixAndResend: "554 RTR:RD";
    "aup#cxdns" => Policy High "cox", FixAndResend: "554 cxr.cox.net ESMTP server not available AUP#CXDNS";
    "reverse dns" => Policy High: "421 Temporarily rejected. Reverse DNS for this IP failed. IB108";
    "no ptr" => Policy High: "450 4.7.1 Client host 192.0.2.4 has no PTR record (G1F)";
    "have a ptr" => Policy High: "421 4.7.23 The sending IP address for this message doesn't have a PTR record";
    "failure in dns look-up" => Policy High "att": "421-failure in DNS look-up.";

    // HELO, and the order and form of commands.
    "helo command rejected" => ProtocolError High "postfix": "450 4.7.1 <foo.>: Helo command rejected: Host not found";
    "invalid helo" => ProtocolError High: "550 Access denied - Invalid HELO name (See RFC2821 4.1.1.1)";
    "bad helo" => ProtocolError High "microsoft": "550 5.7.506 Access Denied, Bad HELO";
    "helo/ehlo argument" => ProtocolError High "gmail": "501 5.5.4 HELO/EHLO argument \"\" invalid, closing connection.";
    "syntactically invalid" => ProtocolError High "exim": "501 Syntactically invalid HELO argument(s)";
    "polite people say helo first" => ProtocolError High "sendmail": "503 5.0.0 Polite people say HELO first";
    "no data before greeting" => ProtocolError High: "554 cox ESMTP no data before greeting";
    "synchronization error" => ProtocolError High "exim": "554 SMTP synchronization error";
    "too many nonmail commands" => ProtocolError High "exim": "554 Too many nonmail commands";
    "protocol error" => ProtocolError High: "550 5.5.1 Protocol error";
    "unrecognized command" => ProtocolError High: "500 5.3.3 Unrecognized command";
    "command not recognized" => ProtocolError High: "502 5.5.2 Error: command not recognized";
    "bad sequence of commands" => ProtocolError High: "503 Bad sequence of commands";
    "syntax error" => ProtocolError High: "555 syntax error (#5.5.4)";
    "hello first" => ProtocolError High: "503 5.5.2 Send hello first";
    "invalid domain name" => ProtocolError High "sendmail": "501 5.5.4 Invalid domain name";

    // No way to go.
    "unrouteable address" => RoutingOrDns High "exim": "550 Unrouteable address";
    "all relevant mx records point to non-existent hosts" => RoutingOrDns High "exim": "550 all relevant MX records point to non-existent hosts";
    "does not accept mail" "nullmx" => RoutingOrDns High "postfix": "556 5.1.10 <a@example.net>: Recipient address rejected: Domain example.net does not accept mail (nullMX)";
    "does not accept mail" => RoutingOrDns High: "521 Server does not accept mail";
    "null mx" => RoutingOrDns High: "556 5.1.10 Recipient address has null MX";
    "smtpsend.dns" => RoutingOrDns High "exchange": "554 5.4.4 SMTPSEND.DNS.NonExistentDomain; nonexistent domain";
    "infodomainnonexistent" => RoutingOrDns High "microsoft": "550 5.4.310 DNS domain nowhere.example does not exist [Message=InfoDomainNonexistent]";
    "dns domain" "does not exist" => RoutingOrDns High "microsoft": "550 5.4.310 DNS domain nowhere.example does not exist";
    "dns query failed" => RoutingOrDns High: "550 5.4.312 Message expired, DNS query failed";
    "dns query error" => RoutingOrDns High: "550 DNS query error";
    "socket error code" => RoutingOrDns High "microsoft": "450 4.4.316 Connection refused [Message=Socket error code 10061]";
    "hop count exceeded" "attr" => RoutingOrDns High "microsoft": "554 5.4.14 Hop count exceeded - possible mail loop ATTR34";
    "hop count exceeded" => RoutingOrDns High "exchange": "554 5.4.6 Hop count exceeded - possible mail loop";
    "exceeded 50 hops" => RoutingOrDns High "gmail": "554 5.4.6 Message exceeded 50 hops, this may indicate a mail loop.";
    "too many hops" => RoutingOrDns High: "554 5.4.6 Error: too many hops";
    "mail loops back to me" => RoutingOrDns High "sendmail": "553 5.3.5 mail.example.edu. config error: mail loops back to me (MX problem?)";
    "mail loop" => RoutingOrDns High: "550 Too many \"Received\" headers - suspected mail loop";
    "routing loop" => RoutingOrDns High: "450 4.4.6 Routing loop detected (G16)";
    "loop detected" => RoutingOrDns High: "554 Mail loop detected";
    "looping" => RoutingOrDns High: "554 this message is looping";
    "host unknown" => RoutingOrDns High: "550 5.1.2 <x@nowhere.example>... Host unknown";
    "host not found" => RoutingOrDns High: "550 5.1.2 nowhere.example: host not found";
    "host or domain name not found" => RoutingOrDns High: "550 5.4.4 Host or domain name not found";
    "no mx for" => RoutingOrDns High: "550 5.1.2 No MX for nowhere.example";
    "connection refused" when Status(4, 1) => RoutingOrDns High: "450 4.4.1 Connection refused";
    "no route to" => RoutingOrDns High: "450 4.4.1 no route to host";

    // Servers in trouble.
    "temporary lookup failure" => TemporaryServerError High "postfix": "451 4.3.0 <user@example.org>: Temporary lookup failure";
    "queue file write error" => TemporaryServerError High "postfix": "451 4.3.0 Error: queue file write error";
    "error: timeout exceeded" => TemporaryServerError High "postfix": "421 4.4.2 mail.example.org Error: timeout exceeded";
    "server configuration error" => TemporaryServerError High "postfix": "451 4.3.5 Server configuration error";
    "temporary local problem" => TemporaryServerError High "exim": "451 Temporary local problem - please try later";
    "space shortage, please try later" => TemporaryServerError High "exim": "452 space shortage, please try later";
    "smtp command timeout" => TemporaryServerError High "exim": "421 mx.example.net: SMTP command timeout - closing connection";
    "complete recipient verify" => TemporaryServerError High "exim": "451 Could not complete recipient verify callout";
    "qqt failure" => TemporaryServerError High "qmail": "451 qqt failure (#4.3.0)";
    "qq trouble" => TemporaryServerError High "qmail": "451 qq trouble in home directory";
    "qq temporary problem" => TemporaryServerError High "qmail": "451 qq temporary problem (#4.3.0)";
    "temporary internal error" => TemporaryServerError High "dovecot": "451 4.3.0 <b@example.org> Temporary internal error";
    "pfa agent busy" => TemporaryServerError High "microsoft": "451 4.7.700 PFA agent busy, please try again.";
    "temporary server error" => TemporaryServerError High "microsoft": "451 4.7.0 Temporary server error. Please try again later. PRX4 NextHop:";
    "mail server temporarily rejected message" => TemporaryServerError High "gmail": "451 4.3.0 Mail server temporarily rejected message.";
    "blame it on the weather" => TemporaryServerError High: "554 Error: transaction failed, blame it on the weather";
    "unable to process connection at this time" => TemporaryServerError High "mimecast": "451 Unable to process connection at this time";
    "veuillez essayer plus tard" => TemporaryServerError Medium "orange": "421 4.2.0 Service refuse. Veuillez essayer plus tard.";
    "message expired" => TemporaryServerError Medium: "550 4.4.7 QUEUE.Expired; message expired";
    "insufficient" "storage" => TemporaryServerError High: "452 4.3.1 Insufficient system storage";
    "insufficient" "space" => TemporaryServerError High: "452 4.4.5 Insufficient disk space; try again later";
    "insufficient system resources" => TemporaryServerError High: "452 4.3.1 Insufficient system resources";
    "out of memory" => TemporaryServerError High: "421 out of memory (#4.3.0)";
    "server busy" => TemporaryServerError High: "421 4.4.5 Server busy, try again later.";
    "temporarily not available" => TemporaryServerError High: "421 ESMTP server temporarily not available";
    "temporarily unavailable to accept your message" => TemporaryServerError High "rackspace": "450 4.4.1 <b@example.com>: The recipient's server was temporarily unavailable to accept your message (G6)";
    "temporarily unavailable" when Class(4) => TemporaryServerError Medium: "450 the server is temporarily unavailable";
    "temporary error" => TemporaryServerError High: "421 4.3.0 Temporary Error";
    "temporary failure" => TemporaryServerError High: "421 4.3.0 Temporary failure";
    "temporary system" => TemporaryServerError High: "451 4.3.0 Temporary system failure.";
    "temporary service failure" => TemporaryServerError High: "451 Temporary service failure";
    "system not accepting network messages" => TemporaryServerError High: "421 4.3.2 mail.example.edu system not accepting network messages";
    "service not available" when Class(4) => TemporaryServerError High: "421 mail.example.org Service not available, closing transmission channel";
    "service currently unavailable" when Class(4) => Greylisted Medium "postfix": "450 4.3.2 Service currently unavailable";
    "try again later" "service unavailable" when Class(4) => TemporaryServerError Medium: "451 4.7.1 Try again later, service unavailable";
    "service unavailable" when Class(4) => TemporaryServerError Medium: "451 4.7.1 Service unavailable";
    "internal error" => TemporaryServerError Medium: "451 internal error";
    "timeout" when Class(4) => TemporaryServerError High: "451 Timeout waiting for data from client";
    "timed out" when Class(4) => TemporaryServerError High: "421 4.4.1 Connection timed out";
    "connection dropped" => TemporaryServerError High "exchange": "421 4.4.2 Connection dropped";
    "unable to read controls" => TemporaryServerError High "qmail": "421 unable to read controls (#4.3.0)";
    "error in processing" => TemporaryServerError High: "451 Requested action aborted: error in processing";

    // Policy, in so many words.
    "rejectmessage; the message was rejected by organization policy" => Policy High "exchange": "550 5.7.1 TRANSPORT.RULES.RejectMessage; the message was rejected by organization policy";
    "has a policy that prohibited" => Policy High "gmail": "550 5.7.1 The user or domain that you are sending to (or from) has a policy that prohibited the mail that you sent.";
    "policy violation detected (as345)" => Policy High "microsoft": "550 5.0.350 Requested action not taken: policy violation detected (AS345)";
    "not accepted for policy reasons" => Policy High "yahoo": "554 5.7.9 Message not accepted for policy reasons.";
    "email policy violation detected" => Policy High "zoho": "554 5.7.7 Email policy violation detected";
    "anti-spoofing policy" => Policy High "mimecast": "550 Rejected by header based Anti-Spoofing policy: a@example.com";
    "administrative prohibition" "mimecast" => Policy High "mimecast": "550 Administrative prohibition - envelope blocked - https://community.mimecast.com/docs/DOC-1369#550";
    "administrative prohibition" => Policy High "exim": "550 Administrative prohibition";
    "envelope blocked" => Policy High "mimecast": "550 Envelope blocked - User Entry";
    "host network not allowed" => Policy High "mimecast": "554 Host network not allowed";
    "reject due to policy" => Policy High "gmx": "554 Transaction failed. Reject due to policy restrictions.";
    "local policy" => Policy High: "550 5.7.0 Local Policy Violation";
    "organization policy" => Policy High: "550 5.7.1 rejected by organization policy";
    "security policies" => Policy High: "571 sorry, you are violating our security policies (#5.7.1 - chkuser)";
    "restricted characters" => Policy High "exim": "550 Restricted characters in address";
    "policy" => Policy Medium: "554 5.7.1 Our policy forbids this";
    "geographic" => Policy High: "554 5.7.1 Geographic restriction";
    "access denied" => Policy Medium: "554 5.7.1 <user@example.org>: Access denied";

    // Spam, where nothing more precise was said.
    "bulk mail" => SpamContent Medium: "550 We take no bulk mail";
    "unsolicited" => SpamContent Medium: "554 5.7.1 The message seems to be unsolicited";
    "message looks like" => SpamContent Medium: "550 5.7.1 The message looks like junk";
    "content reject" => SpamContent Medium: "550 Content reject";
    "content filter" => SpamContent Medium: "554 5.7.1 Rejected by our content filter";
    "spam" => SpamContent Medium: "550 5.7.1 This looks like spam";

    // What qmail's programs put behind their text instead of before it.
    "(#5.1.1" => UnknownRecipient Medium: "550 sorry, not here (#5.1.1)";
    "(#5.2.2" => MailboxFull Medium: "552 sorry, no room (#5.2.2)";
    "(#5.2.1" => MailboxDisabled Medium: "550 sorry, closed (#5.2.1)";
    "(#5.1.8" => BadSender Medium: "550 sorry, whence (#5.1.8)";
    "(#5.1.7" => BadSender Medium: "550 sorry, who (#5.1.7)";
    "(#4.3." => TemporaryServerError Medium: "451 sorry, trouble here (#4.3.5)";
    "(#4.4." => TemporaryServerError Medium: "451 sorry, trouble there (#4.4.1)";
}
