"""Each Standard for an assessment, answered from the record: not yet when it begins, met when it is done, and what cannot apply."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import pytest

from corbiere.people.needs import Indicator
from corbiere.wellbeing import picture
from corbiere.wellbeing.assessment import assessments
from corbiere.wellbeing.standard_answers import answered
from corbiere.wellbeing.standards import AssessmentRecord, StandardAnswer
from protection.telling import ANA, BORN, day, lines, named
from wellbeing.assessed import ANALYSIS, SIGNATURE, STARTED, entry, part, started, told

MUM = UUID(int=77)
ALL = [f"PS-2.{number}" for number in range(1, 24)]
MET, NOT_YET, CANNOT = StandardAnswer
WORRY = f"{BORN}\n2026-02-27  concern-received  from=professional ref=worry"


def side(context: str, **answers: Any):
    said = answers or {"evidence": [{"text": "As it is", "ground": "observed"}]}
    return told("2026-03-09", "assessment-part-written", context=context, **said)


WHOLE = (
    told("2026-03-03", "assessment-agreement-noted", party="child", answer="agreed", explained="Why I come"),
    told("2026-03-03", "assessment-agreement-noted", party="parent", person=MUM, answer="agreed", explained="Why I come"),
    part("safe", views={"own_words": "I like Gran"}, parents=[{"who": "Joana Renouf", "person": str(MUM), "view": "Tired"}]),
    part("nurtured", strengths=["Gran"], needs=["Sleep"], evidence=[{"text": "Bread", "ground": "observed"}]),
    *(side(context) for context in ("identity", "finances", "history", "day", "tools", "research")),
    side("children", children=[{"who": "Leo", "needs": "Nothing"}]),
    side("adults", adults=[{"who": "Joana", "presence": "lives-there", "taken_in": True}]),
    side("parenting", parenting=[{"who": "Joana", "strengths": "Warm", "not_met": "Sleep"}]),
    "2026-03-10  child-seen  alone=yes",
    ("2026-03-11", entry("chronology-reviewed", shows="Three moves")),
    ("2026-03-09", entry("assessment-planning-held", decided="Ana sees her at school; David writes")),
    ("2026-03-12", entry("agency-asked", what="School report")),
)


def around(
    *said: Any, on: str = "2026-04-10", parents: dict[UUID, str] | None = None, children: bool = True, born: bool = True
) -> AssessmentRecord:
    held = lines(*said)
    among = assessments(held)
    one = next(one for one in among if one.id == STARTED)
    return AssessmentRecord(one, among, held, [], {MUM: "Joana Renouf"} if parents is None else parents, children, born, day(on))


def by(of: AssessmentRecord) -> dict[str, StandardAnswer]:
    return {clause: one.answer for clause, one in answered(of)}


def test_each_standard_has_an_answer_in_order() -> None:
    assert [clause for clause, _ in answered(around(BORN, started()))] == ALL


UNASKED = {"risk": "He would hurt her", "why": "He did so in May.", "decided_by": "Ben, her manager", "until": "2026-06-01"}
DAD = UUID(int=78)
NOT_DAD = told("2026-03-02", "parent-not-consulted", person=str(DAD), **UNASKED)


@pytest.mark.parametrize("clause", ["PS-2.2", "PS-2.3", "PS-2.19"])
def test_a_parent_who_is_not_asked_is_not_owed_and_is_told_with_why(clause: str) -> None:
    """PS-2.2, PS-2.3, PS-2.19, WT-212-1."""
    both = {MUM: "Joana Renouf", DAD: "Rui Renouf"}
    ended = [
        told("2026-03-30", "assessment-submitted", **ANALYSIS),
        told("2026-04-02", "assessment-completed", **SIGNATURE),
        told("2026-04-03", "assessment-told", to="child", told="A plan"),
        told("2026-04-03", "assessment-told", to="parent", person=str(MUM), told="A plan"),
    ]
    asked, unasked = (dict(answered(around(BORN, started(), *WHOLE, *ended, *more, parents=both)))[clause] for more in ([], [NOT_DAD]))
    assert asked.answer is NOT_YET and "Rui Renouf" in asked.why
    assert unasked.answer is MET
    assert unasked.why.endswith("Rui Renouf: not asked, because: He did so in May.")


def test_where_no_parent_is_asked_nobody_is_waited_for() -> None:
    """WT-212-1."""
    record = around(BORN, started(), NOT_DAD, parents={DAD: "Rui Renouf"}, born=False)
    assert record.asked == {} and dict(answered(record))["PS-2.2"].answer is MET


def test_an_assessment_that_has_just_begun_has_met_one() -> None:
    found = by(around(BORN, started()))
    assert {clause for clause, answer in found.items() if answer is MET} == {"PS-2.1"}
    assert {clause for clause, answer in found.items() if answer is CANNOT} == {"PS-2.23"}


def answer_to(question: Sequence[Any]) -> Any:
    asked = next(line for line in lines(*question) if line.kind == "agency-asked")
    return asked, ("2026-03-20", entry("agency-answered", of=asked.root, answer="nothing-held"))


def test_one_that_was_made_with_care_has_met_them_all() -> None:
    """PS-2.1, PS-2.2, PS-2.3, PS-2.4, PS-2.5, PS-2.6, PS-2.7, PS-2.8, PS-2.9, PS-2.10, PS-2.11, PS-2.12, PS-2.13, PS-2.14, PS-2.15,
    PS-2.16, PS-2.17, PS-2.18, PS-2.19, PS-2.20, PS-2.21, PS-2.22."""
    asked, answer = answer_to(WHOLE)
    rest = [one for one in WHOLE if not (isinstance(one, tuple) and one[1].kind == "agency-asked")]
    sent = told("2026-03-30", "assessment-submitted", **ANALYSIS, answers=[{"worry": "No coat", "found": "There is one"}])
    ends = (
        sent,
        told("2026-04-02", "assessment-completed", **SIGNATURE),
        *(told("2026-04-03", "assessment-told", to=to, told="A plan", **more) for to, more in (
            ("child", {}), ("parent", {"person": MUM}), ("referrer", {"who": "Teacher"}), ("agency", {"who": "School"}))),
    )  # fmt: skip
    found = by(around(WORRY, started(of=named("worry")), *rest, asked, answer, *ends))
    assert {clause for clause, answer in found.items() if answer is NOT_YET} == {"PS-2.22"}
    assert {clause for clause, answer in found.items() if answer is CANNOT} == {"PS-2.23"}


@pytest.mark.parametrize(
    ("clause", "said", "more", "answer"),
    [
        ("PS-2.2", [WHOLE[0]], {}, NOT_YET),
        ("PS-2.2", [WHOLE[0]], {"parents": {}}, MET),
        ("PS-2.3", [WHOLE[2]], {}, MET),
        ("PS-2.3", [part("safe", views={"own_words": "x"})], {}, NOT_YET),
        ("PS-2.5", [], {"born": False}, CANNOT),
        ("PS-2.5", ["2026-02-10  child-seen  alone=yes"], {}, NOT_YET),
        ("PS-2.6", [], {"children": False}, CANNOT),
        ("PS-2.13", [part("safe")], {}, NOT_YET),
        ("PS-2.15", [side("day")], {}, NOT_YET),
        ("PS-2.18", [], {"parents": {}}, CANNOT),
        ("PS-2.18", [side("fathers", parenting=[{"who": "Dad", "strengths": "Kind", "not_met": "Money"}])], {}, MET),
    ],
)
def test_what_is_missing_and_what_cannot_apply(clause: str, said: list[Any], more: dict[str, Any], answer: StandardAnswer) -> None:
    """PS-4.9."""
    assert by(around(BORN, started(), *said, **more))[clause] is answer


@pytest.mark.parametrize(("signed", "answer"), [("2025-03-02", MET), ("2025-03-01", NOT_YET), (None, CANNOT)])
def test_a_child_is_assessed_again_within_a_year(signed: str | None, answer: StandardAnswer) -> None:
    """PS-2.23, PS-5.16: from the manager's signature."""
    before = f"{BORN}\n2025-01-06  assessment-started  level=article-42"
    after = f"\n{signed}  assessment-completed  level=article-42 need=yes" if signed else ""
    assert by(around(before + after, started()))["PS-2.23"] is answer


