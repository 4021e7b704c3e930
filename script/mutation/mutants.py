"""The list of mutants: Tests/Mutants/*.txt, whose form Tests/Mutants/README.md explains."""

from pathlib import Path
from typing import NamedTuple


class BadList(Exception):
    """The list says something that cannot be done."""


class Mutant(NamedTuple):
    name: str
    meaning: str
    file: str
    old: str
    new: str
    reason: str  # why it may survive; empty for one that must be killed

    def applied_to(self, text: str) -> str:
        """The text of the file with the fault in it."""
        if text.count(self.old) != 1:
            raise BadList(f"{self.name}: its text occurs {text.count(self.old)} times in {self.file}")
        return text.replace(self.old, self.new)


def read_all(root: Path) -> list[Mutant]:
    """Every mutant of the tree, each of which can be put in."""
    mutants = [mutant for path in sorted(root.glob("Tests/Mutants/*.txt")) for mutant in read(path)]
    names = [mutant.name for mutant in mutants]
    for name in sorted(set(names)):
        if names.count(name) > 1:
            raise BadList(f"{name}: two mutants have this name")
    for mutant in mutants:
        if not (root / mutant.file).is_file():
            raise BadList(f"{mutant.name}: there is no {mutant.file}")
        mutant.applied_to((root / mutant.file).read_text())
    return mutants


def read(path: Path) -> list[Mutant]:
    """The mutants of one file: paragraphs between empty lines, without those that begin with `#`."""
    paragraphs = path.read_text().split("\n\n")
    return [mutant(p.strip("\n").split("\n"), path) for p in paragraphs if p.strip() and not p.startswith("#")]


def mutant(lines: list[str], path: Path) -> Mutant:
    name = lines[0].strip()
    parts: dict[str, list[str]] = {"in": [], "-": [], "+": [], "survives": [], "": []}
    for line in lines[1:]:
        word, _, rest = line.removeprefix("  ").partition(" ")
        if word in parts:
            parts[word].append(rest)
        else:
            parts[""].append(line.strip())
    if not (len(parts["in"]) == 1 and parts["-"] and parts[""]):
        raise BadList(f"{path.name}: {name} lacks its file, its text or its meaning")
    return Mutant(
        name, " ".join(parts[""]), parts["in"][0], "\n".join(parts["-"]), "\n".join(parts["+"]),
        " ".join(parts["survives"]))
