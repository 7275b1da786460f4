"""May this author write here at all?"""

import json
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from corbiere.access.bases import is_wide
from corbiere.access.invitations import AnswerRequest, answered
from corbiere.access.naming import people_to_name
from corbiere.access.opening import begins, takes_on
from corbiere.access.recording import NOT_HERE, RECORD, Ties, may_record
from corbiere.access.second_person import is_open_to
from corbiere.access.staffing import may_record_of_staff
from corbiere.access.viewing import Viewer, viewer
from corbiere.access.visibility import STAFF_SORTS, bases_of, categories, closed_to, visible_to
from corbiere.access.withheld_addresses import kept_from
from corbiere.ledger.checks import GROWN, files, not_here, not_there, not_yours, pointers, values
from corbiere.ledger.entry import Entry, kind_called
from corbiere.ledger.models import EntryRow
from corbiere.ledger.record import Author, Line
from corbiere.ledger.rulings import NotRecorded, Proposal, Ruling, gate, holding, must, naming, ruling, should
from corbiere.ledger.whose import TieOrRole
from corbiere.ledger.withdrawal import FILED_WITH_ANOTHER, CorrectionAsked, CorrectionDeclined
from corbiere.people.entries import PersonIdentified
from corbiere.people.models import Relationship
from corbiere.statute.calendar import birthday

SOMEBODY_ELSE = "be-somebody-else"
WORKS_HERE = "Only somebody who works here can record. If you have just joined, ask your manager to record it."
ANSWERED = "This has already been answered. If what you wrote is wrong, open it from My work and correct it."


@gate
def may_write_here(asked: Proposal) -> Ruling | None:
    """Whose act an entry is may write it, and whoever is asked for something may answer. A danger to a child may be told by everybody who
    works here. The system's own acts pass.

    Where the record is closed to the author they read what they would read if it were not there, whatever else is wrong with the entry.
    """
    if asked.by.system or asked.invented:
        return None
    author = viewer(asked.by.practitioner or UUID(int=0), asked.today)
    if author.agency is None:
        return must(False, WORKS_HERE, "")
    if asked.sort in STAFF_SORTS:
        return may_record_of_staff(asked, author)
    if begins(asked):
        return _begun(asked)
    bases = bases_of(author, asked.subject)
    if _is_urgent_here(asked) and (bases or not _grown(asked)):
        return None
    if not bases:
        raise not_yours()
    if takes_on(asked, author):
        return None
    opened = categories([basis for basis in bases if is_wide([basis.name])])
    if asked.corrects is None:
        told = may_record(type(asked.entry), Ties(author, asked.subject, bases))
        return _of_person(asked, author, opened) if told.allowed else _answered_or(asked, author, told)
    elsewhere = type(asked.entry) in FILED_WITH_ANOTHER
    if not elsewhere and type(asked.entry).category not in opened and (request := answered(asked, author.practitioner)):
        return _of_answer(asked, author, request)
    return _of_person(asked, author, opened)


def _is_urgent_here(asked: Proposal) -> bool:
    """Of another sort of subject than it is about, nothing is told."""
    return asked.entry.urgent and asked.corrects is None and asked.entry.about.sort == asked.sort


def _begun(asked: Proposal) -> Ruling | None:
    """Lets whoever puts somebody on record tell at once who they are, and all that is known."""
    told = Ruling(RECORD, "must", TieOrRole.ELSEWHERE not in asked.entry.whose, NOT_HERE.format(called=asked.entry.called))
    return None if told.allowed else told


def _answered_or(asked: Proposal, author: Viewer, refused: Ruling) -> Ruling:
    """Allows another's act if the author was asked for it. Else it is refused for that alone: what else is wrong might tell of more."""
    if request := answered(asked, author.practitioner):
        return _of_answer(asked, author, request)
    raise NotRecorded([refused])


def _of_person(asked: Proposal, author: Viewer, opened: frozenset[str]) -> Ruling:
    """An entry of this record that is closed to the author, and is corrected or pointed at, reads like one that is not there: whoever
    would correct what is not there is asked first whether they may correct such a thing.

    What is refused because entries like it are closed is refused for that alone: what else is wrong with it would tell of them.
    """
    named = {path: set(map(UUID, values(asked.entry.body(), path))) for path, mark in pointers(type(asked.entry)) if mark.to == "entry"}
    closed = _closed(asked, author, opened) if asked.corrects or any(named.values()) else set()
    hidden = asked.corrects is not None and (asked.replaces is None or bool({asked.corrects, asked.replaces.id} & closed))
    kind = type(asked.entry) if hidden else _filed(asked)
    if asked.corrects and kind not in FILED_WITH_ANOTHER and kind.category not in opened:
        raise _not_among(kind)
    if hidden:
        raise not_there()
    if isinstance(asked.entry, CorrectionAsked | CorrectionDeclined) and not is_open_to(asked, opened):
        raise not_here("entry" if isinstance(asked.entry, CorrectionAsked) else "of")
    told = _of_this_act(asked) | _named_to_them(asked, author) if closed else set()
    for path, entries in named.items():
        if (closed - told) & entries:
            raise not_here(path[0])
    return must(True, "", "")


