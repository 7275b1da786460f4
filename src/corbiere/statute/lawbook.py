"""The law in words: pages of docs/law, and the worked examples, made from the catalogue, the clause register and the tests.

`python -m corbiere.statute.lawbook write` writes them anew; `check` fails with the list of those that are stale.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

from corbiere.statute.calendar import in_words
from corbiere.statute.catalogue import CATALOGUE, CHAPTERS
from corbiere.statute.clauses import Clause, clause, clauses, evidence
from corbiere.statute.duties import Duty
from corbiere.statute.examples import FILE
from corbiere.statute.states import State

TESTS = Path("tests", "statute", "law")
PAGES = Path("docs", "law")
EXAMPLES = Path("src", "corbiere", "statute", FILE)
EVIDENCE = Path("src", "corbiere", "statute", "clauses", evidence.FILE)
BY_HAND = ("readings.md",)
MADE = "<!-- Made by `./corbiere dev write-docs` from the catalogue, the clause register and the tests. Do not edit. -->\n\n"
NOTHING = "nothing owed"
STATUSES = {
    "open": "not done, and the day is on or before the due day",
    "overdue": "not done, and the due day is past",
    "met": "done on or before the due day",
    "late": "done after the due day",
    "lapsed": "no longer owed: what it belongs to ended on or before the due day, before it was done",
    "missed": "never done: what it belongs to ended after the due day",
    NOTHING: "no such duty had begun",
}
INTRODUCTION = """# The law in words

What Jersey's sources ask of those who keep children safe, as this system counts it: {duties} duties, each with its paragraph, its
limit and the stories by which it is tested. Where the sources leave a choice, [how we read them](readings.md) says what was chosen and why.
[The clause register](clauses.md) lists {clauses} clauses of the sources and what in the system meets each. None of this is legal advice.

## How to read a duty

Each duty has a **force**, the source's own: *must*, *should*, or *standard* for what the practice standards expect. Its **basis** is
the source of its number. **A default is a number or a day that no Jersey source gives**; every place that shows such a date says so,
and a service may replace it by one of its own.

A story is a chronology, one dated fact a line; the table under it gives the answer on certain days. The day of the starting event is day 0.
Every story here is a test: both evaluators, for one child and for everyone, give these answers.

| status | meaning on the day asked about |
|---|---|
"""


@dataclass(frozen=True, slots=True)
class DutyAnswer:
    """One answer about one duty; `since`, `status` and `due` are empty where there was nothing to find."""

    on: str
    known: str
    since: str
    status: str
    due: str


@dataclass(frozen=True, slots=True)
class RecordedStory:
    """One story of a test, with the answers about each duty that the test asked about."""

    test: str
    rule: str
    story: str
    asked: dict[str, list[DutyAnswer]]


class NotTold(RuntimeError):
    """The tests could not be recorded; the message is what pytest said."""


# From the tests.


def root() -> Path:
    """The repository, found from the working directory."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "pyproject.toml").is_file() and (folder / TESTS).is_dir():
            return folder
    raise NotTold(f"{here} is not in the project's folder, or {TESTS} is not there; run this in a checkout")


