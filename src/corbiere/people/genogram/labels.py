"""Labels under the symbols, broken into lines that fit between neighbours."""

from collections.abc import Iterator
from typing import NamedTuple

from corbiere.people.genogram.family import Member

WIDEST = 17  # characters
MOST_LINES = 3


class Words(NamedTuple):
    """One line, and whether it is of the name."""

    text: str
    name: bool


def label_of(member: Member) -> list[Words]:
    """The name, what they are to the child, and how long they lived or when they are due."""
    inside = member.age if member.age.isdigit() else ""
    rest = [member.words, "" if inside else member.age, member.life]
    return [*(Words(line, True) for line in wrapped(member.name)), *(Words(line, False) for part in rest for line in wrapped(part))]


def wrapped(text: str, most: int = MOST_LINES) -> list[str]:
    """In at most so many lines; what does not fit stands in the words beside the drawing."""
    lines = list(_lines(text))
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1][: WIDEST - 1]}…"]


def _lines(text: str) -> Iterator[str]:
    line = ""
    for word in _pieces(text):
        joined = f"{line}{word}" if line.endswith("-") else f"{line} {word}".strip()
        if line and len(joined) > WIDEST:
            yield line
            joined = word
        line = joined
    if line:
        yield line


def _pieces(text: str) -> Iterator[str]:
    """Words, and the halves of double names; what is too long for a line is cut."""
    for word in text.split():
        for piece in word.replace("-", "- ").split() if len(word) > WIDEST else [word]:
            for start in range(0, len(piece), WIDEST):
                yield piece[start : start + WIDEST]


def in_a_line(member: Member) -> str:
    """`mother, age 38, in the same household`: all that the symbol and its words say, but for the name."""
    age = f"age {member.age}" if member.age.isdigit() else member.age
    said = [member.words[:1].lower() + member.words[1:], age, member.life, "in the same household" if member.at_home else ""]
    return ", ".join(part for part in said if part)
