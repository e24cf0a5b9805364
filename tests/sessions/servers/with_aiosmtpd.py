"""aiosmtpd: with_aiosmtpd.py PORT CERT KEY PASSWORD"""

import asyncio
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

PORT, CERT, KEY, PASSWORD = sys.argv[1:]


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("nobody@"):
            return "550 5.1.1 no such user here"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server, session, envelope):
        return "250 2.0.0 accepted for delivery"


def authenticate(server, session, envelope, mechanism, data):
    return AuthResult(success=data.password == PASSWORD.encode())


async def main():
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(CERT, KEY)
    options = {"hostname": "mail.example.org", "enable_SMTPUTF8": True, "tls_context": tls, "auth_require_tls": False}
    make = lambda: SMTP(Handler(), authenticator=authenticate, data_size_limit=10_000_000, **options)
    server = await asyncio.get_running_loop().create_server(make, "127.0.0.1", int(PORT))
    await server.serve_forever()


asyncio.run(main())
