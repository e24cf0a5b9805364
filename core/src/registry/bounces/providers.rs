//! Wordings that give away who speaks, whatever the failure is.

/// Declares such wordings: fragments, the provider, and an example.
macro_rules! providers {
    ($($($fragment:literal)+ => $provider:literal : $example:literal;)+) => {
        use crate::registry::bounces::{BounceRule, When};
        use crate::reply::Confidence;

        pub(super) static RULES: &[BounceRule] = &[$(BounceRule {
            fragments: &[$($fragment),+],
            when: When::Always,
            bounce: None,
            confidence: Confidence::High,
            provider: Some($provider),
            action: None,
            #[cfg(test)]
            example: $example,
        }),+];
    };
}

providers! {
    "gsmtp" => "gmail": "550 5.7.1 Not this way. d2e1a72fcca58 - gsmtp";
    "support.google.com" => "gmail": "421 4.7.0 Come back, see https://support.google.com/mail/";
    "google's" => "gmail": "552 5.3.4 The header exceeds Google's limit";
    "gmail has detected" => "gmail": "550 5.7.1 Gmail has detected something";
    "gmail requires" => "gmail": "550 5.7.1 Gmail requires something";
    "account that you tried to reach" => "gmail": "550 5.7.1 The email account that you tried to reach has moods";
    "user you are trying to contact is" => "gmail": "450 4.7.1 The user you are trying to contact is asleep";
    "prod.protection.outlook.com" => "microsoft": "550 5.7.1 [DB5EUR01FT031.eop-EUR01.prod.protection.outlook.com]";
    "outlook.com]" => "microsoft": "451 4.7.1 [VI1PR01MB0000.eurprd01.prod.outlook.com]";
    "postmaster.live.com" => "microsoft": "550 5.7.1 see https://postmaster.live.com";
    "aka.ms/" => "microsoft": "550 5.7.1 For more information see https://aka.ms/EXOSmtpErrors";
    "(as" "prod." => "microsoft": "451 4.7.1 (AS780090) [AM5EUR02FT019.prod.example]";
    "(as7" => "microsoft": "452 4.5.3 Wait (AS780090)";
    " as(" => "microsoft": "550 5.7.1 No AS(42004)";
    "tenantattribution" => "microsoft": "550 5.7.64 TenantAttribution; Relay Access Denied";
    "exchangelabs.com" => "exchange": "535 5.7.3 Authentication unsuccessful [AM0PR01CA0123.eurprd01.prod.exchangelabs.com]";
    "storedrv." => "exchange": "554 5.2.0 STOREDRV.Deliver; delivery result banner";
    "resolver." => "exchange": "550 5.7.1 RESOLVER.RST.Something";
    "transport.rules" => "exchange": "550 5.7.1 TRANSPORT.RULES.RejectMessage";
    "queue.expired" => "exchange": "550 4.4.7 QUEUE.Expired; message expired";
    "smtpsend." => "exchange": "554 5.4.4 SMTPSEND.DNS.NonExistentDomain; nonexistent domain";
    " smtp; " => "exchange": "550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain";
    "postmaster.yahoo" => "yahoo": "550 see http://postmaster.yahoo.com/errors/";
    "postmaster.yahooinc.com" => "yahoo": "554 Please visit https://postmaster.yahooinc.com/error-codes";
    "senders.yahooinc.com" => "yahoo": "451 See https://senders.yahooinc.com/error-codes";
    "yahoo.com" "delivery error" => "yahoo": "554 to b@yahoo.com: delivery error";
    "delivery error: dd" => "yahoo": "554 delivery error: dd Requested mail action aborted";
    "@yahoo.com>" => "yahoo": "550 relaying denied for <b@yahoo.com>";
    "postmaster.aol.com" => "aol": "554 https://postmaster.aol.com/error-codes";
    "support.apple.com" => "icloud": "550 5.7.1 Please visit https://support.apple.com/en-us/HT204137";
    "@icloud.com" => "icloud": "552 5.2.2 <b@icloud.com>: user is over quota";
    "zoho" => "zoho": "552 5.7.1 virus Eicar detected by Zoho Mail";
    "postmaster.gmx." => "gmx": "554 For explanation visit https://postmaster.gmx.net/en/case?c=r0201";
    "postmaster.web.de" => "gmx": "554 For explanation visit https://postmaster.web.de/en/case?c=hi";
    "postmaster.1und1.de" => "gmx": "554 For explanation visit https://postmaster.1und1.de/en/case?c=r0601";
    "nemesis esmtp" => "gmx": "554-gmx.net (mxgmx104) Nemesis ESMTP Service not available";
    "t-online.de" => "t-online": "554 ask tosa@rx.t-online.de to clarify";
    "mail.ru" => "mailru": "550 report details to abuse@corp.mail.ru";
    "ya.cc/" => "yandex": "554 5.7.1 No; https://ya.cc/1IrBc";
    "yandex" => "yandex": "554 5.7.1 see http://help.yandex.ru/mail/";
    "service.mail.qq.com" => "qq": "550 Connection denied https://service.mail.qq.com/detail/122/170";
    "mail.163.com" => "netease": "554 http://mail.163.com/help/help_spam_16.htm";
    " 163 mx" => "netease": "550 User suspended 163 mx8 1578771768";
    " 163 smtp" => "netease": "450 MI:CEL 163 smtp5,D9GowAB";
    "comcast.net" => "comcast": "421 imta21.emeryville.ca.mail.comcast.net comcast";
    "abuse-att.net" => "att": "550 forward this to abuse_rbl@abuse-att.net";
    "bellsouth.net" => "att": "550 bellsouth.net says no";
    "cox.net" => "cox": "421 cxr.cox.net ESMTP server";
    " cox " => "cox": "552 5.7.1 cox says no";
    "charter.net" => "spectrum": "554 charter.net";
    "aup#i-" => "spectrum": "554 AUP#I-1310";
    " ofr00" => "orange": "421 4.2.0 Service refuse. OFR005_505 [505]";
    " ofr_" => "orange": "550 5.2.0 Mail rejected. OFR_506 [506]";
    "orange.fr" => "orange": "550 see https://postmaster.orange.fr/";
    " lpn" => "laposte": "550 5.5.0 SPF: example.net is not allowed to send mail. LPN004_401";
    "postmaster.free.fr" => "free": "550 please visit http://postmaster.free.fr/";
    "gu_eib_" => "sfr": "550 5.7.1 Client host rejected: Abus detecte GU_EIB_04";
    "mimecast" => "mimecast": "550 Invalid Recipient - https://community.mimecast.com/docs/DOC-1369#550";
    "pphosted.com" => "proofpoint": "554 mx0a-00000000.pphosted.com";
    "proofpoint" => "proofpoint": "554 see https://ipcheck.proofpoint.com/?ip=192.0.2.7";
    "barracuda" => "barracuda": "550 barracuda: blocked";
    "messagelabs" => "symantec": "553 see www.messagelabs.com/support";
    "symanteccloud" => "symantec": "553 see http://www.symanteccloud.com/troubleshooting";
    "emailsrvr.com" => "rackspace": "554 5.7.1 blocked using sa-ip4tset.blagr.emailsrvr.com=127.26.0.2";
    " (g1" => "rackspace": "550 5.7.1 No (G15)";
    " (g2" => "rackspace": "421 Too many (G2)";
    " (g3" => "rackspace": "450 4.2.1 Too much (G30)";
    " (g6)" => "rackspace": "450 4.4.1 Unavailable (G6)";
    " (g8)" => "rackspace": "550 5.1.1 Not found (G8)";
    " ib0" => "godaddy": "421 Connection refused, too many sessions from This IP. IB007";
    " ib1" => "godaddy": "421 Server temporarily unavailable. Try again later. IB101";
    " ib2" => "godaddy": "552 This message has been rejected. IB212";
    " ib4" => "godaddy": "535 Authentication not allowed. IB401";
    " ib5" => "godaddy": "550 Invalid SPF record. IB508";
    " ib6" => "godaddy": "452 This message contains too many recipients. IB605";
    " ib7" => "godaddy": "552 Virus infected message rejected. IB705";
    "facebook.com" => "facebook": "550 5.7.1 see http://postmaster.facebook.com/response_codes?ip=192.0.2.7#rcp";
    "postgrey" => "postgrey": "450 4.2.0 see http://postgrey.schweikert.ch/help/example.org.html";
    " reject, id=" => "amavis": "554 5.7.0 Reject, id=23375-02 - SPAM";
    "clamav.net" => "clamav": "554 5.7.1 virus found - http://www.clamav.net";
    "- chkuser" => "qmail": "550 sorry (#5.7.1 - chkuser)";
    "(chkuser)" => "qmail": "550 5.1.1 sorry, nobody here (chkuser)";
    "vdelivermail" => "qmail": "550 vdelivermail: account is locked email bounced";
    "sorry" "(#5." => "qmail": "554 sorry (#5.7.1)";
    "sorry" "(#4." => "qmail": "451 sorry (#4.4.2)";
    ">... " => "sendmail": "550 5.1.1 <x@example.edu>... not today";
    "recipient table" => "postfix": "550 5.1.1 unknown in local recipient table";
    "client host rejected:" => "postfix": "554 5.7.1 <a.example[192.0.2.33]>: Client host rejected: no";
    "recipient address rejected:" => "postfix": "554 5.7.1 <user@example.org>: Recipient address rejected: no";
    "sender address rejected:" => "postfix": "554 5.7.1 <a@example.com>: Sender address rejected: no";
    "service unavailable; client" "blocked using" => "postfix": "554 5.7.1 Service unavailable; Client host [192.0.2.7] blocked using bl.example.net";
    "blocked using" => "postfix": "554 5.7.1 Service unavailable; Helo command [spam.example] blocked using bl.example.net";
    ">: relay access denied" => "postfix": "554 5.7.1 <foo@example.net>: Relay access denied";
    "mimecast.org" => "mimecast": "550 csi.mimecast.org Poor Reputation Sender.";
}
