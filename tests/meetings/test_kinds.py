"""The kinds of a meeting are made once for each app: by their names, with what they ask, and with the rulings of the classes above them."""

from dataclasses import fields

import pytest

from corbiere.ledger.entry import CHILD, declared
from corbiere.ledger.rulings import rules_of
from corbiere.meetings import rulings
from corbiere.meetings.entries import Held, NotesCirculated, ReportAsked
from corbiere.meetings.kinds import MeetingKinds
from corbiere.protection.entries import MEETINGS
from meetings import beach, panel

MADE = [MEETINGS, beach.KINDS, panel.KINDS]
CHILDS = {"neutral", "family_prefers", "helped_by", "shared_with_family", "views", "parents_say", "complaints_told", "tie", "no_address"}


def test_the_kinds_of_child_protection_keep_the_names_that_records_bear() -> None:
    """ISS-A-7: what was written down of a meeting is read for ever under the kind it was written as."""
    assert [kind for _, kind in MEETINGS.family.parts()] == [
        "protection-meeting-arranged", "protection-invitations-sent", "protection-invitation-answered", "protection-report-asked",
        "protection-report-received", "protection-attendance-taken", "protection-noted", "protection-meeting-called-off",
        "protection-minutes-challenged", "protection-challenge-decided",
    ]  # fmt: skip
    assert {kind.about for kind in _classes(MEETINGS)} == {CHILD} and {kind.category for kind in _classes(MEETINGS)} == {"protection"}
    assert MEETINGS.report_asked.__name__ == "ProtectionReportAsked"


@pytest.mark.parametrize("made", MADE, ids=("protection", "beach", "panel"))
def test_a_ruling_on_the_class_above_holds_for_every_kind_made_from_it(made: MeetingKinds) -> None:
    """ISS-7-C4: an agency has time for its report, to whichever meeting."""
    assert issubclass(made.report_asked, ReportAsked)
    assert rulings.may_want_report_then in rules_of(made.report_asked.kind)
    assert rulings.may_come_after_arranging in rules_of(made.noted.kind)


def test_a_ruling_holds_once_for_kinds_that_an_app_has_of_its_own() -> None:
    """ISS-A-7: a meeting that was called off was not held."""
    own = [kind for kind in declared().values() if issubclass(kind, Held | NotesCirculated)]
    assert {"conference-held", "core-group-held", "strategy-discussion-held", "core-group-notes-circulated"} <= {kind.kind for kind in own}
    for kind in own:
        rule = rulings.may_hold_what_was_called_off if issubclass(kind, Held) else rulings.may_circulate
        assert list(rules_of(kind.kind)).count(rule) == 1


def test_a_meeting_about_no_child_asks_nothing_of_one() -> None:
    """ISS-4-5, ISS-7-C7: what is asked of the child and the family stands above what every meeting asks."""
    assert CHILDS & _questions(beach.KINDS) >= CHILDS - {"views", "parents_say"}
    assert not CHILDS & _questions(panel.KINDS)
    assert panel.KINDS.held and panel.KINDS.circulated and not beach.KINDS.held


def _classes(made: MeetingKinds) -> list[type]:
    return [kind for field in fields(made) if (kind := getattr(made, field.name))]


def _questions(made: MeetingKinds) -> set[str]:
    """Those of the kinds and of the groups in them."""
    asked = {name for kind in _classes(made) for name in kind.model_fields}
    groups = [made.invited.model_fields["asked"], made.attendance.model_fields["attended"]]
    return asked | {name for group in groups for name in group.annotation.__args__[0].model_fields}
