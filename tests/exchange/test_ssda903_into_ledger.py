"""Every column of a looked-after return in the record: each in its place, or told of as having none; nothing lost in silence."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from clock import now
from corbiere.exchange.into_ledger import ImportResult, IntoLedger
from corbiere.exchange.into_ledger_children import recognise
from corbiere.exchange.into_ledger_sources import SourceStories, told_by_ssda903
from corbiere.exchange.into_ledger_undo import undo
from corbiere.exchange.rejects import Reject, Rejects
from corbiere.exchange.ssda903_codes import TABLES
from corbiere.exchange.ssda903_places import NO_PLACE_YET, PLACES
from corbiere.ledger.reading import lines, without_row_security
from corbiere.people.models import Person
from corbiere.protection.models import Alert

pytestmark = pytest.mark.django_db
ROWS = {
    "episodes": """CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN
Kit,01/05/2024,S,V2,N4,U6,PR4,01/07/2024,X1,CARPL,JE2 3AB,JE3 1CD,SC012345
Kit,01/07/2024,P,V2,N4,K2,PR1,13/09/2024,X1,,JE2 3AB,SO16 4EF,
Kit,13/09/2024,L,C2,N4,K2,PR1,03/02/2025,E4B,APPRR,JE2 3AB,SO16 4EF,
""",
    "header": "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nKit,2.0,01/05/2009,MWBC,D051910639385,1.0,02/02/2025\nZoe,1,01/05/2009,REFU,UN1,,\n",
    "reviews": "CHILD,DOB,REVIEW,REVIEW_CODE\nKit,01/05/2009,28/05/2024,PN2\nKit,01/05/2009,20/08/2024,PN7\n",
    "uasc": "CHILD,SEX,DOB,DUC\nKit,2,01/05/2009,01/03/2025\n",
    "missing": "CHILD,DOB,MISSING,MIS_START,MIS_END\nKit,01/05/2009,M,01/06/2024,03/06/2024\nKit,01/05/2009,A,02/06/2024,01/06/2024\n",
    "oc2": """CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,HEALTH_ASSESSMENT,SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED
