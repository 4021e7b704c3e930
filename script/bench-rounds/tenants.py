"""Simulated tenants in one process, each with a Network ID, a key and a fleet of its own."""

import base64
import json
import subprocess
import sys
import urllib.request
from typing import NamedTuple

FIRST_NETWORK_ID = 10482058
KEY = "bench-key-of-no-tenant"


class Tenant(NamedTuple):
    number: int  # from 1
    url: str

    @property
    def account(self) -> str:
        return f"school-{self.number:04}"

    @property
    def connection(self) -> str:
        return f"{self.account}:jamf-school"

    @property
    def network_id(self) -> str:
        return str(FIRST_NETWORK_ID + self.number - 1)

    @property
    def key(self) -> str:
        return KEY if self.number == 1 else f"{KEY}-{self.number}"

    def devices(self) -> list[dict]:
        login = base64.b64encode(f"{self.network_id}:{self.key}".encode()).decode()
        return self.ask("GET", "/api/devices", headers={"Authorization": f"Basic {login}"})["devices"]

    def rename(self, serial_number: str, name: str) -> None:
        self.ask("PATCH", f"/_control/devices/{serial_number}", json.dumps({"name": name}).encode())

    def ask(self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> dict:
        request = urllib.request.Request(self.url + path, body, headers or {}, method=method)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)


class Tenants:
    """Tenants that end with their standard input, whatever becomes of this process."""

    def __init__(self, simulator: str, count: int, devices: int) -> None:
        self.process = subprocess.Popen(
            [
                *(simulator, "--tenants", str(count), "--devices", str(devices), "--port", "0"),
                *("--network-id", str(FIRST_NETWORK_ID), "--api-key", KEY, "--until-stdin-closes"),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.all = [Tenant(number, self.read_url()) for number in range(1, count + 1)]

    def read_url(self) -> str:
        line = self.process.stdout.readline().strip()
        if not line.startswith("listening on "):
            sys.exit(f"bench-daemon: a tenant did not start: {line}")
        return line.removeprefix("listening on ")

    def end(self) -> None:
        self.process.stdin.close()
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
