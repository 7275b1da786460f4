"""What is recorded on a meeting's own page is left out of the list of what can be recorded, and kept in the API."""

from datetime import date
from uuid import UUID

import pytest
from django.http import HttpRequest

from corbiere.access.bases import Basis
from corbiere.access.recording import Ties
from corbiere.access.viewing import Viewer
from corbiere.api.kinds import kinds
from corbiere.desk.forms.menu import theirs_to_record
from corbiere.ledger.entry import declared, kind_called
from corbiere.ledger.whose import TieOrRole
from corbiere.protection.meetings import CONFERENCES

NOBODY = Viewer(UUID(int=1), "", None, frozenset(), date(2026, 3, 2))
EVERYTHING = Ties(NOBODY, UUID(int=2), [Basis("core group", "", frozenset())], told=dict.fromkeys(TieOrRole, True))
ON_ITS_PAGE = ("invited", "answered", "report_asked", "report_received", "attendance", "noted", "called_off", "challenged", "decided")


@pytest.mark.parametrize("part", ON_ITS_PAGE)
def test_what_is_written_down_on_the_page_of_a_meeting_is_not_in_the_list_and_is_in_the_api(part: str) -> None:
    kind = getattr(CONFERENCES, part)
    assert kind_called(kind).own_page
    listed = {kind.kind for kind in theirs_to_record(EVERYTHING, "person", NOBODY.on)}
    assert kind not in listed
    assert {"conference-held", "conference-requested", "core-group-held"} <= listed
    assert kind in {told.kind for told in kinds(HttpRequest()).kinds}


def test_nothing_else_is_hidden_by_it() -> None:
    hidden = {kind.kind for kind in declared().values() if kind.own_page and kind.kind.startswith("protection-")}
    assert {getattr(CONFERENCES, part) for part in ON_ITS_PAGE} <= hidden
    assert "protection-meeting-arranged" not in hidden
