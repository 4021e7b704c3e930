"""The daemon as a process: what its log tells of its runs, and what the kernel tells of it."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter, defaultdict
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

PAGES = os.sysconf("SC_PAGE_SIZE")
TICKS = os.sysconf("SC_CLK_TCK")


class Usage(NamedTuple):
    cpu: float  # seconds since the process began, user and system
    held: int  # bytes in memory
    peak: int  # bytes in memory at most so far
    files: int  # open files

    @classmethod
    def of(cls, process: int) -> "Usage":
        folder = Path(f"/proc/{process}")
        words = (folder / "stat").read_text().rpartition(")")[2].split()
        lines = dict(line.split(":", 1) for line in (folder / "status").read_text().splitlines())
        return cls(
            cpu=(int(words[11]) + int(words[12])) / TICKS,
            held=int(lines["VmRSS"].split()[0]) * 1024,
            peak=int(lines["VmHWM"].split()[0]) * 1024,
            files=len(list((folder / "fd").iterdir())),
        )


class Round:
    """One run of every connection."""

    def __init__(self) -> None:
        self.times: list[tuple[float, float]] = []  # when each run began and ended
        self.changes = 0

    def add(self, event: dict) -> None:
        ended = datetime.fromisoformat(event["time"]).timestamp()
        self.times.append((ended - event["seconds"], ended))
        self.changes += event["changes"]

    @property
    def runs(self) -> int:
        return len(self.times)

    @property
    def work(self) -> float:
        """How many seconds there was a run at work. Runs of one round may lie a beat apart."""
        total, until = 0.0, 0.0
        for began, ended in sorted(self.times):
            total += max(0.0, ended - max(began, until))
            until = max(until, ended)
        return total

    @property
    def run(self) -> float:
        """How many seconds a run took on average."""
        return sum(ended - began for began, ended in self.times) / len(self.times)


class Daemon:
    def __init__(self, rollcall: str, config: Path, connections: int, log: Path, environment: dict[str, str]) -> None:
        self.connections = connections
        self.faults: list[str] = []
        self.rounds: dict[int, Round] = defaultdict(Round)
        self.runs = Counter[str]()
        self.news = threading.Condition()
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            [rollcall, "run", "--config", str(config)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=environment,
        )
        self.reader = threading.Thread(target=self.read, args=(log,), daemon=True)
        self.reader.start()

    def read(self, log: Path) -> None:
        with log.open("wb") as copy:
            for line in self.process.stderr:
                copy.write(line)
                with self.news:
                    self.note(line)
                    self.news.notify()
        with self.news:
            self.faults.append("the daemon ended")
            self.news.notify()

    def note(self, line: bytes) -> None:
        try:
            event = json.loads(line)
        except ValueError:
            return self.faults.append(line.decode(errors="replace").strip())
        if event["event"] == "run_ended":
            connection = event["connection"]
            self.runs[connection] += 1
            self.rounds[self.runs[connection]].add(event)
        elif event["level"] in ("error", "warning", "critical"):
            self.faults.append(line.decode(errors="replace").strip())

    def wait_for_round(self, number: int, seconds: float) -> Round:
        """The round, once every connection has ended it; a fault ends the bench."""
        until = time.monotonic() + seconds
        with self.news:
            while self.rounds[number].runs < self.connections:
                if self.faults:
                    sys.exit("bench-daemon: " + "\n".join(self.faults[:5]))
                if not self.news.wait(until - time.monotonic()):
                    done = self.rounds[number].runs
                    sys.exit(f"bench-daemon: {done} of {self.connections} runs of round {number} in {seconds:.0f} s")
            return self.rounds[number]

    @property
    def usage(self) -> Usage:
        return Usage.of(self.process.pid)

    def end(self) -> tuple[float, int]:
        """How long SIGTERM took, and the exit code."""
        started = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        try:
            code = self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            code = self.process.wait()
        return time.monotonic() - started, code

    def kill(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
