"""The commands under `corbiere law`: answers on standard output, faults on standard error, exit codes."""

import json
from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner, Result

from corbiere.cli import app
from corbiere.island.histories import histories
from corbiere.statute.catalogue import CATALOGUE
from corbiere.statute.population import events

KEYS = ["subject", "duty", "status", "from", "due", "done", "ended", "force", "basis", "owner", "cites", "words"]
STORY = """\
== Maggie                                   # a new subject starts
2012-02-29  born
2026-03-02  conference-held   type=initial outcome=plan  ref=icpc
2026-03-16  core-group-held   quorate=yes  ref=cg1
2026-03-24  core-group-notes-circulated  of=cg1  recorded=2026-03-30
"""


def corbiere(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    return CliRunner(env={"COLUMNS": "150"}).invoke(app, [str(argument) for argument in arguments], input=stdin)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "maggie.story"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_findings_come_as_json_in_the_order_of_the_contract(story: Path) -> None:
    answer = corbiere("law", "check", story, "--on", "2026-03-31", "--json")
    found = json.loads(answer.stdout)
    assert answer.exit_code == 0
    assert [list(finding) for finding in found] == [KEYS] * len(found)
    assert [(f["due"], f["duty"], f["from"]) for f in found] == sorted((f["due"], f["duty"], f["from"]) for f in found)


def test_what_was_known_on_a_day_differs_from_what_was_so(story: Path) -> None:
    def notes(*known: str) -> str:
        found = json.loads(corbiere("law", "check", story, "--on", "2026-03-24", *known, "--json").stdout)
        return next(finding["status"] for finding in found if finding["duty"] == "cp.core-group-notes")

    assert notes() == "late"
    assert notes("--known", "2026-03-24") == "overdue"


def test_the_table_shows_due_day_status_paragraph_and_default(story: Path) -> None:
    answer = corbiere("law", "check", story, "--on", "2026-03-31")
    assert "2026-03-16" in answer.stdout
    assert "cp.first-core-group" in answer.stdout
    assert "CPP-15" in answer.stdout
    assert "it is a default" in answer.stdout


def test_the_last_line_says_what_is_owed_and_what_comes_first(story: Path) -> None:
    assert (
        "2 overdue, 2 open. Next: cp.child-seen, overdue since 16 March 2026 (lead social worker)."
        in corbiere("law", "check", story, "--on", "2026-03-31").stdout
    )


def test_standard_input_is_a_story_called_story() -> None:
    answer = corbiere("law", "check", "-", "--on", "2026-03-31", "--json", stdin="2026-03-02 conference-held type=initial outcome=plan\n")
    assert {finding["subject"] for finding in json.loads(answer.stdout)} == {"story"}


def test_a_day_before_every_fact_gives_an_empty_list(story: Path) -> None:
    answer = corbiere("law", "check", story, "--on", "1990-01-01", "--json")
    assert (answer.exit_code, json.loads(answer.stdout)) == (0, [])


def test_every_fault_of_every_file_is_told_at_once_and_nothing_is_answered(story: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.story"
    wrong.write_text("2026-11-31 born\n2026-01-02 bron\n", encoding="utf-8")
    answer = corbiere("law", "check", story, wrong, tmp_path / "absent.story", "--on", "2026-03-31")
    lines = answer.stderr.splitlines()
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert lines[0].startswith(f"{wrong}:1: ")
    assert "31 November" in lines[0]
    assert "did you mean born" in lines[1]
    assert "absent.story" in lines[2]


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"\x00\x01\x02\x03", "2026-01-01 born ü\n".encode("latin-1")])
def test_what_is_no_text_is_refused_with_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "odd.story"
    path.write_bytes(content)
    answer = corbiere("law", "check", path)
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert answer.stderr.startswith(f"{path}:1: ")


def test_an_empty_file_answers_with_nothing_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "empty.story"
    path.touch()
    answer = corbiere("law", "check", path, "--json")
    assert (answer.exit_code, json.loads(answer.stdout)) == (0, [])
    assert "no facts" in answer.stderr


def test_an_impossible_day_to_ask_about_is_refused(story: Path) -> None:
    answer = corbiere("law", "check", story, "--on", "31/03/2026")
    assert answer.exit_code == 2
    assert "write the year, month and day as 2026-03-16" in answer.stderr


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_there_is_are_answered(tmp_path: Path, day: str) -> None:
    path = tmp_path / "edge.story"
    path.write_text(f"{day} conference-held type=initial outcome=plan\n{day} care-started\n{day} born\n", encoding="utf-8")
    assert corbiere("law", "check", path, "--on", "9999-12-31", "--json").exit_code == 0


def test_the_catalogue_is_listed_for_machines() -> None:
    listed = json.loads(corbiere("law", "duties", "--json").stdout)
    assert [duty["id"] for duty in listed] == [duty.id for duty in CATALOGUE]
    assert {"id", "words", "force", "basis", "limit", "owner", "cites", "in_force_from"} <= set(listed[0])


