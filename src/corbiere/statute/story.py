"""Stories: a chronology as a text file, one dated fact a line (the contract's section 1). All faults are found in one reading."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from corbiere.statute.calendar import MONTHS
from corbiere.statute.facts import Fact
from corbiere.statute.kinds import KINDS, Kind, parse_day

LONGEST_LINE = 10_000
MOST_NAMES = 200  # among more, the nearest name is not looked for: a file full of faults must not take minutes
LONGEST_FILE = 64 * 1024 * 1024
_WORD = re.compile(r'([^\s="]+)=(?:"([^"]*)"|([^\s"]*))(?=\s|$)|(\S+)')
_COMMENT = re.compile(r'(?:[^"#]|"[^"]*")*+#')


@dataclass(frozen=True, slots=True)
class StoryFault:
    """The fault in a line and what would be right."""

    file: str
    line: int
    says: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.says}"


class Faults(ValueError):
    """A story that cannot be read, with every fault in it."""

    def __init__(self, faults: list[StoryFault]) -> None:
        super().__init__(faults)
        self.faults = faults

    def __str__(self) -> str:
        return "\n".join(map(str, self.faults))


@dataclass(slots=True)
class _Reading:
    """One subject as far as it has been read: facts, where each name and pointer stands, and where the birth is."""

    facts: list[Fact] = field(default_factory=list)
    names: dict[str, int] = field(default_factory=dict)
    pointers: list[tuple[str, int]] = field(default_factory=list)
    born: int | None = None


def read(path: Path) -> dict[str, list[Fact]]:
    """The facts of each subject of a file, in the order they stand in it. Raises Faults."""
    with path.open("rb") as file:
        return parse(file.read(LONGEST_FILE + 1), str(path), path.stem)


def parse(content: bytes, name: str, subject: str) -> dict[str, list[Fact]]:
    """The same of bytes already read; `subject` is whom it is about where no `==` line says so. Raises Faults."""
    if len(content) > LONGEST_FILE:
        raise Faults([StoryFault(name, 1, f"the file is larger than {LONGEST_FILE // 2**20} MiB; give it in parts")])
    return _Reader(name, subject).read(_decoded(content, name))


def _decoded(content: bytes, name: str) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        byte = f"byte {error.start + 1} of the file (0x{content[error.start]:02x})"
        raise Faults([StoryFault(name, line, f"{byte} is not UTF-8 text; save the file as plain text in UTF-8")]) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise Faults([StoryFault(name, line, "this is not a text file; a story is plain text, one dated fact a line")])
    return text


class _Reader:
    def __init__(self, file: str, subject: str) -> None:
        self.file, self.subject = file, subject
        self.readings: dict[str, _Reading] = {}
        self.faults: list[StoryFault] = []
        self.line = 0

    def read(self, text: str) -> dict[str, list[Fact]]:
        for self.line, line in enumerate(re.split(r"\r\n|\n|\r", text), 1):
            if len(line) > LONGEST_LINE:
                self.fault(f"the line is {len(line):,} characters long; a fact takes one short line")
            else:
                self.take(line)
        for reading in self.readings.values():
            for of, at in reading.pointers:
                if of not in reading.names:
                    self.faults.append(
                        StoryFault(
                            self.file, at, f"of={of} points at no line{_did_you_mean(of, reading.names)}; name the line with ref={of}"
                        )
                    )
        if self.faults:
            raise Faults(sorted(self.faults, key=lambda fault: fault.line))
        return {subject: reading.facts for subject, reading in self.readings.items()}

    def fault(self, says: str) -> None:
        self.faults.append(StoryFault(self.file, self.line, says))

    def take(self, line: str) -> None:
        if comment := _COMMENT.match(line):
            line = line[: comment.end() - 1]
        line = line.strip()
        if line.startswith("=="):
            self.subject = " ".join(line.strip("=").split())
            if not self.subject:
                self.fault("== names nobody; write == and the name")
            self.readings.setdefault(self.subject, _Reading())
        elif line:
            self.take_fact(line)

    def take_fact(self, line: str) -> None:
        first, rest = _split(line)
        day = parse_day(first)
        if day is None:
            self.fault(_not_a_day(first))
        name, rest = _split(rest)
        kind = KINDS.get(name)
        if kind is None:
            self.fault(unknown_kind(name) if name else "no kind of fact follows the date; write for example 2026-03-02 born")
        keys = self.keys(rest, kind)
        reading = self.readings.setdefault(self.subject, _Reading())
        recorded = self.recorded(keys.pop("recorded", None), day)
        ref, of = keys.pop("ref", None), keys.pop("of", None)
        self.note_links(reading, ref, of)
        if name == "born":
            if reading.born is not None:
                self.fault(f"{self.subject} was born already in line {reading.born}; a story has one born")
            reading.born = reading.born or self.line
        if day is not None and kind is not None:
            reading.facts.append(Fact(day, name, tuple(sorted(keys.items())), recorded or day, ref, of, len(reading.facts)))

    def keys(self, rest: str, kind: Kind | None) -> dict[str, str]:
        found: dict[str, str] = {}
        for key, value in self.pairs(rest):
            if key in found:
                self.fault(f"{key}= is given twice; give it once")
            elif key in ("ref", "of", "recorded"):
                found[key] = value
            elif kind is not None and (says := misfit(kind, key, value)):
                self.fault(says)
            else:
                found[key] = value
        return found

    def pairs(self, rest: str) -> Iterator[tuple[str, str]]:
        for match in _WORD.finditer(rest):
            key, quoted, plain, stray = match.groups()
            if stray is not None:
                self.fault(f"{stray} is not key=value; a value with spaces goes in double quotes")
            else:
                yield key, quoted if quoted is not None else plain

    def recorded(self, text: str | None, day: date | None) -> date | None:
        if text is None:
            return None
        recorded = parse_day(text)
        if recorded is None:
            self.fault(f"recorded={_not_a_day(text)}")
        elif day is not None and recorded < day:
            self.fault(f"recorded={text} is before the day of the fact; it is written down on that day or later")
        return recorded

    def note_links(self, reading: _Reading, ref: str | None, of: str | None) -> None:
        if ref == "" or of == "":
            self.fault("ref= and of= need a name; write for example ref=cg1")
        if ref and ref in reading.names:
            self.fault(f"ref={ref} names line {reading.names[ref]} already; give each line a name of its own")
        elif ref:
            reading.names[ref] = self.line
        if of:
            reading.pointers.append((of, self.line))


def _split(text: str) -> tuple[str, str]:
    """The first word and the rest."""
    words = text.split(maxsplit=1)
    return (words[0] if words else "", words[1] if len(words) > 1 else "")


def unknown_kind(name: str) -> str:
    """The sentence for a kind that the contract does not have."""
    return f"{name[:80]} is no kind of fact{_did_you_mean(name[:80], KINDS) or '; corbiere law kinds lists them'}"


def misfit(kind: Kind, key: str, value: str) -> str | None:
    """Why a kind of fact cannot have this attribute or this value of it, or None."""
    attribute = kind.attribute(key)
    if attribute is not None:
        return attribute.fault(value)
    has = ", ".join(f"{attribute.name}=" for attribute in kind.attributes) or "no attributes of its own"
    return f"{kind.name} has no {key}=; it has {has}"


def _did_you_mean(word: str, known: "dict[str, int] | dict[str, Kind]") -> str:
    if len(known) > MOST_NAMES:
        return ""
    near = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    return f"; did you mean {near[0]}" if near else ""


_ABOUT_A_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)


def _not_a_day(text: str) -> str:
    if (match := _ABOUT_A_DAY.fullmatch(text)) and 1 <= int(match[2]) <= 12 and len(match[3]) == 2 == len(match[2]):
        return f"{text} is not a day: there is no {int(match[3])} {MONTHS[int(match[2]) - 1]} {match[1]}; write a day that the calendar has"
    return f"{text[:40]} is not a date; write the year, month and day as 2026-03-16"