def recorded(repository: Path) -> list[RecordedStory]:
    """Runs the tests of the law and reads what they told. Raises NotTold if one of them fails."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "examples.json")
        command = [sys.executable, "-m", "pytest", str(TESTS), "-n", "0", "-p", "no:cacheprovider", "--law-examples", str(file)]
        ran = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)
        if ran.returncode:
            raise NotTold(f"{ran.stdout}{ran.stderr}\nthe tests of the law must pass before its pages can be made")
        held = json.loads(file.read_text(encoding="utf-8"))
    return [RecordedStory(test["test"], test["rule"], case["story"], _asked(case["asked"])) for test in held for case in test["cases"]]


def _asked(rows: Iterable[dict[str, str | None]]) -> dict[str, list[DutyAnswer]]:
    found: dict[str, list[DutyAnswer]] = {}
    for row in rows:
        on, known, since, status, due = (row[key] or "" for key in ("on", "known", "from", "status", "due"))
        found.setdefault(row["duty"] or "", []).append(DutyAnswer(on, known, since, status or NOTHING, due))
    return found


# The pages.


def pages(told: list[RecordedStory]) -> dict[Path, str]:
    """Every file that is made, by its path in the repository."""
    made = {PAGES / "README.md": _index(), PAGES / "clauses.md": _register(), EXAMPLES: _worked_examples(told)}
    for title, chapter in CHAPTERS.items():
        made[PAGES / _page(title)] = _chapter(title, chapter, told)
    return {path: text if path == EXAMPLES else MADE + text for path, text in sorted(made.items())}


def _index() -> str:
    lines = [INTRODUCTION.format(duties=len({duty.id for duty in CATALOGUE}), clauses=len(clauses()))]
    lines += [_row(f"**{status}**", meaning) for status, meaning in STATUSES.items()]
    for title, chapter in CHAPTERS.items():
        lines += [f"\n## [{title}]({_page(title)})\n\n", *_table("duty", "what is asked, and by when", "force", "basis")]
        lines += [_row(_link(duty), duty.in_general, duty.force, _basis(duty)) for duty in chapter]
    return "".join(lines)


def _chapter(title: str, chapter: Iterable[Duty], told: list[RecordedStory]) -> str:
    parts = [f"# {title}\n\n[All chapters](README.md) · [How the sources are read](readings.md) · [The clause register](clauses.md)\n"]
    for duty in chapter:
        parts += [f"\n## {duty.id}\n\n{duty.in_general}\n\n", *_facts(duty), *_cites(duty), *_stories(duty, told)]
    return "".join(parts)


def _facts(duty: Duty) -> Iterator[str]:
    yield from _table("", "")
    yield _row("Force", duty.force)
    yield _row("Basis", f"{duty.basis}: **a default: no Jersey source gives this number**" if duty.basis == "default" else duty.basis)
    if duty.number_from:
        yield _row("The number comes from", duty.number_from)
    if duty.default_day:
        yield _row("**The day is a default**", duty.default_day)
    yield _row("Limit", str(duty.due))
    yield _row("Owner", duty.owner)
    yield _row("While", "; ".join(_while(duty)))
    if duty.in_force.since != date.min:
        yield _row("In force from", in_words(duty.in_force.since))
    if duty.in_force.until != date.max:
        yield _row("In force until", in_words(duty.in_force.until))


def _while(duty: Duty) -> Iterator[str]:
    if duty.during:
        yield duty.during.name
    elif duty.given:
        yield f"starts while {duty.given.name}, and does not end with it"
    if duty.until:
        yield f"until {duty.until.name} again" if isinstance(duty.until, State) else f"until {', '.join(map(str, duty.until))}"
    if not duty.during:
        yield "death ends it" if duty.ends_on_death else "death does not end it"


def _cites(duty: Duty) -> Iterator[str]:
    yield "\nWhat the sources ask, in our words:\n\n"
    for cited in map(clause, duty.cites):
        yield f"- **{cited.id}** ({cited.source}, {cited.paragraph}): {cited.asks}\n"
    if duty.reading:
        yield f"\nHow we read it: {duty.reading} ([more](readings.md))\n"


def _stories(duty: Duty, told: list[RecordedStory]) -> Iterator[str]:
    """Each test's rule once, then its stories with the answers about this duty."""
    own = [story for story in told if duty.id in story.asked]
    for _, stories in groupby(own, key=lambda story: story.test):
        for number, story in enumerate(stories):
            if number == 0:
                yield f"\n### {_rule(story)}\n"
            yield f"\n```text\n{story.story}\n```\n\n"
            yield from _answers(story.asked[duty.id])