@pytest.mark.parametrize("duty", [duty.id for duty in CATALOGUE])
def test_every_duty_is_explained_with_its_paragraph_and_an_example(duty: str) -> None:
    answer = corbiere("law", "explain", duty)
    assert answer.exit_code == 0
    assert next(known.cites[0] for known in CATALOGUE if known.id == duty) in answer.stdout
    assert "A worked example" in answer.stdout


def test_an_unknown_duty_gets_the_nearest_known_one() -> None:
    answer = corbiere("law", "explain", "cp.first-core-grup")
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert "did you mean cp.first-core-group" in answer.stderr


def test_the_kinds_of_fact_are_listed() -> None:
    assert "outcome=plan|no-plan|continue|end" in corbiere("law", "kinds").stdout


@pytest.mark.parametrize("suffix", [".parquet", ".jsonl"])
def test_a_population_is_answered_to_a_file_with_a_table(tmp_path: Path, suffix: str) -> None:
    facts, found = tmp_path / f"events{suffix}", tmp_path / "found.parquet"
    events.write(events.frames(histories(60, seed=3)), facts)
    answer = corbiere("law", "population", facts, "--on", "2026-03-31", "--out", found)
    assert answer.exit_code == 0
    assert "60 subjects" in answer.stdout
    assert pl.read_parquet(found).columns == KEYS


def test_a_faulty_population_leaves_what_was_there(tmp_path: Path) -> None:
    facts, found = tmp_path / "events.jsonl", tmp_path / "found.parquet"
    facts.write_text('{"subject": "a"}\nnot json\n{"subject": 1}\n', encoding="utf-8")
    found.write_text("what was there", encoding="utf-8")
    answer = corbiere("law", "population", facts, "--on", "2026-03-31", "--out", found)
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert [f"{facts}:{line}: " in answer.stderr for line in (1, 2, 3)] == [True] * 3
    assert found.read_text(encoding="utf-8") == "what was there"


def test_a_file_that_is_no_parquet_is_refused_with_a_sentence(tmp_path: Path) -> None:
    facts = tmp_path / "events.parquet"
    facts.write_bytes(b"these are no facts")
    answer = corbiere("law", "population", facts, "--on", "2026-03-31", "--out", tmp_path / "found.parquet")
    assert answer.exit_code == 2
    assert "not a Parquet file" in answer.stderr


def test_a_service_sets_its_own_default_from_a_day(story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    local = tmp_path / "local.toml"
    local.write_text('[[limit]]\nduty = "cp.conference-minutes"\nfrom = 2026-03-02\nlimit = "5 working days"\nsource = "Ours, 2026"\n')
    monkeypatch.setenv("CORBIERE_LOCAL_LAW", str(local))
    found = json.loads(corbiere("law", "check", story, "--on", "2026-03-31", "--json").stdout)
    assert next(finding["due"] for finding in found if finding["duty"] == "cp.conference-minutes") == "2026-03-09"
    assert "Ours, 2026" in corbiere("law", "explain", "cp.conference-minutes").stdout


def test_a_number_that_a_jersey_source_gives_is_no_default_any_more(story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    local = tmp_path / "local.toml"
    line = 'from = {}\nlimit = "{} working days"\nbasis = "procedure"\nsource = "Jersey, {}"\n'
    lines = [
        f'[[limit]]\nduty = "cp.conference-minutes"\n{line.format(*held)}' for held in (("2026-03-02", 5, 2026), ("2026-03-03", 6, 2027))
    ]
    local.write_text("".join(lines), encoding="utf-8")
    monkeypatch.setenv("CORBIERE_LOCAL_LAW", str(local))
    found = json.loads(corbiere("law", "check", story, "--on", "2026-03-31", "--json").stdout)
    minutes = next(finding for finding in found if finding["duty"] == "cp.conference-minutes")
    assert (minutes["due"], minutes["basis"]) == ("2026-03-09", "procedure")
    assert "default" not in minutes["words"]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('duty = "cp.first-core-group"\nfrom = 2026-03-02\nlimit = "5 days"\nsource = "x"', "only a default may be replaced"),
        ('duty = "cp.conference-minutes"\nfrom = 2026-03-02\nlimit = "5 days"\nsource = "x"\nbasis = "hearsay"', "basis = hearsay"),
        ('duty = "cp.nothing"\nfrom = 2026-03-02\nlimit = "5 days"\nsource = "x"', "there is no duty cp.nothing"),
        ('duty = "cp.conference-minutes"\nfrom = 2026-03-02\nlimit = "soon"\nsource = "x"', "soon is no length of time"),
        ('duty = "cp.conference-minutes"\nfrom = "2026-03-02"\nlimit = "5 days"\nsource = "x"', "without quotes"),
        ('duty = "cp.conference-minutes"\nfrom = 2026-03-02\nlimit = "5 days"', "source must say"),
        ('duty = "cp.conference-minutes"\nfrom = 2026-03-02\nreview = "5 days"\nsource = "x"', "can be set here are limit"),
    ],
)
def test_a_local_number_that_cannot_be_taken_stops_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, says: str
) -> None:
    local = tmp_path / "local.toml"
    local.write_text(f"[[limit]]\n{line}\n", encoding="utf-8")
    monkeypatch.setenv("CORBIERE_LOCAL_LAW", str(local))
    answer = corbiere("law", "duties")
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert says in answer.stderr
