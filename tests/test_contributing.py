"""What CONTRIBUTING tells a newcomer to search for leads to where it says the answer stands."""

import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
SOURCE = PROJECT / "src" / "corbiere"
TABLE = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## Where is…")[2].partition("## Adding a duty")[0]
ROWS = [row for row in re.findall(r"^\| (.+?) \| (.+) \| `(.+?)` \|$", TABLE, re.MULTILINE) if row[0] != "question"]


def test_ten_questions_are_answered() -> None:
    assert len(ROWS) == 10


@pytest.mark.parametrize(("question", "search", "file"), ROWS, ids=lambda value: value[:40])
def test_a_search_finds_the_answer(question: str, search: str, file: str) -> None:
    """The last words in code of each row are searched for, in the files of the domain and of the shell alike."""
    said = re.findall(r"`([^`]+)`", search)[-1]
    found = [path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts and re.search(said, path.read_text(encoding="utf-8"))]
    assert SOURCE / file in found, question


def test_the_glossary_is_in_order_says_each_term_once_and_names_code_that_is_there() -> None:
    glossary = (PROJECT / "GLOSSARY.md").read_text(encoding="utf-8")
    terms = [term.casefold() for term in re.findall(r"^\| \*\*(.+?)\*\* \|", glossary, re.MULTILINE)]
    named = {name for name in re.findall(r"`([a-z_]+/[a-z_/.]*)`", glossary) if not name.startswith("src")}
    assert len(terms) > 100 and terms == sorted(set(terms))
    assert [name for name in sorted(named) if not (SOURCE / name).exists()] == []