def _answers(asked: list[DutyAnswer]) -> Iterator[str]:
    yield from _table("on", "the clock runs from", "status", "due")
    for answer in sorted(asked, key=lambda answer: (answer.on, answer.known, answer.since)):
        on = f"{answer.on}, as known on {answer.known}" if answer.known else answer.on
        yield _row(on, answer.since, answer.status, answer.due)


def _rule(story: RecordedStory) -> str:
    """The sentence without its clause, which the page has given."""
    said = story.rule.partition(": ")[2]
    return (said[:1].upper() + said[1:]).rstrip(".")


# The clause register.


def _register() -> str:
    parts = ["# The clause register\n\nWhat each clause of the sources asks, in our own words, and what in the system answers it.\n"]
    for source, held in groupby(clauses().values(), key=lambda found: found.source):
        parts += [f"\n## {source}\n\n", *_table("clause", "paragraph", "force", "what it asks", "met by", "where")]
        parts += [_row(found.id, found.paragraph, found.force, found.asks, found.met_by, _where(found)) for found in held]
    return "".join(parts)


def met_by() -> dict[str, str]:
    """Says what meets each met clause."""
    return {found.id: found.met_by for found in clauses().values() if found.where}


def _where(found: Clause) -> str:
    duties = {duty.id: duty for duty in CATALOGUE}
    return ", ".join(_link(duties[name]) if name in duties else f"`{name}`" for name in found.where)


# The worked examples.


def _worked_examples(told: list[RecordedStory]) -> str:
    held = {}
    for duty in sorted({duty.id for duty in CATALOGUE}):
        own = [story for story in told if duty in story.asked]
        if own:
            best = max(own, key=lambda story: len({"open", "overdue"} & {answer.status for answer in story.asked[duty]}))
            outcomes = [[answer.on, answer.status, answer.due] for answer in best.asked[duty]]
            held[duty] = {"rule": best.rule, "story": best.story, "outcomes": outcomes}
    return json.dumps(held, indent=1, ensure_ascii=False) + "\n"


# Markdown.


def _page(title: str) -> str:
    return f"{title.lower().replace(' ', '-').replace(',', '')}.md"


def _link(duty: Duty) -> str:
    title = next(title for title, chapter in CHAPTERS.items() if duty in chapter)
    return f"[{duty.id}]({_page(title)}#{duty.id.replace('.', '')})"


def _basis(duty: Duty) -> str:
    return "**default**" if duty.basis == "default" else f"{duty.basis}, **its day a default**" if duty.default else duty.basis


def _table(*names: str) -> Iterator[str]:
    yield _row(*names)
    yield f"|{'---|' * len(names)}\n"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |\n"


# The command.


def stale(repository: Path, made: dict[Path, str]) -> list[str]:
    """The files that are not as they would be made now, and the pages that nothing makes any more."""
    left = {path.relative_to(repository) for path in (repository / PAGES).glob("*.md") if path.name not in BY_HAND} - made.keys()
    differs = [path for path, text in made.items() if not (repository / path).is_file() or (repository / path).read_text("utf-8") != text]
    return [f"{path}: is stale" for path in differs] + [f"{path}: nothing makes it any more; delete it" for path in sorted(left)]


def main(arguments: list[str]) -> int:
    if arguments not in (["write"], ["check"]):
        print("usage: python -m corbiere.statute.lawbook write|check", file=sys.stderr)
        return 2
    try:
        repository = root()
        made = pages(recorded(repository)) | {EVIDENCE: evidence.text_of(evidence.evidence(repository / evidence.TESTS, met_by()))}
    except NotTold as error:
        print(error, file=sys.stderr)
        return 1
    if arguments == ["write"]:
        for path, text in made.items():
            (repository / path).write_text(text, encoding="utf-8")
    faults = stale(repository, made)
    print("\n".join([*faults, "./corbiere dev write-docs writes them anew"]) if faults else f"{len(made)} files are as the law has them")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
