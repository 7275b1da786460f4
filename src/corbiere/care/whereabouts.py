"""Words that would tell where a child in care lives, for papers that go to somebody who must not learn it."""

from collections.abc import Collection, Iterator
from uuid import UUID

from corbiere.agencies.directory import names
from corbiere.care.entries import PlacementStarted
from corbiere.ledger.reading import standings
from corbiere.people.address_bans import Passage, tells_where
from corbiere.people.models import PersonName

CARERS = "the carers"
INSTEAD = {"carer": CARERS, "provider": "the service", "place": "there", "school": "the school"}


@tells_where
def homes_in_care(subjects: Collection[UUID]) -> Iterator[Passage]:
    """Of every home there ever was: who cares for them there, and where off the island it is."""
    homes = [line.body for held in standings([*subjects]).values() for line in held.of_kind(PlacementStarted.kind)]
    yield from (Passage(body[key], instead) for body in homes for key, instead in INSTEAD.items() if body.get(key))
    signing_in = {UUID(who) for body in homes for who in body.get("signs_in", ())}
    yield from (Passage(name, CARERS) for name in names(signing_in).values())
    on_record = {body["carer_person"] for body in homes if body.get("carer_person")}
    yield from (Passage(str(name), CARERS) for name in PersonName.objects.filter(subject__in=on_record))
