#!/usr/bin/env python3
"""Lets the daemon keep simulated tenants in step for some rounds, and prints the table of docs/PERFORMANCE.md."""

import argparse
import os
import random
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import NamedTuple

from daemon import Daemon, Round, Usage
from people import add_owners
from tenants import Tenant, Tenants

MIB = 1 << 20
TOKEN = "bench-token-of-no-daemon"
INTERVAL = 600  # seconds; the default, within which a round has to end
GROWTH = 0.10
PATIENCE = 1200  # seconds for a round, so that the bench ends whatever happens
STOPPING = 5

HEAD = """\
version: 1
register: {{path: register.db}}
web: {{listen: "127.0.0.1:{port}", token: {{env: BENCH_TOKEN}}}}
accounts:
"""
ACCOUNT = """\
  {tenant.account}:
    integrations:
      jamf-school:
        connection: {{url: "{tenant.url}", network_id: "{tenant.network_id}", api_key: {{file: keys/{tenant.account}}}}}
        asset_name: name
        auto_checkout: true
        merge_existing: true
        follow_owner_change: true
        checkin_on_owner_removed: true
        interval: {interval}s
"""


class Line(NamedTuple):
    """What is known after a round."""

    round: Round
    usage: Usage
    cpu: float  # seconds of this round
    register: int  # bytes, the write-ahead log included
    scrape: float  # seconds that /metrics took


class Farewell(NamedTuple):
    """What is known at the end."""

    status: float  # seconds that the status of all connections took
    stopping: float  # seconds from SIGTERM to the end
    code: int  # the exit code


class Bench:
    def __init__(self, options: argparse.Namespace, tenants: Tenants) -> None:
        self.options = options
        self.tenants = tenants.all
        self.folder = Path(options.folder)
        self.config = self.folder / "config.yaml"
        self.register = self.folder / "register.db"
        self.serial_numbers: dict[Tenant, list[str]] = {}
        self.chance = random.Random(1)
        self.port = free_port()
        self.environment = {**os.environ, "BENCH_TOKEN": TOKEN}

    def prepare(self) -> None:
        """Writes the file with its keys, and a register that holds employees and nothing else."""
        keys = self.folder / "keys"
        keys.mkdir()
        for tenant in self.tenants:
            file = keys / tenant.account
            file.touch(mode=0o600)
            file.write_text(tenant.key)
        accounts = (ACCOUNT.format(tenant=tenant, interval=self.options.interval) for tenant in self.tenants)
        self.config.write_text(HEAD.format(port=self.port) + "".join(accounts))
        first = ["--account", self.tenants[0].account, "--email", "first@bench.example", "--name", "First"]
        command = [self.options.rollcall, "employees", "add", *first, "--config", self.config]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=self.environment)
        database = sqlite3.connect(self.register)
        for tenant in self.tenants:
            devices = tenant.devices()
            self.serial_numbers[tenant] = [device["serialNumber"] for device in devices if device["serialNumber"]]
            add_owners(database, devices, tenant.account)
        database.close()

    def run(self) -> tuple[list[Line], Farewell]:
        log = self.folder / "daemon.log"
        daemon = Daemon(self.options.rollcall, self.config, len(self.tenants), log, self.environment)
        lines: list[Line] = []
        cpu = 0.0
        try:
            for number in range(1, self.options.rounds + 1):
                round = daemon.wait_for_round(number, PATIENCE + self.options.interval)
                usage = daemon.usage
                line = Line(round, usage, usage.cpu - cpu, self.register_size, self.ask("/metrics"))
                cpu = usage.cpu
                lines.append(line)
                print(f"round {number}: {' | '.join(cells(line))}", file=sys.stderr)
                self.change(number)
            status = self.ask("/api/v1/status")
            return lines, Farewell(status, *daemon.end())
        finally:
            daemon.kill()

    def change(self, number: int) -> None:
        for change in range(self.options.changes):
            tenant = self.chance.choice(self.tenants)
            tenant.rename(self.chance.choice(self.serial_numbers[tenant]), f"iPad {number}-{change}")

    def ask(self, path: str) -> float:
        """How many seconds the daemon took to answer."""
        headers = {"Authorization": f"Bearer {TOKEN}"}
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", headers=headers)
        started = time.monotonic()
        with urllib.request.urlopen(request, timeout=60) as answer:
            answer.read()
        return time.monotonic() - started

    @property
    def register_size(self) -> int:
        files = (Path(f"{self.register}{suffix}") for suffix in ("", "-wal"))
        return sum(file.stat().st_size for file in files if file.exists())

    @property
    def missing(self) -> int:
        """How many devices have no asset."""
        database = sqlite3.connect(self.register)
        (assets,) = database.execute("SELECT count(*) FROM assets").fetchone()
        database.close()
        return sum(len(numbers) for numbers in self.serial_numbers.values()) - assets


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def cells(line: Line) -> list[str]:
    return [
        f"{line.round.work:.1f} s",
        f"{line.cpu:.1f} s",
        f"{1000 * line.round.run:.0f} ms",
        f"{line.round.changes:,}",
        f"{line.usage.held / MIB:.0f} MiB",
        f"{line.usage.peak / MIB:.0f} MiB",
        f"{line.register / MIB:.0f} MiB",
        f"{line.usage.files}",
        f"{1000 * line.scrape:.0f} ms",
    ]


def report(lines: list[Line], end: Farewell) -> None:
    print("| Round | At work | CPU | A run | Changes | Memory | Peak | Register | Files | /metrics |")
    print("|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|")
    shown = {1, 2, 3, 5, 10, 15, len(lines)}
    for number, line in enumerate(lines, 1):
        if number in shown:
            print(f"| {number} | {' | '.join(cells(line))} |")
    print(f"\nThe status of all connections took {1000 * end.status:.0f} ms, and SIGTERM {end.stopping:.1f} s.")


def complaints(lines: list[Line], missing: int, end: Farewell) -> list[str]:
    found = []
    longest = max(line.round.work for line in lines)
    if longest > INTERVAL:
        found.append(f"a round took {longest:.0f} s, longer than the interval")
    settled = lines[len(lines) // 4].usage.peak
    if lines[-1].usage.peak > (1 + GROWTH) * settled:
        found.append(f"memory grew from {settled / MIB:.0f} MiB by more than a tenth after a quarter of the rounds")
    if missing:
        found.append(f"{missing} devices have no asset")
    if end.code or end.stopping > STOPPING:
        found.append(f"SIGTERM took {end.stopping:.1f} s, exit code {end.code}")
    return found


def main() -> None:
    parser = argparse.ArgumentParser(prog="script/bench-daemon")
    for name in ("rollcall", "simulator", "folder"):
        parser.add_argument(f"--{name}", required=True)
    sizes = {"connections": 1000, "devices": 500, "rounds": 20, "interval": 20, "changes": 200}
    for name, size in sizes.items():
        parser.add_argument(f"--{name}", type=int, default=size)
    options = parser.parse_args()
    # Whoever ends the bench ends what it started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("bench-daemon: ended"))

    print(f"starting {options.connections} tenants", file=sys.stderr)
    tenants = Tenants(options.simulator, options.connections, options.devices)
    try:
        bench = Bench(options, tenants)
        bench.prepare()
        lines, end = bench.run()
    finally:
        tenants.end()
    print(f"{options.connections:,} connections of {options.devices} devices, every {options.interval} s.\n")
    report(lines, end)
    if found := complaints(lines, bench.missing, end):
        sys.exit("bench-daemon: " + "; ".join(found))


main()
