/** Inputs to try with one click. */

export interface Example {
  name: string;
  text: string;
}

/** What the editor holds at first. */
export const FIRST = `# Change anything: it is checked as you type.
EHLO client.example.org
MAIL FROM: <user@example.org> SIZE=1000
RCPT TO:<bob@example.net>
550 5.1.1 No such user here
`;

export const EXAMPLES: readonly Example[] = [
  {
    name: "A good session",
    text: "EHLO client.example.org\nMAIL FROM:<ann@example.org> SIZE=1024 BODY=8BITMIME\nRCPT TO:<bob@example.net>\nDATA\nQUIT",
  },
  {
    name: "A log of both sides",
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
  { name: "Space after the colon", text: "MAIL FROM: <user@example.org>" },
  { name: "No angle brackets", text: "RCPT TO:bob@example.net" },
  { name: "HELO without a name", text: "HELO" },
  { name: "Bad IPv6 literal", text: "EHLO [2001:db8::1]" },
  { name: "Wrong parameter", text: "MAIL FROM:<ann@example.org> SIZE=12k" },
  { name: "Misspelt verb", text: "RCTP TO:<bob@example.net>" },
  { name: "A refusal", text: "550 5.1.1 <bob@example.net>: no such user here" },
  {
    name: "EHLO reply",
    text: "250-mail.example.net greets client.example.org\n250-PIPELINING\n250-SIZE 10485760\n250-8BITMIME\n250 HELP",
  },
  { name: "Broken reply", text: "250-mail.example.net\n251 HELP" },
];
