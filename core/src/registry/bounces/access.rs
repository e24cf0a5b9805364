//! Log-in, TLS, relaying, and the checks of who sends: SPF, DKIM, DMARC.

bounces! {
    "doesn't meet the required authentication level" => AuthFailed High "microsoft": "550 5.7.515 Access denied, sending domain EXAMPLE.COM doesn't meet the required authentication level.";
    "user in blacklist" => Policy High: "550 User in blacklist";
    // Replies that repeat what was said before.
    "all rcpt commands were rejected" "must precede data" => ProtocolError High "exim": "503-All RCPT commands were rejected with this error: 503-no 503 Valid RCPT command must precede DATA";
    "could not deliver mail to" "sender verify failed" => BadSender High: "550-The mail server could not deliver mail to <a@example.com>. 550 Sender verify failed";
    "could not deliver mail to" "may be blacklisted" => UnknownRecipient High: "550-The mail server could not deliver mail to b@example.org. 550 The account or domain may not exist, they may be blacklisted";
    "mailbox unavailable" "failure sending mail. try again later" => RateLimited High "gmx": "550-Requested action not taken: mailbox unavailable 550 Failure sending mail. Try again later.";
    "does not want your mail" => Policy High: "554 5.7.1 The recipient does not want your mail.";
    "definitively does not want" => Policy High: "554 5.7.1 The recipient definitively does not want it.";

    // Of a recipient, where the numbers say something else.
    "address verification in progress" => TemporaryServerError High "postfix": "450 4.1.1 <b@example.org>: Recipient address rejected: unverified address: Address verification in progress";
    "user email address is marked as invalid" => UnknownRecipient High: "550 5.7.1 <b@example.org>: Recipient address rejected: User email address is marked as invalid.";
    "not in recipient list" => UnknownRecipient High: "554 5.7.1 <b@example.org>: Recipient address rejected: Not in recipient list";
    "addressee unknown" => UnknownRecipient High: "550 5.2.1 <b@example.org>... Addressee unknown";
    "blank mailhost" => UnknownRecipient High: "550 5.2.1 <b@example.org>... blank mailhost - invalid address";
    "recipient address" "is not a valid rfc" => UnknownRecipient High "gmail": "553 5.1.2 The recipient address <.@example.org> is not a valid RFC-5321 address";
    "organization queue quota" => RateLimited High "exchange": "450 4.7.3 Organization queue quota exceeded";

    // Who may write to the mailbox: not the log-in of the client, though the words are the same.
    "resolver.rst.authrequired" => Policy High "exchange": "550 5.7.1 RESOLVER.RST.AuthRequired; authentication required";
    "resolver.rst.notauthorized" => Policy High "exchange": "550 5.7.1 RESOLVER.RST.NotAuthorized; not authorized";
    "resolver.rst.sendernotauthenticated" => Policy High "exchange": "550 5.7.134 RESOLVER.RST.SenderNotAuthenticatedForMailbox; authentication required";
    "sender not authenticated for group" => Policy High "exchange": "550 5.7.133 sender not authenticated for group";
    "sender was not authenticated" => Policy Medium "exchange": "550 5.7.136 Delivery restriction check failed because the sender was not authenticated";
    "sender not in allowed-senders list" => Policy High "exchange": "550 5.7.124 sender not in allowed-senders list";

    // SPF, DKIM, DMARC.
    "sender is unauthenticated" "yahoo requires" => AuthFailed High "yahoo": "550 5.7.9 This mail has been blocked because the sender is unauthenticated. Yahoo requires all senders to authenticate";
    "because the sender is unauthenticated" => AuthFailed High: "550 5.7.26 This mail has been blocked because the sender is unauthenticated.";
    "rate limited because it is unauthenticated" => AuthFailed High "gmail": "421 4.7.26 This mail has been rate limited because it is unauthenticated.";
    "rate limited because spf" => AuthFailed High "gmail": "421 4.7.27 Your email has been rate limited because SPF authentication didn't pass for this message.";
    "rate limited because dkim" => AuthFailed High "gmail": "421 4.7.30 Your email has been rate limited because DKIM authentication didn't pass for this message.";
    "blocked because spf does not pass" => AuthFailed High "gmail": "550 5.7.27 This mail has been blocked because SPF does not pass.";
    "blocked because dkim does not pass" => AuthFailed High "gmail": "550 5.7.30 This mail has been blocked because DKIM does not pass.";
    "isn't aligned with either the authenticated spf or dkim" => AuthFailed High "gmail": "421 4.7.32 the From: header (RFC5322) in this message isn't aligned with either the authenticated SPF or DKIM organizational domain.";
    "unauthenticated email from" "dmarc policy" => AuthFailed High "gmail": "550 5.7.26 Unauthenticated email from example.com is not accepted due to domain's DMARC policy.";
    "unauthenticated email is not accepted" => AuthFailed High "gmail": "550 5.7.1 Unauthenticated email is not accepted from this domain.";
    "?p=dmarcrejection" => AuthFailed High "gmail": "550 5.7.26 https://support.google.com/mail/?p=DmarcRejection";
    "does not have authentication information or fails to pass" => AuthFailed High "gmail": "550 5.7.26 This message does not have authentication information or fails to pass authentication checks (SPF or DKIM).";
    "fails to pass authentication checks" => AuthFailed High: "550 5.7.1 This message fails to pass authentication checks (SPF or DKIM).";
    "spf record with a hard fail policy" => AuthFailed High "gmail": "550 5.7.26 The MAIL FROM domain [example.com] has an SPF record with a hard fail policy (-all) but it fails to pass SPF checks";
    "fails to pass spf checks" => AuthFailed High: "550 5.7.26 This message fails to pass SPF checks for an SPF record with a hard fail policy (-all).";
    "the spf record of the sending domain" "suspicious" => AuthFailed High "gmail": "550 5.7.24 The SPF record of the sending domain has one or more suspicious entries.";
    "does not pass dmarc verification" => AuthFailed High "microsoft": "550 5.7.509 Access denied, sending domain example.com does not pass DMARC verification and has a DMARC policy of reject.";
    "does not meet the required authentication level" => AuthFailed High "microsoft": "550 5.7.515 Access denied, sending domain EXAMPLE.COM does not meet the required authentication level.";
    "must pass either spf or dkim validation" => AuthFailed High "microsoft": "450 4.7.26 Access denied, a message sent over IPv6 [2001:db8::9] must pass either SPF or DKIM validation, this message is not signed";
    "unless they pass either spf or dkim" => AuthFailed High "microsoft": "450 4.7.26 Service does not accept messages sent over IPv6 [2001:db8::9] unless they pass either SPF or DKIM validation";
    "sender policy framework" "violation" => AuthFailed High: "550 5.7.23 The message was rejected because of Sender Policy Framework violation";
    "does not pass the sender policy framework" => AuthFailed High: "517 SPF fail a@example.com: Address does not pass the Sender Policy Framework";
    "failing both spf and dkim" => AuthFailed High "icloud": "554 5.7.1 [HME1] This message was blocked for failing both SPF and DKIM authentication checks.";
    "message was rejected due to" "dmarc policy" => AuthFailed High: "554 5.7.1 Your message was rejected due to example.jp's DMARC policy.";
    "not accepted due to domain owner dmarc policy" => AuthFailed High "mailru": "550 5.7.1 This message was not accepted due to domain owner DMARC policy (RFC 7489)";
    "dmarc verification failed" => AuthFailed High: "571 5.7.1 Message refused, DMARC verification Failed.";
    "dmarc check failed" => AuthFailed High: "550 DMARC check failed.";
    "dmarc" "authentication fail" => AuthFailed High: "553 DMARC domain authentication fail";
    "dmarc sender invalid" => AuthFailed High "mimecast": "550 DMARC Sender Invalid - envelope rejected";
    "dkim sender invalid" => AuthFailed High "mimecast": "550 DKIM Sender Invalid - envelope rejected";
    "spf sender invalid" => AuthFailed High "mimecast": "550 SPF Sender Invalid - envelope rejected";
    "per dmarc policy" => AuthFailed High: "550 5.7.1 Email rejected per DMARC policy for example.com";
    "by dmarc policy" => AuthFailed High: "550 5.7.1 rejected by DMARC policy for example.net";
    "due to dmarc" => AuthFailed High: "550 5.7.1 Message rejected due to DMARC policy";
    "senders dmarc policy" => AuthFailed High: "550 Message rejected due to senders DMARC policy";
    "failed dmarc" => AuthFailed High: "554 5.7.1 Message failed DMARC evaluation";
    "dmarc policy" => AuthFailed Medium: "550 5.7.1 The DMARC policy of example.com asks for rejection";
    "dmarc" "reject" => AuthFailed Medium: "550 5.7.1 DMARC: the domain asks to reject this";
    "rtr:" "dmarc" => AuthFailed High "aol": "554 5.7.1 (RTR:DMARC)";
    "spf (sender policy framework) domain authentication fail" => AuthFailed High "symantec": "553-SPF (Sender Policy Framework) domain authentication fail.";
    "reject due to spf policy" => AuthFailed High "gmx": "550 Reject due to SPF policy. The originating IP of the message is not permitted by the domain owner";
    "spf check failed" => AuthFailed High: "550 SPF check failed.";
    "spf check: fail" => AuthFailed High: "550 5.7.0 SPF Check: fail";
    "spf validation" "fail" => AuthFailed High: "550 5.7.1 SPF validation failed";
    "spf fail" => AuthFailed High: "550 5.7.1 SPF fail";
    "fail" "spf" when Class(5) => AuthFailed Low: "554 The sender's domain failed the SPF test";
    "invalid spf record" => AuthFailed High: "550 jane@example.com Invalid SPF record. Inspect your SPF settings, and try again. IB508";
    "spf" "is not allowed to send mail" => AuthFailed High: "550 5.5.0 SPF: example.net is not allowed to send mail.";
    "not allowed to send from" "spf record" => AuthFailed High: "550 192.0.2.9 is not allowed to send from <example.com> per it's SPF Record";
    "openspf." => AuthFailed High: "550 5.7.1 Please see http://www.openspf.org/Why?id=a%40example.com";
    "spf.pobox.com" => AuthFailed High: "550 5.7.1 See http://spf.pobox.com/why.html";
    "dkim signature" "fail" => AuthFailed High: "550 5.7.1 The DKIM signature of this message failed";
    "no passing dkim" => AuthFailed High: "550 5.7.20 No passing DKIM signature found";
    "domain authentication requirements" => AuthFailed Medium: "550 5.7.1 The message does not comply with our Domain Authentication requirements";

    // TLS.
    "must issue a starttls" => TlsRequired High: "530 5.7.0 Must issue a STARTTLS command first";
    "must issue starttls" => TlsRequired High: "550 Must issue STARTTLS";
    "starttls is required" => TlsRequired High: "451 5.7.3 STARTTLS is required to send mail";
    "starttls is mandatory" => TlsRequired High: "530 5.7.0 STARTTLS is mandatory";
    "starttls required" => TlsRequired High: "530 5.7.0 STARTTLS required";
    "starttls-not-supported" => TlsRequired High "microsoft": "550 5.7.321 starttls-not-supported: Destination mail server must support TLS to receive mail.";
    "must support tls to receive" => TlsRequired High "microsoft": "450 4.7.321 Destination mail server must support TLS to receive mail";
    "wasn't sent over a tls connection" => TlsRequired High "gmail": "550 5.7.29 This mail has been blocked because it wasn't sent over a TLS connection.";
    "tls required for rcpt domain" => TlsRequired High "gmail": "421 4.7.0 TLS required for RCPT domain, closing connection.";
    "session encryption is required" => TlsRequired High "postfix": "450 4.7.1 Session encryption is required";
    "this route requires" "tls" => TlsRequired High "mimecast": "553 This route requires encryption (TLS)";
    "this route requires high-strength ciphers" => TlsRequired High "mimecast": "553 This route requires high-strength ciphers";
    "tls encryption required" => TlsRequired High: "550 TLS encryption required for mails to this domain";
    "tls" "connection required" => TlsRequired High: "451 TLS/SSLv3 Connection required. (#4.7.1)";
    "tls is required" => TlsRequired High: "550 5.7.10 TLS is required here";
    "tls required" => TlsRequired High: "530 5.7.0 TLS required";
    "requires tls" => TlsRequired High: "530 5.7.0 This server requires TLS";
    "must use tls" => TlsRequired High: "530 You must use TLS here";
    "encryption required" => TlsRequired High: "538 5.7.11 Encryption required for requested authentication mechanism";
    "encryption is required" => TlsRequired High: "530 5.7.0 Encryption is required";
    "encryption too weak" => TlsRequired High "sendmail": "403 4.7.0 encryption too weak 0 less than 112";
    "certificate" "dane" => TlsRequired Medium: "450 4.7.325 certificate-host-mismatch: Remote certificate must match the hostname (DANE)";
    "tlsa" => TlsRequired Medium: "450 4.7.323 tlsa-invalid: The domain failed DANE validation";

    // Relaying: before log-in, which it often asks for.
    "relay access denied" => RelayingDenied High: "554 5.7.1 <foo@example.net>: Relay access denied";
    "relaying denied" => RelayingDenied High: "550 5.7.1 <x@example.net>... Relaying denied";
    "relaying temporarily denied" => RelayingDenied High "sendmail": "450 4.7.1 <x@example.net>... Relaying temporarily denied. Cannot resolve PTR record for 192.0.2.7";
    "relay not permitted" => RelayingDenied High "exim": "550 relay not permitted";
    "relaying not permitted" => RelayingDenied High: "550 relaying not permitted";
    "relay not allowed" => RelayingDenied High: "551 relay not allowed";
    "relaying not allowed" => RelayingDenied High: "550 5.7.1 Relaying not allowed";
    "relaying is not allowed" => RelayingDenied High: "550 5.7.1 Relaying is not allowed here";
    "relay denied" => RelayingDenied High: "550 5.7.0 Mail relay denied";
    "relay prohibited" => RelayingDenied High: "550 Relay prohibited";
    "relaying prohibited" => RelayingDenied High: "550 Relaying prohibited";
    "unable to relay" => RelayingDenied High: "550 5.7.1 Unable to relay";
    "cannot relay" => RelayingDenied High: "550 5.7.1 We cannot relay for you";
    "not allowed to relay" => RelayingDenied High: "550 5.7.1 You are not allowed to relay";
    "isn't allowed to relay" => RelayingDenied High: "550 192.0.2.7 isn't allowed to relay here";
    "invalid credentials for relay" => RelayingDenied High "gmail": "550 5.7.1 Invalid credentials for relay 192.0.2.9.";
    "list of allowed rcpthosts" => RelayingDenied High "qmail": "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)";
    "i cannot deliver mail for" => RelayingDenied High "haraka": "550 I cannot deliver mail for {user@example.net}";
    "trying to use me" "as a relay" => RelayingDenied High "symantec": "553 You are trying to use me [server-9.tower-1.messagelabs.com] as a relay, but I have not been configured to let you do this.";
    "open relay" "not" => RelayingDenied High: "451 Open relay not allowed";
    "denies relay" => RelayingDenied High: "553 the host denies relay";
    "when attempting to send to a non-local" => RelayingDenied High: "503 This mail server requires authentication when attempting to send to a non-local e-mail address.";
    "not configured to relay" => RelayingDenied High: "550 This system is not configured to relay mail";
    "relay" "denied" when Class(5) => RelayingDenied Medium: "550 5.7.1 Attempt to relay through us denied";
    "we do not relay" => RelayingDenied High: "550 we do not relay";
    "no relay" => RelayingDenied Medium: "550 no relays accepted";
    "unauthorized relay" => RelayingDenied High: "553 5.7.1 <x@example.net>... unauthorized relay traffic prohibited";

    // Log-in refused.
    "too many login attempts" => RateLimited High "gmail": "454 4.7.0 Too many login attempts, please try again later.";
    "authentication failed: maximum credits" => RateLimited High "sendgrid": "451 Authentication failed: Maximum credits exceeded";
    "username and password not accepted" => CredentialsRejected High "gmail": "535 5.7.8 Username and Password not accepted.";
    "application-specific password required" => CredentialsRejected High "gmail": "534 5.7.9 Application-specific password required.";
    "please log in through your web browser" => CredentialsRejected High "gmail": "534 5.7.14 Please log in through your web browser and then try again.";
    "please log in with your web browser" => CredentialsRejected High "gmail": "534 5.7.9 Please log in with your web browser and then try again.";
    "smtpclientauthentication is disabled" => CredentialsRejected High "microsoft": "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.";
    "basic authentication is disabled" => CredentialsRejected High "microsoft": "535 5.7.139 Authentication unsuccessful, basic authentication is disabled.";
    "authentication unsuccessful" => CredentialsRejected High: "535 5.7.3 Authentication unsuccessful";
    "incorrect authentication data" => CredentialsRejected High: "535 Incorrect authentication data";
    "authentication credentials invalid" => CredentialsRejected High: "535 5.7.8 Authentication credentials invalid";
    "bad username / password" => CredentialsRejected High: "535 Bad username / password";
    "invalid login" => CredentialsRejected High: "535 5.7.0 Invalid login";
    "invalid username or password" => CredentialsRejected High: "535 5.7.8 Invalid username or password";
    "error: authentication failed" => CredentialsRejected High "postfix": "535 5.7.8 Error: authentication failed: authentication failure";
    "temporary authentication failure" => TemporaryServerError High: "454 4.7.0 Temporary authentication failure";
    "cannot authenticate due to" "temporary" => TemporaryServerError High "gmail": "454 4.7.0 Cannot authenticate due to a temporary system problem. Try again later.";
    "unable to authenticate at present" => CredentialsRejected Medium "exim": "435 Unable to authenticate at present";
    "authentication failed" => CredentialsRejected Medium: "535 5.7.8 Authentication failed";
    "authentication failure" => CredentialsRejected Medium: "550 5.7.0 authentication failure";
    "code d'authentification invalide" => CredentialsRejected High: "550 5.7.0 Code d'authentification invalide OFR_305";
    "password expired" => CredentialsRejected High: "535 5.7.8 Password expired";
    "password transition is needed" => CredentialsRejected High: "432 4.7.12 A password transition is needed";
    "mechanism is too weak" => CredentialsRejected High: "534 5.7.9 Authentication mechanism is too weak";
    "authentication not allowed on ibsmtp" => CredentialsRejected High "godaddy": "535 Authentication not allowed on IBSMTP Servers. IB401";

    // Log-in missing.
    "authentication required" => AuthRequired High: "550 5.7.1 Authentication required";
    "authentication is required" => AuthRequired High: "530 SMTP authentication is required";
    "authentification requise" => AuthRequired High: "550 5.5.0 Authentification requise.";
    "must authenticate" => AuthRequired High: "530 you must authenticate before sending mail to this domain";
    "must issue an auth" => AuthRequired High "opensmtpd": "530 5.5.1 Invalid command: Must issue an AUTH command first";
    "client was not authenticated" => AuthRequired High "exchange": "530 5.7.57 SMTP; Client was not authenticated to send anonymous mail during MAIL FROM";
    "client not authenticated" => AuthRequired High "exchange": "530 5.7.57 Client not authenticated to send mail.";
    "turn on smtp authentication" => AuthRequired High: "550 5.7.1 Turn on SMTP authentication for your account";
    "please authenticate" => AuthRequired High: "530 5.7.0 Please authenticate first";
    "requires authentication" => AuthRequired High: "550 5.7.1 This server requires authentication";
    "not authenticated" => AuthRequired Medium: "550 5.7.1 You are not authenticated";
    "not logged in" when Code(530) => AuthRequired High: "530 You are not logged in";
    "log in first" => AuthRequired High: "553 5.7.1 Please log in first";
    "login first" => AuthRequired High: "553 5.7.1 please login first";
}
