"""Buttons say what is to be done."""

import pytest

from corbiere.ledger.entry import declared, kind_called
from corbiere.statute.catalogue import CATALOGUE
from corbiere.work.alarms import alarms_known

WRITTEN = {"protection-plan-written", "protection-childs-plan-written", "protection-report-received", "review-form-completed"}
LED_TO = sorted(
    {kind for duty in CATALOGUE for kind in duty.done.pattern.kinds if kind in declared()}
    | {kind for alarm in alarms_known() for kind in (alarm.answer, alarm.managers) if kind}
    | {"concern-decided", "handover-accepted", "people-told", "agency-answered", "protection-report-received"}
)


@pytest.mark.parametrize("kind", LED_TO)
def test_whatever_a_list_leads_to_says_what_is_to_be_done(kind: str) -> None:
    verb = kind_called(kind).verb
    assert "Record" not in verb
    assert verb != "Write" or kind in WRITTEN, f"{kind}: only what is written says Write"
