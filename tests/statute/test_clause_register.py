"""The clause register: whole, spelt right, in our own words, and true about what meets each clause."""

import os
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from corbiere.ledger.entry import declared
from corbiere.statute.catalogue import CATALOGUE
from corbiere.statute.clauses import Clause, clause, clauses, load, read
from corbiere.statute.clauses.evidence import evidence
from corbiere.statute.kinds import KINDS
from corbiere.statute.lawbook import met_by as met_by_all

SHARED = Path(os.environ.get("CORBIERE_CLAUSES") or Path(__file__).parents[3] / "shared" / "clauses")
CLAUSES = clauses()
DUTIES = {duty.id: duty for duty in CATALOGUE}
TESTS = Path(__file__).parents[1]
READINGS = (Path(__file__).parents[2] / "docs" / "law" / "readings.md").read_text(encoding="utf-8")
CLAUSE_ID = r"\b(?:WT|IS|CP|LAC|RP|CDR|GL|PS|SP|ISS|CPP)-[0-9A-Za-z]+(?:[.-][0-9A-Za-z]+)*"
AREAS = frozenset("recording visits enquiry conference core_group cp_plan protection".split())
RUN = 6
LINE = 'id = "X-1"\nparagraph = "para 1"\nforce = "must"\nasks = "Do it."\nmet_by = "planned"\nwhere = []\nnote = "Later."\n'


def is_in_python(name: str) -> bool:
    module, _, attribute = name.rpartition(".")
    return hasattr(import_module(module), attribute)


def exists(name: str, met_by: str) -> bool:
    return {"duty": DUTIES.__contains__, "entry": (KINDS | declared()).__contains__}.get(met_by, is_in_python)(name)


def met_by(word: str) -> list[Clause]:
    return [found for found in CLAUSES.values() if found.met_by == word]


def test_every_clause_that_a_duty_cites_is_in_the_register():
    cited = {id for duty in CATALOGUE for id in duty.cites}

    assert not cited - CLAUSES.keys()


@pytest.mark.parametrize("app", ["people", "agencies", "access", "protection", "care", "casework", "insight", "desk", "api"])
def test_every_clause_that_a_question_or_a_ruling_cites_is_in_the_register(app: str):
    code = "".join(path.read_text(encoding="utf-8") for path in (TESTS.parent / "src" / "corbiere" / app).rglob("*.py"))
    cited = set(re.findall(rf'"({CLAUSE_ID})"', code))

    assert cited - CLAUSES.keys() == set()


def test_every_clause_that_a_duty_cites_is_said_to_be_met_by_that_duty():
    unsaid = [(duty.id, id) for duty in CATALOGUE for id in duty.cites if duty.id not in clause(id).where or clause(id).met_by != "duty"]

    assert unsaid == []


def test_every_duty_that_a_clause_names_cites_it_or_the_note_names_the_clause_it_does_cite():
    unexplained = [
        (found.id, name)
        for found in met_by("duty")
        for name in found.where
        if found.id not in DUTIES[name].cites and not any(id in found.note for id in DUTIES[name].cites)
    ]

    assert unexplained == []


def test_everything_named_in_where_exists():
    missing = [(found.id, name) for found in CLAUSES.values() for name in found.where if not exists(name, found.met_by)]

    assert missing == []


def test_what_is_met_names_where_and_what_is_not_names_nothing():
    wrong = [found.id for found in CLAUSES.values() if bool(found.where) == (found.met_by in ("planned", "judgement"))]

    assert wrong == []


def test_the_tests_of_a_clause_are_those_whose_docstrings_name_it_and_what_is_met_has_one():
    """Where this fails, a test was renamed or names another clause: `./corbiere dev write-docs`."""
    said = evidence(TESTS, met_by_all())

    assert {found.id: list(found.tests) for found in CLAUSES.values() if found.tests} == said
    assert [found.id for found in CLAUSES.values() if bool(found.tests) == (found.met_by in ("planned", "judgement"))] == []


def test_a_docstring_names_clauses_and_one_of_all_stands_for_what_no_other_names(tmp_path: Path):
    one, all = 'def test_one():\n    """X-1, X-2: so."""\n', 'def test_all():\n    """met_by = "entry"."""\n'
    (tmp_path / "law").mkdir()
    (tmp_path / "law" / "test_some.py").write_text(one + all + "def test_none(): ...\n", encoding="utf-8")

    said = evidence(tmp_path, {"X-1": "entry", "X-2": "duty", "X-3": "entry", "X-4": "duty"})

    assert said == {"X-1": ["law/test_some.py::test_one"], "X-2": ["law/test_some.py::test_one"], "X-3": ["law/test_some.py::test_all"]}