def test_early_help_has_no_time_by_which_it_is_late() -> None:
    """PS-2.21, WT-110-5: no source gives one."""
    sent, signature = told("2026-03-30", "assessment-submitted", **ANALYSIS), {**SIGNATURE, "level": "wellbeing"}
    found = dict(
        answered(around(BORN, started("wellbeing"), sent, told("2027-04-02", "assessment-completed", **signature), on="2027-04-10"))
    )
    assert found["PS-2.21"].answer is MET and "No source gives early help a time" in found["PS-2.21"].why


# The eight over time.


def test_each_finding_has_a_shape_of_its_own_and_none_stands_higher() -> None:
    """WT-carry-16, WT-carry-3, WT-gov-30."""
    earlier = f"{BORN}\n2025-01-06  assessment-started  level=wellbeing ref=first"
    then = ("2025-01-10", entry("assessment-part-written", of=named("first"), indicator="safe", finding="affected", tense="is-being"))
    now = part("safe", finding="supported", tense="would-be")
    among = assessments(lines(earlier, then, started(), now, part("active")))
    drawn = picture.drawn(among)
    assert drawn is not None
    assert [day.isoformat() for day, _ in drawn.columns] == ["2025-01-06", "2026-03-02"]
    marks = [mark for mark in drawn.marks if mark.corners]
    assert [(mark.words, mark.is_now) for mark in marks] == [("is being adversely affected", True), ("would be supported", False)]
    assert len({mark.y for mark in marks}) == 1 and marks[0].corners != marks[1].corners
    assert [len(words) for _, _, words in drawn.table] == [len(Indicator)] * 2
    assert drawn.table[0][2][4] == picture.NOTED and drawn.table[0][2][1] == picture.NOT_LOOKED_AT
    assert "Safe: would be supported" in drawn.told


def test_where_nothing_is_written_there_is_nothing_to_draw() -> None:
    assert picture.drawn(assessments(lines(BORN, started(assessor=ANA)))) is None


def planned(*absent: UUID) -> tuple[str, Any]:
    there = [{"who": "David, teacher", "sector": "education", "came": False, "practitioner": str(who)} for who in absent]
    return "2026-03-09", entry("assessment-planning-held", decided="Ana sees her at school", attended=there)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ([], "No planning meeting was held and no other service was asked what it knows."),
        ([planned()], "No other service was asked what it knows."),
        ([("2026-03-12", entry("agency-asked", what="A report"))], "No planning meeting was held."),
        (
            [planned(MUM), ("2026-03-12", entry("agency-asked", what="A report"))],
            "David, teacher did not come to the planning meeting, and nothing is written of asking them since.",
        ),
        ([planned(MUM), ("2026-03-12", entry("agency-asked", what="A report", practitioner=MUM))], "1 of 1 services have not answered."),
    ],
)
def test_it_is_planned_together_and_whoever_did_not_come_is_asked(said: list[Any], why: str) -> None:
    """PS-2.12."""
    found = dict(answered(around(BORN, started(), *said)))["PS-2.12"]
    assert (found.answer, found.why) == (NOT_YET, why)
