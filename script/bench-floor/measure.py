#!/usr/bin/env python3
"""Measures whole processes of `rollcall sync` beside the floor, and prints the table of docs/PERFORMANCE.md.

It stays small itself: the peak memory that the kernel reports for a child is at least that of the process which started it.
"""

import argparse
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

NETWORK_ID = "10482058"
KEY = "bench-key-of-no-tenant"
MIB = 1 << 20
CPU_TARGET = 3.0
PARSING_FLOOR = 0.5  # GB/s; a slower floor would flatter what stands beside it
BYTES_PER_DEVICE = {"first": 1024, "unchanged": 600}
OUTCOME = {"first": "applied", "unchanged": "unchanged"}

CONFIG = """\
version: 1
register: {{path: register.db}}
accounts:
  bench:
    integrations:
      jamf-school:
        connection: {{url: "{url}", network_id: "{network_id}", api_key: {{env: BENCH_KEY}}}}
        asset_name: name
        auto_checkout: true
        merge_existing: true
        follow_owner_change: true
        checkin_on_owner_removed: true
"""


class Usage(NamedTuple):
    cpu: float  # seconds, user and system
    wall: float  # seconds
    peak: int  # bytes
    output: str


class Bench:
    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.folder = Path(options.folder)
        self.config = self.folder / "config.yaml"
        self.register = self.folder / "register.db"
        self.template = self.folder / "template.db"
        self.floor_register = self.folder / "floor.db"
        self.environment = {**os.environ, "BENCH_KEY": KEY}

    def prepare(self, url: str) -> None:
        """A register with the employees, and nothing else, stands in the template."""
        self.config.write_text(CONFIG.format(url=url, network_id=NETWORK_ID))
        remove(self.register)
        first = ["employees", "add", "--account", "bench", "--email", "first@bench.example", "--name", "First"]
        self.checked([self.options.rollcall, *first, "--config", self.config])
        people = Path(__file__).with_name("people.py")
        print(self.checked([sys.executable, people, self.options.listing, self.register, "bench"]).output, end="")
        shutil.copy(self.register, self.template)

    def measure(self, url: str) -> dict[tuple[str, str], list[Usage]]:
        """Everything in turn, so that a busy minute of the machine hits all alike."""
        results: dict[tuple[str, str], list[Usage]] = {}
        for repetition in range(self.options.repetitions):
            for mode in ("first", "unchanged"):
                print(f"repetition {repetition + 1}: {mode}", file=sys.stderr)
                results.setdefault((mode, "rollcall"), []).append(self.sync(mode))
                results.setdefault((mode, "floor"), []).append(self.floor(mode, url))
        return results

    def sync(self, mode: str) -> Usage:
        if mode == "first":
            self.reset(self.register)
        usage = self.checked([self.options.rollcall, "sync", "--config", self.config])
        database = sqlite3.connect(self.register)
        (outcome,) = database.execute("SELECT outcome FROM runs ORDER BY id DESC LIMIT 1").fetchone()
        database.close()
        if outcome != OUTCOME[mode]:
            sys.exit(f"bench: the {mode} run ended as {outcome}:\n{usage.output}")
        return usage

    def floor(self, mode: str, url: str) -> Usage:
        register = self.register
        if mode == "first":
            register = self.floor_register
            self.reset(register)
        return self.checked([self.options.floor, mode, f"{url}/api/devices", f"{NETWORK_ID}:{KEY}", register])

    def reset(self, register: Path) -> None:
        remove(register)
        shutil.copy(self.template, register)

    def checked(self, command: list) -> Usage:
        """Runs a process to its end; one that fails ends the bench."""
        log = self.folder / "output"
        words = [str(word) for word in command]
        actions = [
            (os.POSIX_SPAWN_OPEN, 0, "/dev/null", os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, str(log), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644),
            (os.POSIX_SPAWN_DUP2, 1, 2),
        ]
        started = time.monotonic()
        child = os.posix_spawn(words[0], words, self.environment, file_actions=actions)
        _, status, used = os.wait4(child, 0)
        wall = time.monotonic() - started
        output = log.read_text(errors="replace")
        if code := os.waitstatus_to_exitcode(status):
            sys.exit(f"bench: {' '.join(words)} ended with {code}:\n{output}")
        return Usage(used.ru_utime + used.ru_stime, wall, used.ru_maxrss * 1024, output)


def remove(database: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        Path(f"{database}{suffix}").unlink(missing_ok=True)


def median(usages: list[Usage], figure: str) -> float:
    return statistics.median(getattr(usage, figure) for usage in usages)


def figure(output: str, name: str) -> float:
    return next(float(line.split()[1]) for line in output.splitlines() if line.startswith(name + " "))


def verdict(value: float, target: float) -> str:
    return "met" if value <= target else "missed"


def report(results: dict[tuple[str, str], list[Usage]], devices: int, repetitions: int) -> float:
    scans = results["unchanged", "floor"]
    parsing = statistics.median(figure(usage.output, "parse_gb_per_second") for usage in scans)
    megabytes = figure(scans[0].output, "bytes") / 1e6
    print(
        f"\n{devices:,} devices, {megabytes:.0f} MB of JSON; medians of {repetitions} interleaved repetitions; "
        f"the floor parses {parsing:.2f} GB/s.\n"
    )
    print("| Run | CPU | Floor's CPU | Ratio | Target | Peak memory | Target | Wall | Floor's wall |")
    print("|---|--:|--:|--:|---|--:|---|--:|--:|")
    for mode, per_device in BYTES_PER_DEVICE.items():
        ours, floor = results[mode, "rollcall"], results[mode, "floor"]
        ratio = median(ours, "cpu") / median(floor, "cpu")
        peak = median(ours, "peak") / MIB
        limit = 64 + devices * per_device / MIB
        print(
            f"| {mode} | {median(ours, 'cpu'):.2f} s | {median(floor, 'cpu'):.2f} s | {ratio:.2f} "
            f"| ≤ {CPU_TARGET:.0f}: {verdict(ratio, CPU_TARGET)} | {peak:.0f} MiB "
            f"| ≤ {limit:.0f} MiB: {verdict(peak, limit)} "
            f"| {median(ours, 'wall'):.2f} s | {median(floor, 'wall'):.2f} s |"
        )
    return parsing


def main() -> None:
    parser = argparse.ArgumentParser(prog="script/bench")
    for name in ("rollcall", "simulator", "floor", "listing", "folder"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--devices", type=int, required=True)
    parser.add_argument("--repetitions", type=int, required=True)
    options = parser.parse_args()

    # It ends when its standard input closes, whatever becomes of this process.
    serving = ["--serve-file", options.listing, "--port", "0", "--network-id", NETWORK_ID, "--api-key", KEY]
    with subprocess.Popen(
        [options.simulator, *serving, "--until-stdin-closes"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as tenant:
        line = tenant.stdout.readline().strip()
        if not line.startswith("listening on "):
            sys.exit(f"bench: the tenant did not start: {line}")
        url = line.removeprefix("listening on ")
        bench = Bench(options)
        bench.prepare(url)
        results = bench.measure(url)
        tenant.stdin.close()
    parsing = report(results, options.devices, options.repetitions)
    if parsing < PARSING_FLOOR:
        sys.exit(f"bench: a floor that parses {parsing:.2f} GB/s is no floor; it must reach {PARSING_FLOOR} GB/s.")


main()
