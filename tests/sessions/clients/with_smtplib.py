"""Python's smtplib: with_smtplib.py PORT SITUATION PASSWORD RECIPIENT..."""

import smtplib
import ssl
import sys
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate, make_msgid

port, situation, password, *recipients = sys.argv[1:]
words = situation.split("-")
tls = ssl.create_default_context()
tls.check_hostname, tls.verify_mode = False, ssl.CERT_NONE

message = EmailMessage(policy=SMTP.clone(utf8="utf8" in words, cte_type="8bit"))
message["From"], message["To"], message["Subject"] = "alice@example.com", ", ".join(recipients), "lunch"
message["Date"], message["Message-ID"] = formatdate(), make_msgid(domain="client.example.org")
text = "A line that is repeated until the message is big.\n" * 4000 if "big" in words else "At noon?\n.dot\n..\n" + "Äpfel\n" * ("eight" in words)
message.set_content(text, cte="8bit" if "eight" in words else "7bit")
options = ["SMTPUTF8"] * ("utf8" in words) + ["BODY=8BITMIME"] * ("eight" in words)

with smtplib.SMTP("127.0.0.1", int(port), local_hostname="client.example.org", timeout=20) as client:
    client.ehlo()
    if "tls" in words:
        client.starttls(context=tls)
    if "auth" in words:
        client.login("alice@example.org", password)
    if "others" in words:
        client.vrfy("bob"), client.noop(), client.help(), client.rset()
    if "dsn" in words:
        options += ["RET=HDRS", "ENVID=4F2A"]
    options = [o for o in options if client.has_extn({"BODY=8BITMIME": "8bitmime", "SMTPUTF8": "smtputf8"}.get(o, "dsn"))]
    notify = ["NOTIFY=FAILURE,DELAY"] if "dsn" in words and client.has_extn("dsn") else []
    for _ in range(2 if "two" in words else 1):
        try:
            client.sendmail("" if "bounce" in words else "alice@example.com", recipients, message.as_bytes(), options, notify)
        except smtplib.SMTPException as error:
            print(error)
