"""A census in the ledger: written once, matched by people and not by guessing, asked of the rulings, and taken back."""

from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from clock import now
from corbiere.exchange.import_result import NotThisFormat
from corbiere.exchange.into_ledger import ImportResult, IntoLedger
from corbiere.exchange.into_ledger_children import read_matches, read_names, recognise, write_unsure
from corbiere.exchange.into_ledger_sources import SOURCES, SourceStories
from corbiere.exchange.into_ledger_undo import batches, undo
from corbiere.exchange.rejects import Reject, Rejects
from corbiere.island.looked_after_return import FILES
from corbiere.ledger import chain, folding
from corbiere.ledger.models import EntryRow
from corbiere.ledger.reading import lines, without_row_security
from corbiere.ledger.record import Author
from corbiere.ledger.writing import Writing, record_batch
from corbiere.people.entries import Born, PersonIdentified
from corbiere.people.models import Person

pytestmark = pytest.mark.django_db
CENSUS = """<?xml version="1.0" encoding="UTF-8"?>
<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2025</Year><ReferenceDate>2025-03-31</ReferenceDate></CollectionDetails></Header>
<Children><Child><ChildIdentifiers><LAchildID>C1</LAchildID><PersonBirthDate>2015-06-01</PersonBirthDate></ChildIdentifiers>
<CINdetails><CINreferralDate>2024-09-02</CINreferralDate><ReferralSource>1A</ReferralSource>
<Assessments><AssessmentActualStartDate>2024-09-04</AssessmentActualStartDate></Assessments>
<CINPlanDates><CINPlanStartDate>2024-10-01</CINPlanStartDate></CINPlanDates></CINdetails></Child>
<Child><ChildIdentifiers><LAchildID>C2</LAchildID><PersonBirthDate>2003-01-15</PersonBirthDate></ChildIdentifiers>
<CINdetails><CINreferralDate>2024-09-02</CINreferralDate></CINdetails></Child></Children></Message>
"""
THERE = Author(system="a test")


class Listed(Rejects):
    """The refusals themselves."""

    def __init__(self) -> None:
        super().__init__()
        self.all: list[Reject] = []

    def add(self, reject: Reject) -> None:
        super().add(reject)
        self.all.append(reject)


@pytest.fixture
def census(tmp_path: Path) -> Path:
    path = tmp_path / "census.xml"
    path.write_text(CENSUS, encoding="utf-8")
    return path


def told(path: Path, system: str = "cin") -> SourceStories:
    return SOURCES[system](path, Rejects(), None)


def write(of: SourceStories, rejects: Rejects | None = None, said: dict[str, UUID | None] | None = None, dry: bool = False) -> ImportResult:
    children = recognise(of.system, of.stories, {}, said or {})
    return IntoLedger(of, children, rejects or Rejects(), now()).write(dry, lambda some: None)


def somebody(born: date, given: str = "Luc") -> UUID:
    id = uuid4()
    opening = Writing(entry=PersonIdentified(given=given, family="Le Brocq"), about=id, happened=born, opens=True)
    record_batch([opening, Writing(entry=Born(), about=id, happened=born)], by=THERE)
    return id


def kinds_of(subject: UUID) -> list[str]:
    with without_row_security():
        return [line.kind for line in lines(subject)]


def entries() -> int:
    with without_row_security():
        return EntryRow.objects.count()


def test_each_fact_becomes_an_entry_about_its_child(census: Path) -> None:
    write(told(census))

    child = Person.objects.get(known_as__contains="C1")
    assert child.born == date(2015, 6, 1)
    assert sorted(kinds_of(child.subject)) == sorted(
        ["person-identified", "number-noted", "born", "concern-received", "assessment-started", "plan-agreed"]
    )


def test_a_name_and_a_number_of_which_a_character_cannot_be_seen_are_refused_by_row(census: Path) -> None:
    of, rejects = told(census), Listed()
    of.stories["C\u200b2"] = of.stories.pop("C2")
    children = recognise(of.system, of.stories, {"C1": ("Lu\u202ec", "Le Brocq")}, {})
    IntoLedger(of, children, rejects, now()).write(False, lambda some: None)

    assert [person.known_as for person in Person.objects.all()] == ["Child C1 of the Children in Need census"]
    assert {reject.wrong for reject in rejects.all} == {
        "“Person added” asks “First names”, and what the file says contains a character that cannot be seen (U+202E) after “Lu”; take it out.",
        "The child’s number contains a character that cannot be seen (U+200B) after “C”; take it out.",
    }


def test_the_same_file_imported_twice_writes_once(census: Path) -> None:
    first = write(told(census))
    before = entries()
    second = write(told(census))

    assert before == first.written.total()
    assert entries() == before
    assert second.written.total() == 0
    assert second.there > 0


def test_what_a_ruling_refuses_goes_to_the_rejects_with_its_sentence(census: Path) -> None:
    rejects = Listed()
    kept = write(told(census), rejects)

    assert kept.refused == len(rejects.all) == 1
    assert rejects.all[0].child == "C2"
    assert "over eighteen" in rejects.all[0].wrong


def test_a_dry_run_decides_everything_and_writes_nothing(census: Path) -> None:
    dry = write(told(census), dry=True)

    assert entries() == 0
    assert write(told(census)).written == dry.written