Kit,01/05/2009,17,,0,1,1,0,1,0,,
Zoe,01/05/2009,41,SDQ9,7,,,,,,,
""",
    "oc3": "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\nKit,01/05/2009,YES,F2,B1\n",
    "ad1": "CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR\nKit,01/05/2009,01/06/2024,02/07/2024,0,2,MF,L11\n",
    "sbpfa": "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED\nKit,01/05/2009,01/06/2024,02/08/2024,RD3\n",
    "prev": "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM\nKit,01/05/2009,P1,SCO,01/05/2012\nZoe,01/05/2009,Z1,,\n",
    "sw": "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON\nKit,01/05/2009,SW1,01/05/2024,01/06/2024,MANAGE\nNobody,01/05/2009,SW1,01/05/2024,,\n",
    "dolo": "CHILD,DOB,DOLO_START,DOLO_END\nKit,01/05/2009,01/06/2024,03/06/2024\n",
}


class Listed(Rejects):
    def __init__(self) -> None:
        super().__init__()
        self.all: list[Reject] = []

    def add(self, reject: Reject) -> None:
        super().add(reject)
        self.all.append(reject)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in ROWS.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def rejects() -> Listed:
    return Listed()


def told(folder: Path, rejects: Rejects | None = None) -> SourceStories:
    return told_by_ssda903(folder, rejects or Rejects())


def write(of: SourceStories, rejects: Rejects | None = None) -> ImportResult:
    return IntoLedger(of, recognise(of.system, of.stories, {}, {}), rejects or Rejects(), now()).write(False, lambda some: None)


def bodies(child: str, kind: str) -> list[tuple[str, dict[str, Any]]]:
    """The day and the answers of each entry of a kind."""
    subject = Person.objects.get(known_as__contains=f"Child {child} ").subject
    with without_row_security():
        return [(line.happened.isoformat(), line.body) for line in lines(subject) if line.kind == kind]


def answers(child: str, kind: str, *questions: str) -> list[tuple[Any, ...]]:
    return [(day, *(body.get(question) for question in questions)) for day, body in bodies(child, kind)]


def notes(child: str) -> dict[str, tuple[str, str]]:
    return {body["title"]: (day, body["statements"][0]["text"]) for day, body in bodies(child, "note-made")}


def test_an_episode_says_why_care_began_under_what_and_where(folder: Path) -> None:
    write(told(folder))

    assert answers("Kit", "care-started", "status", "why") == [
        (
            "2024-05-01",
            "accommodated",
            "Category of need in the looked-after return: a family in acute stress (N4). "
            "Looked after under: single period of accommodation by agreement (V2).",
        )
    ]
    assert answers("Kit", "placement-started", "type", "off_island", "provider") == [
        ("2024-05-01", "foster-care", False, "A private provider, registered with Ofsted as SC012345"),
        ("2024-07-01", "childrens-home", True, "The authority's own"),
    ]
    assert answers("Kit", "care-status-changed", "status", "order") == [("2024-09-13", "in-care", "full care order (C2)")]
    assert answers("Kit", "order-made", "order") == [("2024-06-01", "other"), ("2024-09-13", "care-order")]


def test_an_episode_says_why_a_home_and_care_ended(folder: Path) -> None:
    write(told(folder))

    assert answers("Kit", "placement-ended", "reason", "why") == [
        ("2024-07-01", "plan", None),
        ("2025-02-03", "other", "The home was no longer approved."),
    ]
    assert answers("Kit", "care-ended", "reason", "why") == [
        ("2025-02-03", "home-unplanned", "The looked-after return says: returned home, not as planned (E4B).")
    ]


def test_postcodes_are_addresses_of_which_no_more_is_known(folder: Path) -> None:
    write(told(folder))

    assert answers("Kit", "address-noted", "postcode", "sort", "until") == [
        ("2024-05-01", "JE2 3AB", "home", "2024-05-01"),
        ("2024-05-01", "JE3 1CD", "placement", "2024-07-01"),
        ("2024-07-01", "SO16 4EF", "placement", "2025-02-03"),
    ]


def test_the_header_says_who_they_are(folder: Path) -> None:
    write(told(folder))

    assert answers("Kit", "person-identified", "sex") == [("2009-05-01", "female")]
    assert answers("Kit", "characteristics-noted", "race", "sex", "pregnancy", "said_by") == [
        ("2025-03-31", "White and Black Caribbean", "female", True, "another")
    ]
    assert answers("Zoe", "characteristics-noted", "race", "declined") == [("2025-03-31", None, ["race"])]
    assert [body["number"] for _, body in bodies("Kit", "number-noted")] == ["Kit", "D051910639385"]
    assert [body["number"] for _, body in bodies("Zoe", "number-noted")] == ["Zoe"]


def test_the_other_tables_are_notes_in_words(folder: Path) -> None:
    write(told(folder))

    assert notes("Kit") == {
        "Came alone, seeking asylum": ("2025-03-31", "An unaccompanied child seeking asylum, until 1 March 2025."),
        "Away from care": ("2024-06-02", "Away without permission, their whereabouts known; the return gives no day of coming back."),
        "Health in the year to 31 March 2025": (
            "2025-03-31",
            "Health assessment made in the year: yes; health checks up to date: yes; convicted or cautioned in the year: no.",
        ),
        "Care leaver in the year to 31 March 2025": ("2025-03-31", "In touch."),
        "Adopted": (
            "2024-07-02", "Decided on 1 June 2024 that adoption was best; matched with adopters on 2 July 2024; "
            "adopters: two, a man and a woman, married, of different sexes; they had fostered the child: no.",
        ),
        "To be placed for adoption": (
            "2024-06-01", "Decided that the child should be placed for adoption; given up on 2 August 2024; because no adopters could be found.",
        ),
        "A permanent home before": ("2012-05-01", "Adopted before; since 1 May 2012; where: Scotland."),
        "Social worker before": ("2024-05-01", "Number in the other system: SW1; until 1 June 2024; reason: MANAGE."),
    }  # fmt: skip
    assert notes("Zoe") == {}


def test_what_the_year_s_health_says_stands_where_people_ask_for_it(folder: Path) -> None:
    write(told(folder))

    says = "By the looked-after return of 2024/25"
    assert answers("Kit", "strengths-questionnaire-scored", "score", "filled_in_by", "who") == [("2025-03-31", 17, "carer", says)]
    assert answers("Kit", "immunisations-checked", "up_to_date") == [("2025-03-31", True)]
    assert answers("Kit", "health-check-had", "what", "result", "who") == [("2025-03-31", "teeth", "not-seen", None)]
    assert answers("Kit", "substance-use-considered", "problem", "help") == [("2025-03-31", "none", None)]


@pytest.mark.parametrize(
    ("cells", "help", "noted"),
    [
        ("1,1,0", "received", False), ("1,0,1", "refused", False), ("1,0,0", "not-offered", False), ("1,,", None, False),
        ("1,1,1", "received", True), ("0,0,1", None, True),
    ],
)  # fmt: skip
def test_help_with_drink_or_drugs_is_an_answer_or_words(folder: Path, cells: str, help: str | None, noted: bool) -> None:
    (folder / "oc2.csv").write_text(ROWS["oc2"].replace("17,,0,1,1,0,1,0,,", f"17,SDQ4,0,1,1,1,1,{cells}"), encoding="utf-8")
    write(told(folder))

    assert [said for *_, said in answers("Kit", "substance-use-considered", "help")] == [help]
    assert ("offered and declined: yes" in notes("Kit")["Health in the year to 31 March 2025"][1]) is noted
    assert answers("Kit", "health-check-had", "result") == [("2025-03-31", None)]
    assert answers("Kit", "strengths-questionnaire-not-done", "why") == [("2025-03-31", "other")]


def test_a_time_of_being_missing_is_on_record_and_rouses_nobody(folder: Path, rejects: Listed) -> None:
    rows = "Kit,01/05/2009,M,01/06/2024,03/06/2024\nKit,01/05/2009,M,01/03/2025,\n"
    (folder / "missing.csv").write_text(f"CHILD,DOB,MISSING,MIS_START,MIS_END\n{rows}", encoding="utf-8")
    of = told(folder)
    write(of, rejects)

    says = "The looked-after return of 2024/25 does not say"
    assert answers("Kit", "child-missing", "last_seen", "police") == [("2024-06-01", says, None), ("2025-03-01", says, None)]
    assert answers("Kit", "child-found", "where", "safe") == [("2024-06-03", says, None)]
    assert not Alert.objects.exists()
    assert [note for note in of.imported.notes if note.endswith("nobody is told of it: 1.")]
    assert rejects.all == []


@pytest.mark.parametrize(
    ("code", "sort", "suitable"), [("B1", "family", True), ("Z2", "carers", False), ("W2", "elsewhere", False), ("0", "not-known", None)]
)
def test_a_care_leaver_lives_and_does_something(folder: Path, code: str, sort: str, suitable: bool | None) -> None:
    (folder / "oc3.csv").write_text(ROWS["oc3"].replace("B1", code), encoding="utf-8")
    found = {one.kind: one for one in told(folder).entries["Kit"] if one.kind.startswith("leaver-")}
    said = {kind: dict(one.said) for kind, one in found.items()}

    assert said["leaver-home-noted"]["sort"] == sort
    assert said["leaver-home-noted"].get("suitable") is suitable
    assert said["leaver-occupation-noted"] == {
        "what": "education", "where": "The looked-after return says: other education, full time", "full_time": True,
    }  # fmt: skip


def test_what_cannot_be_is_refused_alone_and_listed(folder: Path, rejects: Listed) -> None:
    write(told(folder, rejects), rejects)

    assert [(one.child, one.element, one.reason, one.left_out) for one in rejects.all] == [
        ("Nobody", "CHILD", "child of no return", "the row"),
        ("Kit", "MIS_END", "ends before it begins", "MIS_END"),
        ("Zoe", "CONVICTED", "unknown code", "CONVICTED"),
        ("Zoe", "SDQ_SCORE", "unknown code", "SDQ_SCORE"),
        ("Zoe", "SDQ_REASON", "unknown code", "SDQ_REASON"),
    ]


def test_a_code_that_describes_is_refused_alone(folder: Path, rejects: Listed) -> None:
    wrong = ROWS["episodes"].replace("N4,U6,PR4", "N9,U6,PR9").replace("CARPL", "GONE")
    (folder / "episodes.csv").write_text(wrong, encoding="utf-8")
    write(told(folder, rejects), rejects)

    assert {(one.element, one.value) for one in rejects.all} >= {("CIN", "N9"), ("PLACE_PROVIDER", "PR9"), ("REASON_PLACE_CHANGE", "GONE")}
    assert answers("Kit", "placement-started", "provider")[0] == ("2024-05-01", "Registered with Ofsted as SC012345")


def test_an_answer_that_cannot_be_kept_is_refused_alone_with_its_reason(folder: Path, rejects: Listed) -> None:
    wrong = ROWS["episodes"].replace("SC012345", "X" * 400)
    (folder / "episodes.csv").write_text(wrong, encoding="utf-8")
    (folder / "header.csv").write_text(ROWS["header"].replace("D051910639385", "D\u200b5"), encoding="utf-8")
    write(told(folder), rejects)

    assert sorted(one.wrong.partition(", and ")[2] for one in rejects.all) == [
        "what the file says contains a character that cannot be seen (U+200B) after “D”; take it out.",
        "what the file says is longer than 300 characters.",
    ]
    assert answers("Kit", "placement-started", "type", "provider")[0] == ("2024-05-01", "foster-care", None)


def test_a_review_says_how_the_child_took_part(folder: Path) -> None:
    write(told(folder))

    assert answers("Kit", "review-held", "participated", "took_part", "not_there") == [
        ("2024-05-28", True, "with-advocate", None),
        ("2024-08-20", False, None, "The looked-after return says: They were not there, and their views were not conveyed."),
    ]


def test_every_column_is_told_of_with_its_place_or_with_none(folder: Path) -> None:
    columns = told(folder).columns
    named = {(line.split(",")[0], heading) for text in ROWS.values() for line in text.splitlines()[:1] for heading in line.split(",")}

    assert {placed.column for placed in columns} == {heading for _, heading in named} - {"INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"}
    assert [(placed.table, placed.column, placed.cells) for placed in columns if placed.goes == NO_PLACE_YET] == [("header", "MC_DOB", 1)]
    assert [placed.table for placed in columns if placed.column in ("CHILD", "DOB")] == ["header", "header"]


def test_every_column_that_the_return_knows_has_its_line() -> None:
    assert {name: set(columns) for name, columns in PLACES.items()} == {name: set(known) for name, (_, known) in TABLES.items()}


def test_the_same_return_again_writes_nothing_and_is_taken_back_whole(folder: Path) -> None:
    first = write(told(folder))
    again = write(told(folder))
    undone = undo(first.batch, "another year’s", now(), lambda some: None)

    assert again.written.total() == 0
    assert (undone.withdrawn, undone.refused) == (first.written.total(), {})


def test_a_return_with_another_birth_can_follow_one_that_was_taken_back(folder: Path, rejects: Listed) -> None:
    undo(write(told(folder)).batch, "the birth was wrong", now(), lambda some: None)
    for name, text in ROWS.items():
        (folder / f"{name}.csv").write_text(text.replace("01/05/2009", "02/05/2009"), encoding="utf-8")
    kept = write(told(folder), rejects)

    assert kept.refused == 0
    assert [person.born for person in Person.objects.filter(known_as__contains="Child Kit ")] == [date(2009, 5, 2)]


def test_what_somebody_said_of_themselves_is_not_replaced(folder: Path) -> None:
    write(told(folder))
    of = told(folder)
    of.entries["Kit"] = [one._replace(day=date(2025, 3, 30)) for one in of.entries["Kit"] if one.kind == "characteristics-noted"]

    assert write(of).written.total() == 0


XML = """<EXPSSDA903><CHILD><HEADER><CHILDID>Kit</CHILDID><SEX>2</SEX><DOB>2009-05-01</DOB><ETHNIC>WBRI</ETHNIC><UPN>UN1</UPN>
<UASC>1</UASC><DUC>2025-03-01</DUC><IN_TOUCH>YES</IN_TOUCH><ACTIV>F2</ACTIV><ACCOM>B1</ACCOM>
<AREVIEW><REVIEW>2024-05-28</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW>
<AMISSING><MISSING>M</MISSING><MIS_START>2024-06-01</MIS_START><MIS_END>2024-06-03</MIS_END></AMISSING>
<OC2><HEALTH_CHECK>1</HEALTH_CHECK><HEALTH_ASSESSMENT>0</HEALTH_ASSESSMENT></OC2>
<PERMANENCE><PREV_PERM>P2</PREV_PERM></PERMANENCE></HEADER>
<EPISODE><DECOM>2024-05-01</DECOM><RNE>S</RNE><LS>V2</LS><CIN>N4</CIN><PL>U6</PL><PLACE_PROVIDER>PR4</PLACE_PROVIDER>
<DEC>2024-09-01</DEC><REC>E4A</REC></EPISODE></CHILD></EXPSSDA903>
"""


def test_the_return_as_xml_goes_the_same_way(tmp_path: Path, rejects: Listed) -> None:
    (tmp_path / "return.xml").write_text(XML, encoding="utf-8")
    write(told(tmp_path / "return.xml", rejects), rejects)

    assert rejects.all == []
    assert sorted(notes("Kit")) == [
        "A permanent home before",
        "Came alone, seeking asylum",
        "Care leaver in the year to 31 March 2025",
        "Health in the year to 31 March 2025",
    ]
    assert [len(bodies("Kit", kind)) for kind in ("child-missing", "child-found")] == [1, 1]
    assert answers("Kit", "placement-started", "type", "provider") == [("2024-05-01", "foster-care", "A private provider")]
    assert answers("Kit", "review-held", "participated") == [("2024-05-28", True)]
