"""The pages of an assessment: as a stranger, a colleague, the manager, a health visitor who assesses, and the child's worker."""

import re
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from cast import Cast
from corbiere.access.viewing import viewer
from corbiere.desk.forms.drafts import drafts_of
from corbiere.desk.models import Draft
from corbiere.ledger.reading import standing, without_row_security
from corbiere.meetings.meeting import MeetingState, meetings
from corbiere.wellbeing.meetings import who_knows
from markup import markup
from statements import counted

pytestmark = pytest.mark.django_db
WHY = "Jade is tired, and looks after Noah"


@pytest.fixture
def started(cast: Cast) -> UUID:
    """Claire, a health visitor, makes an early help assessment of Jade, which Ana, who leads, gave her."""
    best = {"assessor": str(cast.claire), "best_known": str(cast.agencies["claire"])}
    return cast.tell("jade", "assessment-started", 5, level="wellbeing", why=WHY, **best)


def page(cast: Cast, root: UUID) -> str:
    return f"/records/{cast.jade}/assessments/{root}/"


def standing_lines(cast: Cast) -> list[Any]:
    with without_row_security():
        return list(standing(cast.jade).lines)


def token(text: str) -> str:
    found = re.search(r'name="draft" value="([^"]+)"', text)
    assert found
    return found[1]


def sent(client: Client, address: str, do: str, **typed: str) -> Any:
    held = {"draft": token(client.get(address).content.decode()), "do": do}
    return client.post(address, held | typed)


def parts(cast: Cast) -> list[dict[str, Any]]:
    with without_row_security():
        return [line.body for line in standing(cast.jade).lines if line.kind == "assessment-part-written"]


@pytest.mark.parametrize(("who", "status"), [("ana", 200), ("ben", 200), ("claire", 200), ("sam", 404), ("david", 404), ("ruth", 404)])
def test_who_reads_it(cast: Cast, started: UUID, who: str, status: int) -> None:
    """WT-100-1: those who work with her, their manager and whoever assesses; neither a stranger nor a chair."""
    assert cast.client(who).get(page(cast, started)).status_code == status
    assert cast.client(who).get(f"/records/{cast.jade}/assessments/").status_code == status


def test_the_eight_stand_there_with_a_box_each_and_who_is_to_be_asked(cast: Cast, started: UUID) -> None:
    """WT-carry-4, WT-carry-1, WT-carry-15, PS-2.1."""
    text = markup(cast.client("claire").get(page(cast, started)))
    for called in ("Safe", "Healthy", "Achieving", "Nurtured", "Active", "Respected", "Responsible", "Included", "The rest of their life"):
        assert f">{called}</span>" in text
    assert "0 of 8 looked at" in text and WHY in text
    assert text.count("Add this") == 9
    agreement = text.partition('id="agreement"')[2].partition("</section>")[0]
    assert "Jade" in agreement and "Marie" in agreement and agreement.count("not asked yet") == 2


def test_a_parent_who_was_written_by_name_was_asked(cast: Cast, started: UUID) -> None:
    """WT-carry-1."""
    said = {"of": str(started), "party": "parent", "who": "Marie Louise Le Brocq", "answer": "agreed", "words": "Yes, if it helps"}
    cast.tell("jade", "assessment-agreement-noted", 0, by="claire", **said)
    agreement = markup(cast.client("claire").get(page(cast, started))).partition('id="agreement"')[2].partition("</section>")[0]
    assert "Yes, if it helps" in agreement and agreement.count("not asked yet") == 1


