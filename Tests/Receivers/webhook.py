"""A program on this machine that is told of alerts, for tests. It checks each signature by itself.

It prints its port, and writes each post as one line of JSON into a file, before it answers. With --answers 500,204 the first post gets
500 and all others 204.
"""

import argparse
import hashlib
import hmac
import http.server
import json
import os
import signal

from sender import stop_once

parser = argparse.ArgumentParser()
parser.add_argument("--mailbox", required=True)
parser.add_argument("--secret", default="")
parser.add_argument("--answers", default="204")
parser.add_argument("--killing", help="a file with the number of the process that sends; it is killed once")
options = parser.parse_args()
answers = [int(code) for code in options.answers.split(",")]


class Receiver(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        signed = self.headers.get("Rollcall-Timestamp", "").encode() + b"." + body
        expected = "sha256=" + hmac.new(options.secret.encode(), signed, hashlib.sha256).hexdigest()
        line = {
            "path": self.path,
            "type": self.headers["Content-Type"],
            "delivery": self.headers.get("Rollcall-Delivery"),
            "timestamp": self.headers.get("Rollcall-Timestamp"),
            "signature": self.headers.get("Rollcall-Signature"),
            "is_authentic": hmac.compare_digest(expected, self.headers.get("Rollcall-Signature", "")),
            "document": json.loads(body),
            "raw": body.decode(),
        }
        with open(options.mailbox, "a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")
        # Whoever sent it dies with the answer unread.
        sender = stop_once(options.killing)
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        self.send_response(answer)
        if 300 <= answer < 400:
            self.send_header("Location", "/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()
        if sender:
            self.wfile.flush()
            os.kill(sender, signal.SIGKILL)

    def log_message(self, *words):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
print(server.server_address[1], flush=True)
server.serve_forever()
