"""Drafts: what is being typed, kept for the one who types it, in this tab and no other, and past the end of a session.

A form carries a token, signed and dated, that says whose draft it is and what it is about: with it a form that was only begun is kept when
it comes. A draft is written by its owner alone, signed in, while something of that record is open to them (`keep`).
"""

import json
import re
from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta
from hashlib import sha256
from textwrap import shorten
from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from corbiere.access.access_log import NotVisible
from corbiere.access.models import Account
from corbiere.access.viewing import Viewer, looking, viewer_of
from corbiere.access.visibility import bases_of
from corbiere.desk.forms.form_data import BACK, Typed, keepable, one, typed_in
from corbiere.desk.forms.pages import whole
from corbiere.desk.forms.questions import BEGUN
from corbiere.desk.models import Draft
from corbiere.ledger.characters import seen
from corbiere.ledger.entry import kind_called
from corbiere.meetings.models import Meeting
from corbiere.meetings.types import type_called
from corbiere.statute.calendar import in_words
from corbiere.work.sources import ListQuery
from corbiere.work.tasks import NOBODY, Child

LARGEST = 1_000_000  # characters of one draft, some three hundred pages; default: no source gives it
LASTS = timedelta(hours=settings.LONGEST_HOURS) * 2  # a form left open over the end of a session can still be kept; default
TOOK = "took"
_ID = re.compile(r"[0-9a-f-]{36}")
AT_MEETING = ("meeting", "room")  # where a form says at which meeting it was begun
Begun = tuple[Draft, str, Child]  # a draft, what it will be, and whom it is about
_SIGNED = ("id", "practitioner", "subject", "replaces", "occasion")


TOO_MUCH = "This form holds more than can be kept, about 300 pages. Shorten it, or record it as two entries."


class TooMuch(ValueError):
    """More than a draft can hold."""


def _signer() -> TimestampSigner:
    return TimestampSigner(salt="corbiere.desk.draft")


def token_of(draft: Draft) -> str:
    """A form's signed token."""
    held = {name: str(value) for name in _SIGNED if (value := getattr(draft, name))}
    return _signer().sign_object({**held, "kind": draft.kind, "place": draft.place})


def draft_of(token: str) -> Draft | None:
    """The draft that a token speaks of, as it is kept or, if it is not yet, as it began. None for a token that is not ours or too old."""
    begun = begun_as(token)
    return begun and (Draft.objects.filter(id=begun.id).first() or begun)


def begun_as(token: str) -> Draft | None:
    """The draft that a token speaks of, as it began."""
    try:
        held = _signer().unsign_object(token, max_age=LASTS)
    except BadSignature:
        return None
    return Draft(**{name: UUID(held[name]) for name in _SIGNED if name in held}, kind=held["kind"], place=held["place"])


def held(viewer: Viewer, id: UUID, token: str = "") -> Draft | None:
    """The viewer's own draft of that id, kept or just begun."""
    draft = Draft.objects.of(viewer.practitioner).filter(id=id).first() or (begun_as(token) if token else None)
    return draft if draft and draft.id == id and draft.practitioner == viewer.practitioner else None


def sent_in(request: HttpRequest, draft: Draft) -> Typed:
    """All that is answered in a form, of which the request may bring one page alone."""
    return whole(kind_called(draft.kind), draft.typed, typed_in(request.POST.lists()))


def keep(viewer: Viewer, draft: Draft, typed: Typed) -> Draft:
    """Keeps what was typed and which files came with it, holding the draft until the transaction ends. One that was sent stays as it is.
    TooMuch if it is too long; NotVisible if it is somebody else's, or of a record of which nothing is open to the viewer."""
    if draft.practitioner != viewer.practitioner or (draft.subject and not bases_of(viewer, draft.subject)):
        raise NotVisible
    typed = keepable(typed)
    if len(json.dumps(typed, ensure_ascii=False)) > LARGEST:
        raise TooMuch
    now = timezone.now()
    begun = {name: getattr(draft, name) for name in ("id", "practitioner", "subject", "kind", "replaces", "occasion", "place")}
    given = {**begun, "typed": json.dumps(typed), "files": sorted(set(draft.files)), "saved": now}
    (kept,) = Draft.objects.raw(_KEEP, given)
    draft.saved = kept.saved
    _put_away(kept, typed.get(TOOK, ()))
    return kept


def taken_up(draft: Draft) -> str:
    """By which a draft says that it goes on with another one, as that stands: what is written there since stays beside it."""
    return f"{draft.id}:{digest_of(draft.typed)}"


def _put_away(kept: Draft, took: Sequence[str]) -> None:
    """Deletes the drafts that this one goes on with."""
    ids = [UUID(id) for id in (said.partition(":")[0] for said in took) if _ID.fullmatch(id) and id != str(kept.id)]
    if ids and kept.sent is None:
        mine = Draft.objects.of(kept.practitioner).unsent().filter(id__in=ids, kind=kept.kind, subject=kept.subject)
        mine.filter(id__in=[draft.id for draft in mine if taken_up(draft) in took]).delete()


