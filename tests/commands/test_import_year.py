"""A file of another year than the one that is meant: refused with one sentence, or asked about, and nothing is written."""

from datetime import date
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from clock import today
from commands.test_commands import corbiere
from corbiere.commands.imports import ending_in
from corbiere.commands.into_ledger import ImportOptions, settle_year
from corbiere.exchange.import_result import ImportedFile, NotThisFormat
from corbiere.exchange.into_ledger_sources import SourceStories
from corbiere.island.looked_after_return import FILES
from corbiere.statute.calendar import months_after


def last() -> date:
    return months_after(today(), -18)


def old() -> date:
    return months_after(today(), -19)


def told(reference: date | None) -> SourceStories:
    return SourceStories("ssda903", "the looked-after return", "return", ImportedFile("", 0, 0, 0, {}, ()), {}, {}, reference=reference)


def wanted(year: int | None = None, dry: bool = False, yes: bool = True) -> ImportOptions:
    return ImportOptions("ssda903", Path("return"), None, None, None, dry, yes, year)


@pytest.mark.parametrize(("said", "year"), [("2018", 2018), (" 2018 ", 2018), ("2017/18", 2018), ("1999/00", 2000)])
def test_a_year_is_the_one_in_which_it_ends(said: str, year: int) -> None:
    assert ending_in(said) == year


@pytest.mark.parametrize("said", ["18", "2017/19", "2017-18", "last"])
def test_what_is_no_year_is_refused_with_a_sentence(said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit):
        ending_in(said)
    assert f"--year {said} is no year; write the one in which it ends, 2018, or 2017/18" in capsys.readouterr().err


@pytest.mark.parametrize(("year", "code"), [("2017/18", 0), ("2018/19", 2), ("2017", 2)])
def test_a_return_of_another_year_leaves_no_file(tmp_path: Path, year: str, code: int) -> None:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    answer = corbiere("import", "ssda903", tmp_path, "--out", tmp_path / "events.parquet", "--year", year)

    assert answer.exit_code == code
    assert (tmp_path / "events.parquet").exists() == (code == 0)
    assert ("this is a looked-after return of the year that ends on 31 March 2018" in answer.stderr.replace("\n", " ")) == (code == 2)


def test_the_last_year_and_one_that_is_said_to_be_meant_are_taken() -> None:
    for options, reference in ((wanted(), last()), (wanted(old().year), old()), (wanted(dry=True), old()), (wanted(), None)):
        settle_year(options, told(reference))


def test_an_old_year_that_nobody_can_be_asked_about_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit):
        settle_year(wanted(), told(old()))
    assert f"give --year {old().year} if it is meant" in capsys.readouterr().err.replace("\n", " ")


@pytest.mark.parametrize(("typed", "code"), [("y\n", 0), ("n\n", 2)])
def test_an_old_year_is_asked_about(typed: str, code: int) -> None:
    """Answered with no, nothing is written; with yes, it goes on."""
    asking = typer.Typer()
    asking.command()(lambda: settle_year(wanted(yes=False), told(old())))
    answer = CliRunner().invoke(asking, input=typed)
    assert answer.exit_code == code
    assert "and not the last one. Is it meant?" in answer.stdout


def test_another_year_than_the_one_that_was_said_is_refused() -> None:
    with pytest.raises(NotThisFormat, match="and not of the one that ends in 1999; nothing was imported"):
        settle_year(wanted(1999), told(last()))
