"""A meeting about a team, and no child: arranged, prepared, held, closed, sent out, disputed, printed and put into a calendar."""

import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from agencies.workplace import practitioner, team
from clock import today
from corbiere.ledger.reading import lines, without_row_security
from corbiere.ledger.record import Author
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import record
from corbiere.meetings.models import Meeting
from desk.at_desk import Desk
from desk.test_meeting_pages import action, fields, words
from markup import markup
from meetings.panel import KINDS, MINUTES, PANEL

pytestmark = pytest.mark.django_db


@dataclass
class Panel:
    """The team’s panel of today, arranged by Ana on its page."""

    desk: Desk
    team: UUID
    id: UUID

    @property
    def client(self) -> Client:
        return self.desk.client

    def page(self, part: str = "", **more: Any) -> Any:
        return self.client.get(reverse(f"desk:meeting-{part}" if part else "desk:meeting", args=[self.id]), more)

    def tell(self, kind: type[Any], **body: Any) -> UUID:
        entry = kind.model_validate(body)
        return record(entry, about=self.team, happened=today(), by=Author(self.desk.ana, self.desk.service)).id

    def said(self, kind: type[Any]) -> list[dict[str, Any]]:
        with without_row_security():
            return [line.body for line in lines(self.team) if line.kind == kind.kind]


def page_of(response: Any) -> str:
    """A page without its head and foot."""
    return words(response).casefold().partition("corbière keeps")[0].replace("worried about a child?", "")


@pytest.fixture
def panel() -> Panel:
    desk = Desk()
    held_by = team("Assessment", desk.service)
    practitioner("Cara Le Feuvre", desk.service, team=held_by)
    page = desk.client.get(reverse("desk:arrange", args=[held_by]), {"type": PANEL.name})
    day = today()
    sent = fields(page) | {"for-day": day.day, "for-month": day.month, "for-year": day.year, "at": "10:00", "send": "record"}
    done = desk.client.post(action(page), sent)
    assert done.status_code == 302, words(done)
    return Panel(desk, held_by, Meeting.objects.get(subject=held_by).meeting)


def test_a_team_has_its_meetings_on_its_page_and_is_asked_nothing_of_a_child(panel: Panel) -> None:
    page = words(panel.client.get(reverse("desk:meetings", args=[panel.team])))
    assert "Practice panel" in page and "A day at the beach" not in page
    form = page_of(panel.client.get(reverse("desk:arrange", args=[panel.team]), {"type": PANEL.name}))
    assert "who will chair it?" in form
    assert not {word for word in ("family", "child", "neutral") if re.search(rf"\b{word}\b", form)}


def test_those_of_the_team_are_suggested_and_invited(panel: Panel) -> None:
    prepared = panel.page()
    assert "Assessment" in words(prepared) and "Cara Le Feuvre" in words(prepared)
    handle = next(part.split('"')[0] for part in markup(prepared).split('name="ask" value="')[1:])
    panel.client.post(reverse("desk:meeting-ask", args=[panel.id]), {"ask": [handle]})
    assert [one["who"] for one in panel.said(KINDS.invited)[0]["asked"]] == ["Cara Le Feuvre"]


def test_it_is_held_closed_sent_out_disputed_and_printed(panel: Panel) -> None:
    held = panel.page("hold")
    assert "Told how to complain" not in words(held) and "The family" not in words(held)
    page = fields(held, "desk-room")
    panel.client.post(
        reverse("desk:meeting-hold", args=[panel.id]),
        page | {"new-who": "Dan Ozanne", "new-sector": "health", "new-here": "in-person", "do": "here"},
    )
    assert panel.said(KINDS.attendance)[0]["attended"][0]["who"] == "Dan Ozanne"
    page = fields(panel.page("hold"), "desk-room")
    panel.client.post(
        reverse("desk:meeting-hold", args=[panel.id]), page | {"n0-text": "Nine are late", "n0-ground": "observed", "do": "note-0"}
    )
    assert "Nine are late" in words(panel.page("hold"))
    assert "Not set yet" in words(panel.page("close"))
    assert KINDS.held
    decided = panel.tell(KINDS.held, meeting=str(panel.id), decided="Two more workers", next_meetings=[str(today())])
    closed = words(panel.page("close"))
    assert "Everything is set" in closed and "Written" in closed
    assert "Next panel" in words(panel.page("after"))
    send = panel.page("send")
    sent = fields(send) | {"send": "record"}
    gone = panel.client.post(action(send), sent | {name: "By hand" for name in sent if name.startswith("how-")})
    assert gone.status_code == 302, words(gone)
    assert KINDS.circulated and panel.said(KINDS.circulated)[0]["to"] == ["Dan Ozanne", "Cara Le Feuvre"]
    panel.tell(KINDS.challenged, of=str(decided), who="Cara", passage="Nine", claims="Eight")
    assert "says that this is wrong" in words(panel.page("after"))
    address = reverse("desk:documents", args=[panel.team])
    assert "Minutes of the panel" in words(panel.client.get(address))
    paper = panel.client.get(reverse("desk:document", args=[panel.team, MINUTES.name, decided]))
    assert paper.status_code == 200 and paper.content.startswith(b"%PDF")


def test_its_calendar_file_speaks_of_no_child(panel: Panel) -> None:
    file = markup(panel.page("calendar"))
    assert "SUMMARY:A meeting\r\n" in file and "Assessment" not in file


def test_whoever_is_asked_for_a_report_to_it_writes_one(panel: Panel) -> None:
    cara = practitioner("Dan Ozanne", panel.desk.service)
    asked = panel.tell(KINDS.report_asked, of=str(panel.id), practitioner=str(cara), wanted_by=str(today()), **{"from": "Dan Ozanne"})
    client = panel.desk.signed_in(cara)
    assert "Your report to the practice panel" in words(client.get(reverse("desk:my-work")))
    form = client.get(reverse("desk:report", args=[asked]))
    assert "assessment" in page_of(form) and "the family" not in page_of(form)
    done = client.post(action(form), fields(form) | {"says-0-text": "Nine are late.", "says-0-ground": "observed", "send": "record"})
    assert done.status_code == 302, words(done)
    assert panel.said(KINDS.report_received)[0]["says"][0]["text"] == "Nine are late."


def test_a_ruling_on_any_meeting_holds_for_kinds_that_were_made_for_a_team(panel: Panel) -> None:
    with pytest.raises(NotRecorded, match="due before the day on which it was asked for"):
        panel.tell(KINDS.report_asked, of=str(panel.id), wanted_by="2020-01-01", **{"from": "Somebody"})