def _of_this_act(asked: Proposal) -> set[UUID]:
    """Entries that the author writes in this very act, as a worry together with what they decide on it. Afterwards what is closed to them
    is not theirs to point at: whether it stands would tell what became of it."""
    if asked.occasion is None:
        return set()
    written = {line.id for line in asked.standing.lines if line.occasion == asked.occasion and line.id == line.root}
    return written - {line.id for line in asked.standing.lines if line.occasion != asked.occasion}


def _named_to_them(asked: Proposal, author: Viewer) -> set[UUID]:
    """Entries at which they are to point with this one, and with no other: the decision after which they have a step."""
    request = answered(asked, author.practitioner)
    roots = frozenset().union(*request.points.values()) if request else frozenset()
    return {id for line in asked.standing.lines if line.root in roots for id in (line.id, line.root)}


def _of_answer(asked: Proposal, author: Viewer, request: AnswerRequest) -> Ruling:
    """Lets whoever is asked answer once and correct what they wrote. Answers of others read like what is not there."""
    theirs = asked.replaces is not None and request.is_answered_by(asked.replaces) and asked.replaces.practitioner == author.practitioner
    if asked.corrects and not theirs and not request.is_answered:
        raise not_there()
    return must(theirs or not request.is_answered, ANSWERED, "")


def _not_among(kind: type[Entry]) -> NotRecorded:
    why = f"You cannot record “{kind.called}” on this record. Ask the lead social worker to record it."
    return NotRecorded([Ruling("write-here", "must", False, why)])


def _closed(asked: Proposal, author: Viewer, opened: frozenset[str]) -> set[UUID]:
    """The entries of this record that the author does not see."""
    lines, kept = [line for line in _lines(asked) if kind_called(line.kind) not in FILED_WITH_ANOTHER], kept_from(author)
    closed = [line for line in lines if kind_called(line.kind).category not in opened or line.id in kept]
    return kept | {id for line in closed for id in (line.id, line.root)}


def _lines(asked: Proposal) -> tuple[Line, ...]:
    """The lines of this record, with the one corrected."""
    return (*asked.standing.lines, *([asked.replaces] if asked.replaces else []))


@holding
def files_seen(asked: Proposal) -> frozenset[str]:
    """The files that this record holds in entries which the author sees."""
    author = viewer(asked.by.practitioner or UUID(int=0), asked.today)
    opened = categories([basis for basis in bases_of(author, asked.subject) if is_wide([basis.name])])
    closed = _closed(asked, author, opened)
    seen = [line for line in _lines(asked) if line.id not in closed]
    return frozenset(file for line in seen for _, file in files(kind_called(line.kind), line.body))


@ruling(PersonIdentified)
def may_be_somebody_else(asked: Proposal, entry: PersonIdentified) -> Ruling | None:
    """Likely matches are looked for before this, where the day of birth is at hand too. Why it is none of them is kept with the entry."""
    given = asked.reasons.get(SOMEBODY_ELSE)
    return should(False, "A similar person is already on record.", "", "") if given else None


@naming
def people_open_to(by: Author, about: UUID, people: frozenset[UUID]) -> frozenset[UUID]:
    """People whom the author may name anywhere, whom this record names where open, and whom the author put on record."""
    author = viewer(by.practitioner or UUID(int=0), timezone.localdate())
    found = set(people_to_name(author).filter(id__in=people).values_list("id", flat=True))
    if people - found:
        found |= _named_in(author, about, people - found)
        begun = EntryRow.objects.filter(subject__in=people - found, kind=PersonIdentified.kind, practitioner=author.practitioner)
        found |= set(begun.values_list("subject", flat=True)) - set(closed_to(author))
    return people & found


def _named_in(author: Viewer, about: UUID, people: frozenset[UUID]) -> set[UUID]:
    """Of these people, those whom an open entry about somebody names, or on whose record an open entry names them."""
    ties = Relationship.objects.filter(Q(subject=about, other__in=people) | Q(other=about, subject__in=people))
    told = {tie.entry: tie.other if tie.subject == about else tie.subject for tie in ties}
    seen = visible_to(author)
    found = {told[root] for root in seen.filter(root__in=told).values_list("root", flat=True)}
    bodies = "".join(json.dumps(body) for body in seen.filter(subject=about).values_list("body", flat=True))
    return found | {person for person in people if str(person) in bodies}


def _grown(asked: Proposal) -> bool:
    """Whether they were no child that day. That is not told to somebody to whom the record is closed."""
    return asked.standing.born is not None and asked.happened > birthday(asked.standing.born, GROWN)


def _filed(asked: Proposal) -> type[Entry]:
    """The kind that it comes to: for an entry taken back, that entry's own."""
    return kind_called(asked.replaces.kind) if asked.replaces else type(asked.entry)
