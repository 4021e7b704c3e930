#!/usr/bin/env python3
"""Puts each fault of Tests/Mutants into a copy of the sources, and asks the tests whether they notice."""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from mutants import BadList, Mutant, read_all
from scratch import Scratch, TestRun

ROOT = Path(__file__).resolve().parent.parent.parent
BAD_LIST = 65


def main() -> int:
    options = parse()
    try:
        mutants = read_all(ROOT)
        chosen = [m for m in mutants if not options.only or any(name in m.name for name in options.only)]
        if not chosen:
            raise BadList("no mutant has such a name")
        if options.list:
            print("\n".join(f"{m.name}\n  {m.meaning}\n  {m.file}" for m in chosen))
            return 0
        if options.folder:
            return hunt(chosen, Path(options.folder).resolve())
        with tempfile.TemporaryDirectory(prefix="rollcall-mutants-") as folder:
            return hunt(chosen, Path(folder))
    except BadList as error:
        print(f"script/mutate: {error}", file=sys.stderr)
        return BAD_LIST


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="script/mutate", add_help=False)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--folder")
    return parser.parse_args()


def hunt(mutants: list[Mutant], folder: Path) -> int:
    began = time.monotonic()
    small, whole = Scratch.small(ROOT, folder / "small"), Scratch.whole(ROOT, folder / "whole")
    survivors: list[Mutant] = []
    for scratch, own in (
        (small, [m for m in mutants if small.holds(m.file)]),
        (whole, [m for m in mutants if not small.holds(m.file)]),
    ):
        if own:
            survivors += survivors_among(own, scratch)
    unexplained = [mutant.name for mutant in survivors if not mutant.reason]
    stale = [m.name for m in mutants if m.reason and m not in survivors]
    print(
        f"{len(mutants) - len(survivors)} of {len(mutants)} mutants were killed in {time.monotonic() - began:.0f} s;"
        f" {len(survivors) - len(unexplained)} survived for a written reason.")
    for name in unexplained:
        print(f"{name} survived: write the test that notices it, or why nobody could.")
    for name in stale:
        print(f"{name} was killed: its reason to survive can go.")
    return 1 if unexplained or stale else 0


def survivors_among(mutants: list[Mutant], scratch: Scratch) -> list[Mutant]:
    began = time.monotonic()
    scratch.fill()
    if error := scratch.build():
        raise BadList(f"the sources do not build: {error}")
    for target in sorted({test for mutant in mutants for test in order(mutant, scratch.tests)}):
        run = scratch.test(target)
        if not run.passed:
            raise BadList(f"without any fault, {target} fails: {run.failure}")
    print(f"Everything builds and passes without a fault ({time.monotonic() - began:.0f} s).", flush=True)
    survivors = []
    for number, mutant in enumerate(mutants, start=1):
        started = time.monotonic()
        run = trial(mutant, scratch)
        verdict = "survived" if run.passed else "killed"
        word = run.failure or mutant.reason or mutant.meaning
        print(f"{number:3}  {verdict:8}  {mutant.name}  {word}  ({time.monotonic() - started:.0f} s)", flush=True)
        if run.passed:
            survivors.append(mutant)
    return survivors


def trial(mutant: Mutant, scratch: Scratch) -> TestRun:
    """Builds and tests with the fault, and takes it out again."""
    original = (scratch.folder / mutant.file).read_text()
    scratch.put(mutant.file, mutant.applied_to(original))
    try:
        if error := scratch.build():
            raise BadList(f"{mutant.name} does not compile: {error}")
        for target in order(mutant, scratch.tests):
            run = scratch.test(target)
            if not run.passed:
                return run
        return TestRun(True, "")
    finally:
        scratch.put(mutant.file, original)


def order(mutant: Mutant, tests: list[str]) -> list[str]:
    """The tests that are asked about a mutant, those of its own room first: they most often notice it."""
    own = mutant.file.split("/")[1].removeprefix("Rollcall") + "Tests"
    if "CoreTests" in tests:
        return sorted(tests, key=lambda name: name != own)
    return [own] if own in tests else tests


if __name__ == "__main__":
    sys.exit(main())
