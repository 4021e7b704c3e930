"""A mail server on this machine for tests: aiosmtpd, which is nobody of ours.

It prints its port, and writes each mail that it takes as one line of JSON into a file, before it says that it took it. A mail is read by
Python's own parser, so that a test sees what a mail program would.
"""

import argparse
import asyncio
import email
import email.policy
import json
import os
import signal
import ssl

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword
from sender import stop_once


def decoded(message, subtype):
    part = message.get_body(preferencelist=(subtype,))
    return part.get_content() if part else None


class Mailbox:
    def __init__(self, options):
        self.options = options
        self.refused = dict(item.split("=") for item in options.refuse)

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if address in self.refused:
            return f"{self.refused[address]} 5.1.1 {address} is not wanted here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        line = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "subject": message["Subject"],
            "message_id": message["Message-ID"],
            "date": message["Date"],
            "sender": message["From"],
            "auto_submitted": message["Auto-Submitted"],
            "text": decoded(message, "plain"),
            "html": decoded(message, "html"),
            "encrypted": server.transport.get_extra_info("ssl_object") is not None,
            "user": session.auth_data.login.decode() if session.authenticated else None,
            "raw": envelope.content.decode("utf-8", "replace"),
        }
        with open(self.options.mailbox, "a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")
        # Whoever sent it dies with the answer unread.
        if sender := stop_once(self.options.killing):
            asyncio.get_running_loop().call_later(0.1, os.kill, sender, signal.SIGKILL)
        # The mail is taken, and whoever sent it never hears so.
        if self.options.forget:
            server.transport.abort()
        if self.options.forget or self.options.hang:
            await asyncio.sleep(3600)
        return "250 taken"


def authenticator(options):
    user, _, password = options.login.partition(":")

    def check(server, session, envelope, mechanism, data):
        good = isinstance(data, LoginPassword) and data == LoginPassword(user.encode(), password.encode())
        return AuthResult(success=good, handled=False, auth_data=data)

    return check


async def main(options):
    context = None
    if options.tls != "none":
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(options.certificate, options.key)
    mailbox = Mailbox(options)
    login = {"authenticator": authenticator(options), "auth_required": True} if options.login else {}
    starttls = options.tls == "starttls"

    def session():
        return SMTP(
            mailbox, hostname="mail.test", enable_SMTPUTF8=True, tls_context=context if starttls else None,
            require_starttls=starttls, auth_require_tls=starttls, loop=asyncio.get_running_loop(), **login)

    server = await asyncio.get_running_loop().create_server(
        session, "127.0.0.1", options.port, ssl=context if options.tls == "implicit" else None)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


parser = argparse.ArgumentParser()
parser.add_argument("--mailbox", required=True)
parser.add_argument("--port", type=int, default=0)
parser.add_argument("--tls", choices=["implicit", "starttls", "none"], default="none")
parser.add_argument("--certificate")
parser.add_argument("--key")
parser.add_argument("--login", default="")
parser.add_argument("--refuse", action="append", default=[], help="ADDRESS=CODE")
parser.add_argument("--forget", action="store_true")
parser.add_argument("--hang", action="store_true")
parser.add_argument("--killing", help="a file with the number of the process that sends; it is killed once")
asyncio.run(main(parser.parse_args()))
