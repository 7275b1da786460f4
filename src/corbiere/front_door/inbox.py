"""Takes in what came by the public form: each row becomes a worry that arrived, once, and is never lost or held up by what is in it."""

import logging
from collections.abc import Iterator, Mapping
from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import UUID, uuid5

from django.db import Error
from django.db.models import Exists, OuterRef
from PIL import Image
from pydantic import ValidationError

from corbiere.documents.pictures import BROKEN_PICTURE, QUALITY
from corbiere.documents.uploads import NotADocument, keep_document
from corbiere.front_door.entries import WorryArrived
from corbiere.front_door.entries.concerns import ConcernFrom, Pathway, WayIn
from corbiere.front_door.models import InboxWorry, TakenWorry
from corbiere.ledger.characters import visible
from corbiere.ledger.reading import JERSEY, without_row_security
from corbiere.ledger.record import Author
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import Writing, record_together

BY = Author(system="the public form")
HOUR = timedelta(hours=1)
MOST_AN_HOUR = 20  # from one address, above which more are a crowd; a default, no source gives it
SAME_WORDS = timedelta(days=1)  # within which the same words are a crowd; a default
LINE, TEXT = 300, 20_000
LANGUAGES = {"pt": "Portuguese", "pl": "Polish", "fr": "French", "ro": "Romanian"}
log = logging.getLogger(__name__)


def take_in() -> tuple[int, int]:
    """How many were taken in, and how many could not be and stay."""
    taken = left = 0
    for id in _waiting():
        try:
            _take(id)
            taken += 1
        except (NotRecorded, ValidationError, Error, OSError):
            log.exception("A worry from the public form could not be taken in")
            left += 1
    return taken, left


def _waiting() -> list[UUID]:
    with without_row_security():
        not_taken = ~Exists(TakenWorry.objects.filter(row=OuterRef("id")))
        return list(InboxWorry.objects.filter(not_taken).order_by("received", "id").values_list("id", flat=True))


def _take(id: UUID) -> None:
    """In one transaction: it is taken in and noted, or neither."""
    with without_row_security():
        row = InboxWorry.objects.get(id=id)
        if TakenWorry.objects.filter(row=id).exists():
            return
        crowd = _crowd(row)
        local, entry = row.received.astimezone(JERSEY), entry_id(id)
        worry = _worry(row, crowd)
        made = Writing(
            entry=worry, about=uuid5(id, "matter"), happened=local.date(), time=local.time().replace(microsecond=0), opens=True, id=entry,
            brought=frozenset(name for name in (worry.picture,) if name),
        )  # fmt: skip
        record_together([made], by=BY, key=str(id))
        TakenWorry.objects.create(row=id, entry=entry, crowd=crowd)


def entry_id(row: UUID) -> UUID:
    """The entry that a row becomes: the same, whoever takes it in and however often."""
    return uuid5(row, "entry")


def entry_with(reference: str) -> UUID | None:
    """The entry of what came with this reference, the newest if there are two; whether it may be seen is asked elsewhere."""
    signs = "".join(sign for sign in reference.upper() if sign.isalnum())
    with without_row_security():
        row = InboxWorry.objects.filter(reference=f"{signs[:4]}-{signs[4:]}").order_by("-received").values_list("id", flat=True).first()
        return TakenWorry.objects.filter(row=row).values_list("entry", flat=True).first() if row else None


# Those that are alike.


def _crowd(row: InboxWorry) -> UUID | None:
    """The first worry of those that this one is alike: more than so many from one address within the hour, or in the same words. None of
    them is dropped: a school or a telephone company has one address, and two neighbours may say the same."""
    earlier = (
        InboxWorry.objects.filter(received__lte=row.received).exclude(id=row.id).order_by("-received", "-id").values_list("id", flat=True)
    )
    same = list(earlier.filter(words=row.words, received__gt=row.received - SAME_WORDS)[:1])
    near = earlier.filter(address=row.address, received__gt=row.received - HOUR)
    last = list(near[:MOST_AN_HOUR])
    if same:
        return _named(same) or entry_id(same[0])
    return (_named(last) or entry_id(near.reverse()[0])) if len(last) == MOST_AN_HOUR else None


def _named(rows: list[UUID]) -> UUID | None:
    """The crowd of the newest of these rows that is in one: it keeps its name while it goes on, when its first is longer ago."""
    crowds = dict(TakenWorry.objects.filter(row__in=rows).exclude(crowd=None).values_list("row", "crowd"))
    return next((crowds[row] for row in rows if row in crowds), None)


# What it says.


def _worry(row: InboxWorry, crowd: UUID | None) -> WorryArrived:
    said = _said(row)
    told = {**said, "way": WayIn.PUBLIC_FORM, "language": LANGUAGES.get(row.language), "reference": row.reference, "crowd": crowd}
    if row.photo:
        told["picture"] = _picture(bytes(row.photo))
    return WorryArrived.model_validate({name: value for name, value in told.items() if value is not None})


def _said(row: InboxWorry) -> dict[str, Any]:
    """Only what the record's own form would take: the inbox is written to from outside, and whatever is there is said to somebody."""
    held: Mapping[str, object] = row.answers if isinstance(row.answers, dict) else {"worry": row.answers}
    told = dict(_texts(held))
    danger = {"yes": True, "no": False}.get(told.get("danger", ""))
    return {
        "concern": told.get("worry") or f"A message came that cannot be read. Of it: {visible(str(held)[:LINE])}",
        "at_risk": danger,
        "pathway": Pathway.HUB if danger else None,
        "name": told.get("child"),
        "address": told.get("where"),
        "told_by": told.get("name"),
        "telephone": told.get("telephone"),
        "keep_name_back": True if told.get("back") else None,
        "from_": told["who"] if told.get("who") in {one.value for one in ConcernFrom} else None,
    }


def _texts(held: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for name, value in held.items():
        if text := visible(str(value)[: TEXT if name == "worry" else LINE]):
            yield name, text


def _picture(held: bytes) -> str | None:
    """The name under which it is kept as a document: a JPEG as it came; a PNG as a JPEG, since no PNG is given out. It stays in the inbox
    as it came. Where it cannot be kept, the words are taken in without it."""
    try:
        return keep_document(BytesIO(held if held.startswith(b"\xff\xd8") else _as_jpeg(held)))
    except (NotADocument, *BROKEN_PICTURE):
        log.exception("A picture from the public form could not be kept")
        return None


def _as_jpeg(held: bytes) -> bytes:
    with Image.open(BytesIO(held), formats=["PNG"]) as picture:
        seen = picture.convert("RGBA")
    paper = Image.new("RGB", seen.size, "white")
    paper.paste(seen, mask=seen.getchannel("A"))
    made = BytesIO()
    paper.save(made, "JPEG", quality=QUALITY, subsampling=0)
    return made.getvalue()