def test_two_people_in_one_box_both_keep_their_words(cast: Cast, started: UUID) -> None:
    """WT-carry-2, WT-gov-18."""
    for who, sort, text in (("claire", "own-words", "I like Gran’s soup"), ("ana", "observed", "There was bread")):
        answer = sent(cast.client(who), page(cast, started), "note-1", **{"n1-text": text, "n1-sort": sort, "n1-key": f"{who}-1"})
        assert (answer.status_code, answer["Location"]) == (302, f"{page(cast, started)}?at=1#at-1")
    text = markup(cast.client("ben").get(page(cast, started)))
    assert "I like Gran’s soup" in text and "There was bread" in text and "1 of 8 looked at" in text
    assert "Claire Hacquoil" in text and "Ana Pires" in text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"n0-text": ""}, "Write something under “Safe”"),
        ({"n0-text": "x"}, "Say what this is"),
        ({"n0-text": "x", "n0-sort": "reported"}, "Write who said it"),
        ({"n0-text": "x" * 301, "n0-sort": "need"}, "is one line, 300 characters at most"),
        ({"n0-text": "x" * 20_001, "n0-sort": "observed"}, "longer than one note can be"),
        ({"n0-text": "x", "n0-sort": "observed", "n0-finding": "is-being:happy"}, "Choose what you find from the list"),
        ({"n8-text": "x", "n8-sort": "observed"}, "Choose which side of the child’s life"),
    ],
)
def test_bad_input_is_said_at_the_box_and_nothing_typed_is_lost(cast: Cast, started: UUID, typed: dict[str, str], said: str) -> None:
    number = "8" if "n8-text" in typed else "0"
    kept = {"n3-text": "Not sent yet"}
    answer = sent(cast.client("claire"), page(cast, started), f"note-{number}", **typed, **kept)
    text = markup(answer)
    assert answer.status_code == 422 and said in text and "Not sent yet" in text
    assert typed[f"n{number}-text"] in text
    assert parts(cast) == []


def test_what_is_typed_is_kept_as_a_draft_that_leads_back_here(cast: Cast, started: UUID) -> None:
    client = cast.client("claire")
    sent(client, page(cast, started), "keep", **{"n2-text": "Half a thought", "assessment": str(started)})
    (draft,) = drafts_of(viewer(cast.claire, cast.today))
    assert client.get(f"/drafts/{draft.id}/")["Location"] == page(cast, started)
    assert "Half a thought" in markup(client.get(page(cast, started)))
    sent(
        client,
        page(cast, started),
        "note-2",
        **{"n2-text": "Half a thought", "n2-sort": "opinion", "assessment": str(started), "took": f"{draft.id}:x"},
    )
    assert Draft.objects.filter(id=draft.id, sent=None).count() <= 1


def test_a_note_comes_in_in_place(cast: Cast, started: UUID) -> None:
    client, address = cast.client("claire"), page(cast, started)
    held = {"draft": token(client.get(address).content.decode()), "do": "note-3", "n3-text": "Mum sings to her", "n3-sort": "strength"}
    answer = client.post(address, held, headers={"HX-Request": "true"})
    text = markup(answer)
    assert answer.status_code == 200
    assert 'id="said-3"' in text and "Mum sings to her" in text and "Looked at" in text
    assert re.search(r'name="n3-text"[^>]*>\s*</textarea>', text)


def test_nobody_adds_to_what_the_manager_reads(cast: Cast, started: UUID) -> None:
    """PS-1.2."""
    body = {"of": str(started), "analysis": "All is well", "level_found": "universal", "next": "Nothing"}
    cast.tell("jade", "assessment-submitted", 0, by="claire", **body)
    text = markup(cast.client("claire").get(page(cast, started)))
    assert "With the manager" in text and "Add this" not in text
    steps = markup(cast.client("ben").get(page(cast, started)))
    assert ">Sign it</a>" in steps and ">Send it back</a>" in steps
    assert ">Sign it</a>" not in text


def test_the_standards_are_answered_each_with_where_it_is_seen(cast: Cast, started: UUID) -> None:
    """PS-2.0, PS-2.1."""
    text = markup(cast.client("claire").get(f"{page(cast, started)}standards/"))
    assert text.count("assess-standards__asks") == 23 and "1 of 22 met" in text
    assert "Nothing is written of what was explained to the child and Marie" in text
    assert "1 of 22" in markup(cast.client("ana").get(page(cast, started)))
    assert cast.client("sam").get(f"{page(cast, started)}standards/").status_code == 404


