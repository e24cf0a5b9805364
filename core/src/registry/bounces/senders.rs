//! The reverse-path: its domain, its mailbox, and whether the client may use it.

bounces! {
    "sender address rejected: blocked by this" => Policy High: "554 5.7.1 <a@example.com>: Sender address rejected: Blocked by this recipient";
    "sender address rejected: access denied" => Policy High "postfix": "554 5.7.1 <a@example.com>: Sender address rejected: Access denied";
    "sender address rejected: not owned" => BadSender High "postfix": "553 5.7.1 <boss@example.org>: Sender address rejected: not owned by user clerk@example.org";
    "sender address rejected: not logged in" => BadSender High "postfix": "553 5.7.1 <boss@example.org>: Sender address rejected: not logged in";
    "sender address rejected: domain" => BadSender High "postfix": "450 4.1.8 <foo@bad.example>: Sender address rejected: Domain not found";
    "sender address rejected: unverified" => BadSender High "postfix": "450 4.1.7 <a@example.com>: Sender address rejected: unverified address";
    "sender address rejected: undeliverable" => BadSender High "postfix": "550 5.1.7 <a@example.com>: Sender address rejected: undeliverable address";
    "sender address rejected: user unknown" => BadSender High "postfix": "550 5.1.0 <a@example.org>: Sender address rejected: User unknown in local recipient table";
    "sender address rejected: need fully-qualified" => BadSender High "postfix": "504 5.5.2 <foo@foo>: Sender address rejected: need fully-qualified address";
    "sender address rejected" => BadSender Medium: "554 5.7.1 <a@example.com>: Sender address rejected: not welcome";
    "domain of sender address" => BadSender High "sendmail": "553 5.1.8 <a@nowhere.example>... Domain of sender address a@nowhere.example does not exist";
    "real domain name required for sender" => BadSender High "sendmail": "553 5.5.4 <a>... Real domain name required for sender address";
    "domain name required for sender" => BadSender High "sendmail": "553 5.5.4 <a@host>... Domain name required for sender address a@host";
    "the mail server could not deliver mail to" => BadSender High "cpanel": "550 The mail server could not deliver mail to a@host.example. The account or domain may not exist";
    "sender verify failed" => BadSender High "exim": "550 Sender verify failed";
    "verification failed for <" => BadSender High "exim": "550 Verification failed for <a@example.com>";
    "complete sender verify" => BadSender High "exim": "451 Could not complete sender verify callout";
    "callback setup failed while verifying" => BadSender High "exim": "550 Callback setup failed while verifying <a@example.com>";
    "sender domain must" => BadSender High: "550 sorry, your envelope sender domain must exist (#5.7.1)";
    "valid mx for sender domain" => BadSender High "qmail": "550 5.1.8 sorry, can't find a valid MX for sender domain (chkuser)";
    "requires valid sender domain" => BadSender High: "550 [permfail] bellsouth.net requires valid sender domain";
    "unresolvable rfc.5321 from domain" => BadSender High "yahoo": "451 Message temporarily deferred due to unresolvable RFC.5321 from domain.";
    "unroutable sender address" => BadSender High: "550 Unroutable sender address";
    "sender domain" "not exist" => BadSender High: "550 The sender domain does not exist";
    "sender domain" "resolve" => BadSender High: "550 5.1.8 The sender domain could not be resolved";
    "sender domain" "not found" => BadSender High: "550 5.1.8 Sender domain not found";
    "sender domain is empty" => BadSender High: "553 sender domain is empty";
    "sender" "has no a, aaaa, or mx" => BadSender High: "550 Sender a@example.com has no A, AAAA, or MX DNS records";
    "from: domain is invalid" => BadSender High "godaddy": "550 example.com From: Domain is invalid. Provide a valid From: IB506";
    "does not match a verified sender identity" => BadSender High "sendgrid": "550 The from address does not match a verified Sender Identity.";
    "email address is not verified" => BadSender High "ses": "554 Message rejected: Email address is not verified.";
    "is not a valid rfc 5321 address" => BadSender High "gmail": "553 5.1.7 The sender address <a b@example.com> is not a valid RFC 5321 address.";
    "not have permissions to send as this sender" => BadSender High "exchange": "550 5.7.60 SMTP; Client does not have permissions to send as this sender";
    "sendasdenied" => BadSender High "exchange": "554 5.2.252 SendAsDenied; not allowed to send as b@example.com";
    "not allowed to send as" => BadSender High: "550 5.7.1 You are not allowed to send as this user";
    "bad outbound sender" => BadSender High "microsoft": "550 5.1.8 Access denied, bad outbound sender AS(42003)";
    "sender envelope domain not allowed for sender ip" => BadSender High "symantec": "550 sender envelope domain not allowed for sender IP address (#5.1.8)";
    "mail from not owned by user" => BadSender High: "550 5.5.3 Mail from not owned by user. LPN105_421";
    "emetteur invalide" => BadSender High: "501 5.1.0 Emetteur invalide.";
    "invalid sender" => BadSender Medium: "550 Invalid sender";
    "sender rejected" => BadSender Medium: "530 Sender rejected";
    "mail from invalid" => BadSender High: "552 mail from invalid.";
    "bad sender address syntax" => BadSender High "postfix": "501 5.1.7 Bad sender address syntax";
    "bad sender" => BadSender Medium: "553 5.1.8 Bad sender's system address";
    "unknown sender address" => BadSender High: "550 5.1.7 unknown sender address";
    "domain does not exist: " when Code(517) => BadSender High "courier": "517 Domain does not exist: nowhere.example.";
    "your domain" "not exist" => BadSender Medium: "550 5.1.8 Your domain does not exist";

    // Refused by whom the recipient or the organisation chose.
    "in my badmailfrom list" => Policy High "qmail": "553 sorry, your envelope sender is in my badmailfrom list (#5.7.1)";
    "blocked by this recipient" => Policy High: "550 5.7.1 You are blocked by this recipient";
    "blacklisted by recipient" => Policy High: "550 5.7.1 Blacklisted by recipient";
    "rejected by recipients" => Policy High "qq": "550 Mail is rejected by recipients";
    "rejected by destination domain" => Policy High "zoho": "541 5.4.1 Mail rejected by destination domain";
    "recipient preferences" => Policy High: "550 5.7.1 Refused due to recipient preferences";
    "blocked senders" => Policy High: "550 Rejected by header based Blocked Senders";
    "senderfilterconfig" => Policy High "exchange": "554 5.1.0 Sender denied as sender's email address is on SenderFilterConfig list";
    "sender denied" => Policy High: "554 5.1.0 Sender Denied";
    "null sender is not allowed" => Policy High: "550 5.7.1 Null sender is not allowed";
    "allowed to post to" => Policy High: "550 5.7.1 You are not allowed to post to this list";
    "non-member" "members-only" => Policy High: "550 5.7.1 Post by non-member to a members-only list";
    "sender is blacklisted" => Policy High: "550 5.1.1 <b@example.com> sender is blacklisted";
}
