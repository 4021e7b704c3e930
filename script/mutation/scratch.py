"""Packages of their own, where faults do no harm."""

import os
import re
import shutil
import signal
import subprocess
from pathlib import Path
from typing import NamedTuple

# Longer than any run that ends by itself.
PATIENCE = 240

SMALL_MANIFEST = """\
// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"), .enableUpcomingFeature("MemberImportVisibility"),
]
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let customDump = Target.Dependency.product(name: "CustomDump", package: "swift-custom-dump")
let issues = Target.Dependency.product(name: "IssueReportingTestSupport", package: "xctest-dynamic-overlay")

let package = Package(
  name: "mutants",
  dependencies: [
    @DEPENDENCIES@
  ],
  targets: [
    .target(name: "RollcallCore", swiftSettings: settings),
    .target(name: "RollcallStore", dependencies: ["RollcallCore", grdb, sqlite, crypto], swiftSettings: settings),
    .target(name: "RollcallTesting", dependencies: ["RollcallCore"], swiftSettings: settings),
  ] + [@TESTS@].map {
    .testTarget(
      name: $0,
      dependencies: ["RollcallCore", "RollcallStore", "RollcallTesting", grdb, customDump, issues],
      swiftSettings: settings)
  })
"""


class TestRun(NamedTuple):
    passed: bool
    failure: str  # the first test that failed, or how it ended


class Scratch:
    """A copy of some of the tree, with the tests that are asked about its faults."""

    def __init__(self, root: Path, folder: Path, parts: list[str], tests: list[str], manifest: str) -> None:
        self.root = root
        self.folder = folder
        self.parts = parts
        self.tests = tests
        self.manifest = manifest

    @staticmethod
    def small(root: Path, folder: Path) -> "Scratch":
        """What decides and what keeps, alone: built in seconds."""
        tests = ["CoreTests", "StoreTests"]
        parts = ["Sources/RollcallCore", "Sources/RollcallStore", "Sources/RollcallTesting/Fixtures", "docs"]
        return Scratch(root, folder, parts + [f"Tests/{name}" for name in tests], tests, small_manifest(root, tests))

    @staticmethod
    def whole(root: Path, folder: Path) -> "Scratch":
        """Everything: built in a minute."""
        parts = ["Sources", "Plugins", "Tests", "docs", "script", "config.yaml", "README.md"]
        tests = ["KitTests", "TransportTests", "SyncTests", "WebTests"]
        return Scratch(root, folder, parts, tests, (root / "Package.swift").read_text())

    def holds(self, file: str) -> bool:
        return any(file.startswith(f"{part}/") for part in self.parts)

    def fill(self) -> None:
        """Copies what has changed; what is equal keeps its time, so that it is not built again."""
        for part in self.parts:
            self._copy(part)
        self._write(self.folder / "Package.swift", self.manifest)
        if (self.root / "Package.resolved").is_file():
            shutil.copy(self.root / "Package.resolved", self.folder / "Package.resolved")

    def build(self) -> str:
        """Builds everything; the compiler's errors, or nothing."""
        return self._swift_build()

    def test(self, target: str) -> TestRun:
        command = ["swift", "test", "--skip-build", "--disable-xctest", "--filter", f"^{target}\\."]
        try:
            run = self._run(command, PATIENCE)
        except subprocess.TimeoutExpired:
            return TestRun(False, f"no end after {PATIENCE} s")
        if run.returncode == 0 and "Test run with 0 tests" not in run.stdout:
            return TestRun(True, "")
        failed = re.search(r'✘ Test "?(.+?)"? (?:recorded an issue|with \d+ test cases? failed|failed after)', run.stdout)
        return TestRun(False, failed.group(1) if failed else f"ended with {run.returncode}")

    def put(self, file: str, text: str) -> None:
        (self.folder / file).write_text(text)

    def _copy(self, path: str) -> None:
        source, target = self.root / path, self.folder / path
        if source.is_file():
            self._write(target, source.read_bytes())
            return
        wanted = {file.relative_to(source) for file in source.rglob("*") if file.is_file()}
        if target.is_dir():
            for file in [file for file in target.rglob("*") if file.is_file()]:
                if file.relative_to(target) not in wanted:
                    file.unlink()
        for file in wanted:
            self._write(target / file, (source / file).read_bytes())

    def _write(self, path: Path, content: str | bytes) -> None:
        data = content.encode() if isinstance(content, str) else content
        if path.is_file() and path.read_bytes() == data:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    def _swift_build(self) -> str:
        run = self._run(["swift", "build", "--build-tests"], None)
        if run.returncode == 0:
            return ""
        errors = [line for line in run.stdout.split("\n") if " error: " in line or line.startswith("error: ")]
        return errors[0] if errors else run.stdout[-2000:]

    def _run(self, command: list[str], patience: int | None) -> subprocess.CompletedProcess[str]:
        with subprocess.Popen(
            command, cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            errors="replace", start_new_session=True) as process:
            try:
                output, _ = process.communicate(timeout=patience)
            except BaseException:
                # The tests are a child of the command.
                os.killpg(process.pid, signal.SIGKILL)
                # The tests are in a group of their own.
                subprocess.run(["pkill", "-KILL", "-f", f"{self.folder}/.build/.*xctest"], check=False)
                raise
        return subprocess.CompletedProcess(command, process.returncode, output)


def small_manifest(root: Path, tests: list[str]) -> str:
    wanted = ("groue/GRDB.swift", "swift-crypto", "swift-custom-dump", "xctest-dynamic-overlay")
    lines = [line.strip() for line in (root / "Package.swift").read_text().split("\n")]
    dependencies = [line for line in lines if line.startswith(".package(") and any(name in line for name in wanted)]
    names = ", ".join(f'"{name}"' for name in tests)
    return SMALL_MANIFEST.replace("@DEPENDENCIES@", "\n    ".join(dependencies)).replace("@TESTS@", names)