def test_a_clause_that_a_default_duty_cites_says_where_its_number_comes_from():
    cited = {id for duty in CATALOGUE if duty.basis == "default" for id in duty.cites}

    assert [id for id in sorted(cited) if not re.search(r"no number|no day\b", clause(id).note)] == []


def test_the_readings_speak_of_no_duty_that_is_not_in_the_catalogue():
    named = set(re.findall(r"`([a-z]+\.[a-z0-9-]+)`", READINGS)) - {"overrides.toml"}

    assert not named - DUTIES.keys()


def test_the_readings_list_every_number_that_is_a_default():
    listed = set(re.findall(r"^\| `([a-z.0-9-]+)` \|", READINGS, flags=re.MULTILINE))

    assert {duty.id for duty in CATALOGUE if duty.basis == "default"} == listed


def test_the_citation_names_the_source_the_place_and_the_clause():
    assert clause("CPP-15").citation == "CP plans, Core group timetable (CPP-15)"


def test_an_unknown_clause_is_refused_with_a_sentence():
    with pytest.raises(KeyError, match="no clause CPP-999 in the register"):
        clause("CPP-999")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", r"iss\.toml: a file holds source"),
        ("[[clause]]\n" + LINE, r"iss\.toml: a file holds source"),
        ("source = ISS", r"iss\.toml: this is not TOML"),
        (LINE.replace("note =", "#"), r"iss\.toml, X-1: note is missing"),
        (LINE.replace("id =", "#"), r"iss\.toml, a clause without an id: id is missing"),
        (LINE + "colour = 1\n", r"iss\.toml, X-1: colour is not known here"),
        (LINE.replace('"Do it."', '""'), r"iss\.toml, X-1: asks must be text"),
        (LINE.replace("where = []", 'where = "x"'), r"iss\.toml, X-1: where must be a list"),
        (LINE.replace("must", "shall"), r"iss\.toml, X-1: force = shall is not known"),
        (LINE.replace("planned", "magic"), r"iss\.toml, X-1: met_by = magic is not known"),
    ],
)
def test_a_malformed_line_fails_with_a_sentence_that_names_the_file_and_the_clause(text: str, fault: str):
    whole = 'source = "ISS"\n[[clause]]\n' + text if text.startswith(("id", "#")) else text

    with pytest.raises(ValueError, match=fault):
        read("iss.toml", whole)


def test_an_id_stands_once():
    with pytest.raises(ValueError, match="is in the register twice"):
        load(("iss.toml", "iss.toml"))


# Against the clauses as they were read from the sources, where they are at hand.


def from_the_sources() -> Iterator[tuple[str, dict[str, str]]]:
    """Each clause's id with its kind, force, quote and area; the second document of a file, the gaps, is left out."""
    for path in sorted(SHARED.glob("*.yaml")):
        items, _, _ = path.read_text(encoding="utf-8").partition("\ngaps:")
        for item in re.split(r"^- id: ", items, flags=re.MULTILINE)[1:]:
            fields = dict(re.findall(r"^  (kind|force|quote|area): (.*(?:\n    .*)*)", item, flags=re.MULTILINE))
            yield item.partition("\n")[0].strip(), fields


@pytest.fixture(scope="module")
def sources() -> dict[str, dict[str, str]]:
    if not list(SHARED.glob("*.yaml")):
        pytest.skip(f"the clauses read from the sources are not at {SHARED}; CORBIERE_CLAUSES says where they are")
    return dict(from_the_sources())


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", re.sub("['\u2019]", "", text.lower()))


def runs(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[at : at + RUN]) for at in range(len(found) - RUN + 1)}


def test_no_id_is_misspelt(sources):
    assert not CLAUSES.keys() - sources.keys()


def test_the_readings_cite_clauses_that_there_are(sources):
    assert set(re.findall(CLAUSE_ID, READINGS)) <= sources.keys()


def test_the_force_is_that_of_the_source(sources):
    assert [found.id for found in CLAUSES.values() if found.force != sources[found.id]["force"]] == []


def test_every_time_limit_of_the_sources_is_in_the_register(sources):
    timers = {id for id, fields in sources.items() if fields["kind"] == "timer"}

    assert len(timers) >= 87
    assert not timers - CLAUSES.keys()


def test_every_clause_about_protecting_one_child_is_in_the_register(sources):
    asked = {id for id, fields in sources.items() if fields["area"] in AREAS}

    assert len(asked) >= 168
    assert asked - CLAUSES.keys() == set()


def test_the_register_says_it_in_our_own_words(sources):
    copied = [found.id for found in CLAUSES.values() if (runs(found.asks) | runs(found.note)) & runs(sources[found.id]["quote"])]

    assert copied == []
