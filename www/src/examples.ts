/** Inputs to try with one click. */

import { t, type Key } from "./words";

export interface Example {
  /** The key of its name. */
  name: Key;
  text: string;
}

const FIRST = `
EHLO client.example.org
MAIL FROM: <user@example.org> SIZE=1000
RCPT TO:<bob@example.net>
550 5.1.1 No such user here
`;

/** What the editor holds at first. */
export function first(): string {
  return t("example.first") + FIRST;
}

/** It holds that, in whichever language. */
export function isFirst(text: string): boolean {
  return text.startsWith("#") && text.slice(Math.max(0, text.indexOf("\n"))) === FIRST;
}

export const EXAMPLES: readonly Example[] = [
  {
    name: "example.good-session",
    text: "EHLO client.example.org\nMAIL FROM:<ann@example.org> SIZE=1024 BODY=8BITMIME\nRCPT TO:<bob@example.net>\nDATA\nQUIT",
  },
  {
    name: "example.log",
    text: `S: 220 mx.example.net ESMTP
C: EHLO client.example.org
S: 250-mx.example.net
S: 250 PIPELINING
C: MAIL FROM:<ann@example.org>
S: 250 2.1.0 Sender OK
C: MAIL FROM:<bob@example.org>
S: 503 5.5.1 Nested MAIL command
C: DATA
S: 503 5.5.1 Need RCPT first
C: QUIT
S: 221 2.0.0 Bye`,
  },
  { name: "example.space", text: "MAIL FROM: <user@example.org>" },
  { name: "example.brackets", text: "RCPT TO:bob@example.net" },
  { name: "example.helo", text: "HELO" },
  { name: "example.literal", text: "EHLO [2001:db8::1]" },
  { name: "example.parameter", text: "MAIL FROM:<ann@example.org> SIZE=12k" },
  { name: "example.verb", text: "RCTP TO:<bob@example.net>" },
  { name: "example.refusal", text: "550 5.1.1 <bob@example.net>: no such user here" },
  {
    name: "example.ehlo",
    text: "250-mail.example.net greets client.example.org\n250-PIPELINING\n250-SIZE 10485760\n250-8BITMIME\n250 HELP",
  },
  { name: "example.broken", text: "250-mail.example.net\n251 HELP" },
];
