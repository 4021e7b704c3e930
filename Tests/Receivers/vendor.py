"""A vendor's API on this machine, for tests of connectors: it answers as a script says.

It prints its port, and writes each request as one line of JSON into a file, before it answers. The script is a list of answers in JSON:

    [{"request": "GET /api/v1/devices?limit=2", "needs": {"Authorization": "Bearer KEY"}, "status": 200, "body": {…}, "headers": {…}}]

A request is answered by the first entry whose method, path and parameters it has, in any order; parameters that the entry does not name do
not matter, and neither do members of the body that its "with" does not name. With "needs" missing or wrong in the request the answer is 401. What nothing fits is 404. In texts, {base} is the address.
"""

import argparse
import http.server
import json
import urllib.parse

parser = argparse.ArgumentParser()
parser.add_argument("--mailbox", required=True)
parser.add_argument("--script", required=True)
options = parser.parse_args()


def holds(body, wanted):
    """Whether a body has everything that is wanted, at every depth."""
    if isinstance(wanted, dict):
        return isinstance(body, dict) and all(holds(body.get(key), value) for key, value in wanted.items())
    return body == wanted


class Vendor(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.answer(None)

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        form = "form" in (self.headers.get("Content-Type") or "")
        self.answer(dict(urllib.parse.parse_qsl(body.decode())) if form else json.loads(body) if body else None)

    def answer(self, body):
        with open(options.mailbox, "a", encoding="utf-8") as file:
            file.write(json.dumps({"request": f"{self.command} {self.path}", "body": json.dumps(body)}) + "\n")
        with open(options.script, encoding="utf-8") as file:
            entries = json.load(file)
        entry = next((entry for entry in entries if self.fits(entry, body)), {"status": 404, "body": "nothing here"})
        for name, value in entry.get("needs", {}).items():
            if self.headers.get(name) != value:
                entry = {"status": 401, "body": {"error": "unauthorized"}}
        text = entry.get("body", "")
        text = text if isinstance(text, str) else json.dumps(text)
        data = text.replace("{base}", f"http://127.0.0.1:{server.server_address[1]}").encode()
        self.send_response(entry.get("status", 200))
        headers = {"Content-Type": "application/json", **entry.get("headers", {})}
        for name, value in headers.items():
            self.send_header(name, value.replace("{base}", f"http://127.0.0.1:{server.server_address[1]}"))
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def fits(self, entry, body):
        method, address = entry["request"].split(" ", 1)
        wanted, had = urllib.parse.urlsplit(address), urllib.parse.urlsplit(self.path)
        parameters = urllib.parse.parse_qsl(had.query, keep_blank_values=True)
        return (
            method == self.command
            and wanted.path == urllib.parse.unquote(had.path)
            and all(pair in parameters for pair in urllib.parse.parse_qsl(wanted.query, keep_blank_values=True))
            and holds(body or {}, entry.get("with", {}))
        )

    def log_message(self, *words):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Vendor)
print(server.server_address[1], flush=True)
server.serve_forever()
