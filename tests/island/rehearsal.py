"""Tells the island's stories to the rulings without a database: the very writings that `corbiere demo` records, each decided as it would be.

The gates, which look up who works here, are not asked here: they are on the days that are written into a database.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from corbiere.island.cast import CastRole
from corbiere.island.household_entries import REGISTRY
from corbiere.island.making import family_entries
from corbiere.island.roster import Roster
from corbiere.island.staff_entries import staff_entries
from corbiere.ledger import checks
from corbiere.ledger.appending import Chain
from corbiere.ledger.kept_records import CachedRecord
from corbiere.ledger.models import Subject
from corbiere.ledger.reading import JERSEY
from corbiere.ledger.record import Line
from corbiere.ledger.rulings import NotRecorded, Proposal, Ruling, rules_of
from corbiere.ledger.writing import Writing

Chains = dict[UUID, Chain]


class Refused(NamedTuple):
    seed: int
    day: str
    whose: str
    what: str
    why: str


def rehearse(planned: Roster, numbers: Iterable[int]) -> Iterator[Refused]:
    """What is refused first of the staff, and then of each of these families."""
    staff: Chains = {}
    here = planned.workforce
    told = staff_entries(here.everybody, here.cast[CastRole.REGISTER], planned.today, planned.away)
    yield from (Refused(planned.seed, str(planned.today), "the staff", *said) for said in _first_refusal(told, staff))
    for number in numbers:
        whose = f"family {number}, {planned.cases.get(number)}"
        for said in _first_refusal(family_entries(planned, number), dict(staff)):
            yield Refused(planned.seed, str(planned.today), whose, *said)


def _first_refusal(told: Sequence[Writing], chains: Chains) -> Iterator[tuple[str, str]]:
    chains |= {one.about: Chain(Subject(id=one.about, sort=one.entry.about.sort), CachedRecord(one.about, [])) for one in told if one.opens}
    for writing in told:
        if why := _refusal(writing, chains):
            yield f"{writing.entry.kind} of {writing.happened}, written down on {writing.recorded}", why
            return


def _refusal(writing: Writing, chains: Chains) -> str:
    """Why the writing is refused; where it is not, it stands from now on."""
    chain, entry = chains[writing.about], writing.entry
    assert writing.recorded is not None
    moment = chain.moment(writing.recorded).astimezone(JERSEY)
    try:
        replaced, amiss = checks.replaced(writing.replaces, entry, chain, writing.why) if writing.replaces else (None, None)
        if amiss:
            return str(amiss)
        asked = _asked(writing, chain, moment, replaced)
        refusals = [told.why for told in _rulings(asked, moment) if told.force == "must" and not told.allowed]
        body = checks.body(entry, chain.lines)
    except NotRecorded as refused:
        return str(refused)
    refusals += [f"{sort} {id} is not known" for id, sort in _named(writing) if id not in chains]
    line = Line(
        chain.next_order, writing.id, replaced.root if replaced else writing.id, entry.kind, entry.version, writing.happened, writing.time,
        asked.today, asked.by.practitioner, asked.by.agency, writing.occasion, body,
    )  # fmt: skip
    chain.stand(line, replaced, chain.newest(writing.replaces) if writing.replaces else None)
    chain.subject.last_recorded = moment
    return " ".join(refusals)


def _asked(writing: Writing, chain: Chain, moment: datetime, replaced: Line | None) -> Proposal:
    return Proposal(
        entry=writing.entry, subject=writing.about, sort=chain.subject.sort, happened=writing.happened, time=writing.time,
        today=moment.date(), by=writing.by or REGISTRY, standing=chain.standing(replaced), replaces=replaced,
        opens=writing.opens and not chain.lines, reasons=dict(writing.reasons), invented=writing.by is not None,
    )  # fmt: skip


def _rulings(asked: Proposal, moment: datetime) -> Iterator[Ruling]:
    yield from checks.always(asked, moment)
    yield from (told for rule in rules_of(asked.entry.kind) if (told := rule(asked, asked.entry)) is not None)


def _named(writing: Writing) -> Iterator[tuple[UUID, str]]:
    """Whom and what an entry names, other entries apart."""
    for path, mark in checks.pointers(type(writing.entry)):
        if mark.to != "entry":
            yield from ((UUID(id), mark.to) for id in checks.values(writing.entry.body(), path))