def test_a_child_born_on_the_day_of_somebody_there_is_not_matched_by_guessing(census: Path) -> None:
    luc = somebody(date(2015, 6, 1))
    children = recognise("cin", told(census).stories, {}, {})

    assert [match.person.subject for match in children.unsure["C1"]] == [luc]
    assert list(children.new) == ["C2"]


def test_names_that_another_export_gives_are_compared(census: Path) -> None:
    luc = somebody(date(2015, 6, 1))
    stories = told(census).stories

    assert [match.person.subject for match in recognise("cin", stories, {"C1": ("Luke", "Le Brocq")}, {}).unsure["C1"]] == [luc]
    assert "C1" in recognise("cin", stories, {"C1": ("Wiktoria", "Sikora")}, {}).new


def test_what_a_person_decided_is_followed_and_found_again_by_the_number(census: Path) -> None:
    luc = somebody(date(2015, 6, 1))
    write(told(census), said={"C1": luc})

    assert "plan-agreed" in kinds_of(luc)
    assert kinds_of(luc).count("born") == 1
    assert recognise("cin", told(census).stories, {}, {}).known["C1"] == luc


def test_the_list_of_unsure_children_is_made_and_read_back(census: Path, tmp_path: Path) -> None:
    luc = somebody(date(2015, 6, 1))
    path = tmp_path / "matches.csv"
    write_unsure(path, recognise("cin", told(census).stories, {}, {}), {})
    assert read_matches(path) == {}

    path.write_text(path.read_text(encoding="utf-8").replace("C1,,", f"C1,{luc},"), encoding="utf-8")
    assert read_matches(path) == {"C1": luc}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("child,person\nC1,Luc\n", "write the identifier"),
        (f"child,person\nC1,{UUID(int=1)}\n", "not in the record"),
        ("number,who\nC1,new\n", "no column child"),
    ],
)
def test_a_list_that_cannot_be_followed_is_refused_with_a_sentence(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "matches.csv"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(NotThisFormat, match=says):
        read_matches(path)


@pytest.mark.parametrize(
    "text",
    [
        "child,given,family\nC1,Luc,Le Brocq\n",
        "\ufeffChild;Given;Family\r\nC1;Luc;Le Brocq\r\n",
        "sep=;\nCHILD;GIVEN;FAMILY\nC1;Luc;Le Brocq\n",
        "Family\tSex\tChild\tGiven\nLe Brocq\tM\tC1\tLuc\n",
        "child,given,family\nC1,Luc,Le Brocq,,\n,,\n",
    ],
)
def test_a_list_of_names_is_read(tmp_path: Path, text: str) -> None:
    path = tmp_path / "names.csv"
    path.write_text(text, encoding="utf-8")

    assert read_names(path) == {"C1": ("Luc", "Le Brocq")}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"child,given\nC1,Luc\n", "there is no column family; the first line names child, given, family"),
        (b"child,given,family,Family\nC1,Luc,Le Brocq,X\n", "the column family stands there twice"),
        ("child,given,family\nC1,Zoë,Le Brun\n".encode("cp1252"), "is not UTF-8 text; save the file as UTF-8"),
        ("child,given,family\n".encode("utf-16"), "begins UTF-16 text"),
        (b"PK\x03\x04", "this is a workbook and not CSV"),
        (b"", "there is no column child"),
    ],
)
def test_a_list_of_names_that_cannot_be_read(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "names.csv"
    path.write_bytes(content)
    with pytest.raises(NotThisFormat) as caught:
        read_names(path)
    assert says in str(caught.value)


def test_an_import_taken_back_leaves_nothing_standing_and_can_be_made_again(census: Path) -> None:
    kept = write(told(census))
    child = Person.objects.get(known_as__contains="C1").subject
    undone = undo(kept.batch, "it was last year’s file", now(), lambda some: None)

    assert undone.withdrawn == kept.written.total()
    assert kinds_of(child) == []
    assert "C1" not in recognise("cin", told(census).stories, {}, {}).known
    again = write(told(census))
    assert again.written == kept.written
    assert len(kinds_of(child)) == 6


def test_what_was_changed_by_hand_since_stays_when_an_import_is_taken_back(census: Path) -> None:
    kept = write(told(census))
    child = Person.objects.get(known_as__contains="C1").subject
    with without_row_security():
        born = next(line for line in lines(child) if line.kind == "born")
    corrected = Writing(entry=Born(), about=child, happened=date(2015, 6, 2), replaces=born.id, why="The certificate says the second.")
    record_batch([corrected], by=THERE)

    undone = undo(kept.batch, "wrong file", now(), lambda some: None)
    assert undone.changed == 1
    assert kinds_of(child) == ["born"]


def test_imports_are_listed_with_what_they_wrote(census: Path) -> None:
    kept = write(told(census))

    (batch,) = batches()
    assert (batch.name, batch.entries, batch.people) == (kept.batch, kept.written.total(), 2)


def test_a_return_goes_the_same_way_and_the_record_holds(tmp_path: Path) -> None:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    kept = write(told(tmp_path, "ssda903"))

    assert kept.written["care-started"] == 11  # of the twelve one ended before it began, and was refused as it was read
    with without_row_security():
        assert [found for found in chain.verify() if not isinstance(found, int)] == []
    assert [sentence for _, said in folding.rebuild(check=True) for sentence in said] == []