def test_what_was_found_before_is_carried_forward_and_nobody_is_asked_again(cast: Cast) -> None:
    """WT-106-1, WT-110-4."""
    signed = {"level": "article-42", "need": True, "level_found": "wellbeing", "comment": "Good", "outcome": "plan"}
    first = cast.tell("jade", "assessment-started", 60, level="article-42", why=WHY)
    told = {"indicator": "safe", "finding": "affected", "tense": "is-being", "strengths": ["Gran is near"]}
    was = cast.tell("jade", "assessment-part-written", 58, of=str(first), **told)
    cast.tell("jade", "assessment-submitted", 50, of=str(first), analysis="x", level_found="wellbeing", next="A plan")
    cast.tell("jade", "assessment-completed", 49, by="ben", of=str(first), **signed)
    second = cast.tell("jade", "assessment-started", 2, level="health-or-development", why=WHY)
    client = cast.client("ana")
    text = markup(client.get(page(cast, second)))
    assert "The assessment before" in text and "Gran is near" in text and "Not looked at again yet" in text
    answer = sent(client, page(cast, second), f"carry-{was}", **{"n0-with": "Mum, on the telephone"})
    assert answer["Location"].endswith("?at=0#at-0")
    part = parts(cast)[-1]
    assert (part["carried"], part["carried_how"], part["finding"]) == (str(was), "confirmed", "affected")
    assert part["confirmed_with"] == "Mum, on the telephone"
    text = markup(client.get(page(cast, second)))
    assert "Still so" in text and f"carry-{was}" not in text and "1 of 8 looked at" in text


def test_the_chronology_tells_of_it_beside_what_every_service_wrote(cast: Cast, started: UUID) -> None:
    """WT-carry-11, WT-carry-12, WT-222-1, WT-carry-20, WT-108-3, CPP-30, WT-continuum-15."""
    cast.tell("jade", "note-made", 2, by="david", title="Asleep at her desk", statements=[{"text": "Twice", "ground": "observed"}])
    text = markup(cast.client("ana").get(f"/records/{cast.jade}/chronology/"))
    assert "Assessment started" in text and "Asleep at her desk" in text and "David Vibert" in text


def test_the_page_asks_few_questions_at_any_size(cast: Cast, started: UUID) -> None:
    client = cast.client("claire")
    for place in range(60):
        said = {"evidence": [{"text": f"Seen {place}", "ground": "observed"}]}
        cast.tell("jade", "assessment-part-written", 1, by="claire" if place % 2 else "ana", of=str(started), indicator="safe", **said)
    for address in (page(cast, started), f"/records/{cast.jade}/assessments/"):
        client.get(address)
        with counted() as told:
            assert client.get(address).status_code == 200
        asked = [one for one in told if not one.startswith(("SAVEPOINT", "RELEASE"))]
        assert len(asked) <= 15, "\n".join(asked)


def test_a_parent_who_is_not_asked_reads_so_with_why_and_nobody_is_told_to_ask(cast: Cast, started: UUID) -> None:
    """WT-212-1, WT-carry-1."""
    asked = markup(cast.client("ana").get(page(cast, started)))
    parent = asked.count("party=parent")
    assert parent > 0
    said = {"risk": "He would take her", "why": "He did so in May.", "decided_by": "Ben, her manager", "until": str(cast.ago(-60))}
    cast.tell("jade", "parent-not-consulted", 1, person=str(cast.marie), **said)
    text = markup(cast.client("ana").get(page(cast, started)))
    assert "Not asked, because" in text and "He did so in May." in text
    assert text.count("party=parent") == parent - 1


def test_the_planning_meeting_is_arranged_from_the_assessment_and_whoever_was_asked_belongs_to_it(cast: Cast, started: UUID) -> None:
    """PS-2.12."""
    ana = cast.client("ana")
    text = markup(ana.get(page(cast, started)))
    address = re.search(r'href="([^"]+)"[^>]*>Arrange the planning meeting', text)
    assert address and "type=assessment-planning" in address.group(1)
    assert "Assessment planning meeting" in markup(ana.get(address.group(1).replace("&amp;", "&")))
    cast.tell("jade", "agency-asked", 1, what="What school sees", practitioner=str(cast.david))
    day = {"for": str(cast.ago(-3)), "at": "10:00"}
    meeting = cast.tell("jade", "team-around-meeting-arranged", 1, type="assessment-planning", chairs=str(cast.ana), **day)
    assert "Arrange the planning meeting" not in markup(ana.get(page(cast, started)))
    suggested = who_knows(standing_lines(cast), cast.today).practitioners
    assert suggested[cast.david] == "Was asked what they know" and "Assesses" in suggested.values()
    cast.tell("jade", "assessment-planning-held", 0, meeting=str(meeting), decided="David writes by Friday")
    (held,) = [one for one in meetings(cast.jade, standing_lines(cast)) if one.id == meeting]
    assert held.type.name == "assessment-planning" and held.state is MeetingState.HELD
