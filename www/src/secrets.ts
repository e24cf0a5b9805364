/** Keeps what authenticates a person out of the page's address. */

import { linesOf } from "./units";
import { t } from "./words";

const MECHANISMS =
  "PLAIN|LOGIN|CRAM-MD5|DIGEST-MD5|SCRAM-SHA-(?:1|256|512)(?:-PLUS)?|XOAUTH2|OAUTHBEARER|" +
  "GSSAPI|GS2-KRB5|NTLM|ANONYMOUS|EXTERNAL|OTP|KERBEROS_V4";
/** AUTH alone or with a known mechanism; any other word could be a response put in the wrong place. */
const HARMLESS = new RegExp(`^AUTH(?:\\s+(?:${MECHANISMS}))?\\s*$`, "i");
/** A mechanism with something after it, whatever the verb was meant to be. */
const MECHANISM_AND_MORE = new RegExp(`\\s(?:${MECHANISMS})\\s+\\S`, "i");
/** Every verb but AUTH. */
export const VERB =
  /^(?:HELO|EHLO|LHLO|MAIL|RCPT|DATA|BDAT|RSET|NOOP|QUIT|VRFY|EXPN|HELP|STARTTLS|TURN|ETRN|ATRN|SEND|SOML|SAML|BURL)$/i;
const REPLY = /^\d{3}(?:[ -]|$)/;
/** What marks the client's side in logs, and comments: a secret in a comment is one too. */
const PREFIX = /^[\s#]*(?:[CS]:|>>>|[~-]>|>)?\s*/;

/** What holds octets in another form, base64 or hexadecimal, in which no AUTH can be seen: records of captures, dumps. */
const DUMP = /^\s*(?:\{.*"bytes"|[0-9a-f]{4,8}:?\s+(?:[0-9a-f]{2}\s+){2}|(?:[0-9a-f]{2}){4,}\s*$)/i;

/** `text` without AUTH responses: a line that holds or may hold one becomes a comment. */
export function withoutSecrets(text: string): string {
  // Between AUTH and the next command, lines that are no reply are responses.
  let exchange = false;
  const safe = (line: string): string => {
    if (DUMP.test(line)) return t("link.dump-left-out");
    const bare = line.replace(PREFIX, "").trimEnd();
    if (REPLY.test(bare)) {
      exchange = bare.startsWith("334");
      return line;
    }
    const verb = bare.split(/\s/, 1)[0] ?? "";
    const mayAuthenticate = /(?:^|\W)AUTH/i.test(bare) && !/^(?:MAIL|RCPT)$/i.test(verb);
    if (mayAuthenticate || MECHANISM_AND_MORE.test(bare)) {
      exchange = true;
      return HARMLESS.test(bare) ? line : t("link.auth-left-out");
    }
    if (VERB.test(verb)) exchange = false;
    return exchange && bare !== "" ? t("link.auth-left-out") : line;
  };
  return linesOf(text)
    .map((line) => safe(line.text))
    .join("\n");
}