_KEEP = """
    INSERT INTO desk_draft AS held (id, practitioner, subject, kind, replaces, occasion, place, typed, files, saved, digest, outcome)
    VALUES (%(id)s, %(practitioner)s, %(subject)s, %(kind)s, %(replaces)s, %(occasion)s, %(place)s,
        %(typed)s, %(files)s::text[], %(saved)s, '', '{}')
    ON CONFLICT (id) DO UPDATE SET
        typed = CASE WHEN held.sent IS NULL THEN excluded.typed ELSE held.typed END,
        saved = CASE WHEN held.sent IS NULL THEN excluded.saved ELSE held.saved END,
        files = CASE WHEN held.sent IS NULL
            THEN ARRAY(SELECT DISTINCT file FROM unnest(held.files || excluded.files) file ORDER BY file) ELSE held.files END
    RETURNING held.*
"""


def sent(draft: Draft, typed: Typed, outcome: dict[str, object]) -> None:
    """Marks a draft as recorded. Its words are in the record now, and leave here with the right to name its files."""
    draft.sent, draft.digest, draft.typed, draft.files, draft.outcome = timezone.now(), digest_of(typed), {}, [], outcome
    draft.save(update_fields=["sent", "digest", "typed", "files", "outcome"])


def digest_of(typed: Typed) -> str:
    """By which it is seen whether a form that comes again is the same. Empty answers and the places of list items do not count."""
    said = {name: values for name, values in keepable(typed).items() if any(values) and not name.endswith(("-item", "-search"))}
    return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def drafts_of(viewer: Viewer) -> QuerySet[Draft]:
    """The viewer's unsent drafts, the latest first. Further forms of one visit stand with the first."""
    return Draft.objects.of(viewer.practitioner).unsent().order_by("-saved")


def begun(asking: ListQuery) -> list[Begun]:
    """Lists the viewer's drafts. Somebody whose record is closed to them by now has no name here."""
    drafts = list(drafts_of(asking.viewer))
    children = asking.open(draft.subject for draft in drafts if draft.subject)
    meetings = _meetings_of(drafts, asking.openness.categories(children))
    return [
        (draft, meetings.get(draft.id) or kind_called(draft.kind).called, children.get(draft.subject, NOBODY) if draft.subject else NOBODY)
        for draft in drafts
    ]


def _meetings_of(drafts: Sequence[Draft], open_to: Mapping[UUID, Collection[str]]) -> dict[UUID, str]:
    """Names each draft begun at a meeting, where the viewer sees the meeting: by its sort and its day."""
    at_meeting = [(draft, one(draft.typed, key)) for draft in drafts for key in AT_MEETING if draft.subject and key in draft.typed]
    rows = _rows({draft.subject for draft, _ in at_meeting if draft.subject})
    found = ((draft, rows.get((draft.subject, said))) for draft, said in at_meeting if draft.subject)
    return {draft.id: _called(draft, row) for draft, row in found if row and _sees(row, open_to)}


def _rows(subjects: Collection[UUID]) -> dict[tuple[UUID, str], Meeting]:
    return {(row.subject, str(row.meeting)): row for row in Meeting.objects.filter(subject__in=subjects)} if subjects else {}


def _sees(row: Meeting, open_to: Mapping[UUID, Collection[str]]) -> bool:
    return type_called(row.type).category in open_to.get(row.subject, ())


def _called(draft: Draft, row: Meeting) -> str:
    sort, kind = type_called(row.type), kind_called(draft.kind)
    what = f"{sort.called} of {in_words(row.day)}" if row.day else sort.called
    return what if draft.kind == sort.family.held else f"{what}: {kind.called}"


def first_words(draft: Draft) -> str:
    """The longest of what was typed, cut short: by that whoever wrote it knows it again. What stands for a file is no words."""
    typed = (value for name, values in draft.typed.items() if name not in (BACK, BEGUN) for value in values if value not in draft.files)
    return shorten(seen(max(typed, key=len, default="")), 160, placeholder="…")


def thrown_away(draft: Draft) -> None:
    """Nothing of it is kept, nor of the forms of the same act that were not sent."""
    unsent = Draft.objects.of(draft.practitioner).unsent()
    (unsent.filter(occasion=draft.occasion) if draft.occasion else unsent.filter(id=draft.id)).delete()


def kept_from(request: HttpRequest) -> Draft | None:
    """Keeps a form that came with a token and cannot be taken now, if whoever is signed in is its owner and may still write there. None
    where there is nothing to keep, or too much."""
    draft = draft_of(str(request.POST.get("draft", ""))) if request.method == "POST" else None
    if draft is None or not isinstance(request.user, Account):
        return None
    viewer = viewer_of(request.user, timezone.localdate())
    try:
        with looking(viewer):
            return keep(viewer, draft, sent_in(request, draft))
    except (TooMuch, NotVisible):
        return None
