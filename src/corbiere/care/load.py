"""How many children a reviewing officer has, counted by kind, against what a post can carry (ISS 4 and 5)."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from math import floor
from typing import NamedTuple
from uuid import UUID

from corbiere.access.bases import CHAIRS_CONFERENCE
from corbiere.access.models import Grant
from corbiere.agencies.models import Allocation
from corbiere.care.independence import REVIEWS
from corbiere.ledger.reading import standings

LEAST, MOST = 50, 70  # children of a whole post (ISS-5-2)
EARLY = 65  # default: from here on a page says that it is filling up
WHOLE = 100
TIME = "reviewing-time-noted"


class OfficerLoad(NamedTuple):
    """`children` are those whose care they review, `conferences` those whose conferences they chair; `share` of a full post, in percent."""

    officer: UUID
    children: int
    conferences: int
    share: int = WHOLE

    @property
    def most(self) -> int:
        return at_most(self.share)

    @property
    def least(self) -> int:
        return floor(LEAST * self.share / WHOLE)

    @property
    def room(self) -> int:
        """How many more they can have; negative where they have too many."""
        return self.most - self.children

    @property
    def fills(self) -> bool:
        return not self.is_over and self.children >= floor(EARLY * self.share / WHOLE)

    @property
    def is_over(self) -> bool:
        return self.children > self.most

    @property
    def is_under(self) -> bool:
        return self.children < self.least


def at_most(share: int) -> int:
    """The most children for that share of a post."""
    return floor(MOST * share / WHOLE)


def loads(officers: Collection[UUID], on: date) -> dict[UUID, OfficerLoad]:
    """Each officer's as a day closes. Call it `beneath`: it is a number of a post, and names no child."""
    reviewed = Allocation.objects.on(on).filter(practitioner__in=officers, role=REVIEWS)
    children = _counted(reviewed.values_list("practitioner", "subject"))
    chaired = Grant.objects.on(on).filter(practitioner__in=officers, basis=CHAIRS_CONFERENCE.name)
    conferences = _counted(chaired.values_list("practitioner", "subject"))
    shares = shares_of(officers, on)
    return {who: OfficerLoad(who, children[who], conferences[who], shares[who]) for who in officers}


def _counted(pairs: Iterable[tuple[UUID | None, UUID]]) -> Counter[UUID]:
    return Counter(who for who, _ in set(pairs) if who)


def load_of(officer: UUID, on: date, beside: UUID | None = None) -> OfficerLoad:
    """One officer's, without that child."""
    found = loads([officer], on)[officer]
    has = beside is not None and Allocation.objects.on(on).of(officer).filter(role=REVIEWS, subject=beside).exists()
    return found._replace(children=found.children - 1) if has else found


def shares_of(officers: Collection[UUID], on: date) -> Mapping[UUID, int]:
    """Shares of a full post that each has for reviewing, as last said by then."""
    told = {who: held.last(TIME, upto=on) for who, held in standings(list(officers)).items()}
    return {who: line.body["share"] if line else WHOLE for who, line in told.items()}
