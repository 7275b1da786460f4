"""Rulings on who a person is. No source gives these: they keep the record from saying what cannot be."""

from datetime import date, timedelta
from uuid import UUID

from corbiere.ledger.entry import kind_called
from corbiere.ledger.record import Line
from corbiere.ledger.rulings import Proposal, Ruling, must, ruling, should
from corbiere.people.characteristics import CharacteristicsNoted, given
from corbiere.people.consulting import ParentConsultedAgain, ParentNotConsulted, is_not_asked, not_consulted
from corbiere.people.entries import (
    AddressEnded,
    AddressNoted,
    Born,
    Died,
    NameNoted,
    PersonIdentified,
    PersonMatched,
    RelationshipEnded,
    RelationshipNoted,
)
from corbiere.people.reaching import TelephoneEnded, WorkplaceNoted
from corbiere.people.withholding import AddressBanEnded, AddressWithheld
from corbiere.statute.calendar import in_words

LONGEST_WAIT = timedelta(days=301)  # from the day a baby is first spoken of to the day it is due: 43 weeks


@ruling(PersonIdentified)
def may_begin_once(asked: Proposal, entry: PersonIdentified) -> Ruling:
    begun = asked.standing.last("person-identified")
    return must(begun is None, "This record has already been opened. Record a new name, or correct its first entry.", "")


@ruling(PersonIdentified)
def may_be_expected(asked: Proposal, entry: PersonIdentified) -> Ruling | None:
    if entry.expected is None:
        return None
    early = entry.expected <= asked.happened + LONGEST_WAIT
    return must(early, f"A baby due on {in_words(entry.expected)} cannot be known of yet. Check the year.", "CPP-9", "expected")


@ruling(Born)
def may_be_born_once(asked: Proposal, entry: Born) -> Ruling | None:
    born = asked.standing.born
    if born is None:
        return None
    return must(False, f"A date of birth is already recorded: {in_words(born)}. If it is wrong, correct that entry.", "", "happened")


@ruling(Born)
def may_be_born_before_death(asked: Proposal, entry: Born) -> Ruling | None:
    died = asked.standing.died
    if died is None:
        return None
    why = f"The record says that this person died on {in_words(died)}. Correct that first if it is wrong."
    return must(asked.happened <= died, why, "", "happened")


@ruling(Born)
def may_be_born_before_what_happened(asked: Proposal, entry: Born) -> Ruling | None:
    """A reason is asked, not refused: the wrong day may be the other entry's, and the right date of birth must not wait for it."""
    line = next((line for line in asked.standing.lines if line.happened < asked.happened and not kind_called(line.kind).before_birth), None)
    if line is None:
        return None
    called = kind_called(line.kind).called
    return should(False, f"The record has “{called}” on {in_words(line.happened)}, before this birth. Say why both can be.", "", "happened")


@ruling(Died)
def may_die_once(asked: Proposal, entry: Died) -> Ruling | None:
    died = asked.standing.died
    if died is None:
        return None
    return must(False, f"A date of death is already recorded: {in_words(died)}. If it is wrong, correct that entry.", "", "happened")


@ruling(NameNoted, AddressNoted, AddressWithheld, WorkplaceNoted, ParentNotConsulted)
def may_end_after_it_began(
    asked: Proposal, entry: NameNoted | AddressNoted | AddressWithheld | WorkplaceNoted | ParentNotConsulted
) -> Ruling | None:
    if entry.until is None:
        return None
    began, ended = in_words(asked.happened), in_words(entry.until)
    return must(entry.until >= asked.happened, f"It cannot have ended on {ended}, before it began on {began}. Check both.", "", "until")


ENDING = (AddressEnded, RelationshipEnded, AddressBanEnded, TelephoneEnded)


@ruling(*ENDING)
def may_end_what_began(asked: Proposal, entry: AddressEnded | RelationshipEnded | AddressBanEnded | TelephoneEnded) -> Ruling | None:
    line = asked.standing.entry(entry.of)
    if line is None:
        return None
    why = f"It began on {in_words(line.happened)} and cannot have ended before that. Check the day."
    return must(asked.happened >= line.happened, why, "", "happened")


@ruling(*ENDING)
def may_end_once(asked: Proposal, entry: AddressEnded | RelationshipEnded | AddressBanEnded | TelephoneEnded) -> Ruling | None:
    line = asked.standing.entry(entry.of)
    if line is None:
        return None
    ended = _end(asked, line, entry.kind)
    return must(ended is None, f"Its end is already recorded: {in_words(ended or asked.happened)}. If that is wrong, correct it.", "", "of")


def _end(asked: Proposal, line: Line, by: str) -> date | None:
    ended = next((held.happened for held in asked.standing.of_kind(by) if held.body.get("of") == str(line.root)), None)
    until = line.body.get("until")
    return ended or (date.fromisoformat(until) if until else None)


@ruling(RelationshipNoted)
def may_relate_to_another(asked: Proposal, entry: RelationshipNoted) -> Ruling:
    return _another(asked, entry.other, "Nobody is related to themselves. Choose the other person.")


@ruling(RelationshipNoted)
def may_relate_once(asked: Proposal, entry: RelationshipNoted) -> Ruling:
    """As long as it lasts; what ended may begin again."""
    same = [
        line
        for line in asked.standing.of_kind("relationship-noted")
        if line.body["other"] == str(entry.other)
        and line.body["relation"] == entry.relation.value
        and _end(asked, line, "relationship-ended") is None
    ]
    return must(not same, "That is already recorded. Correct that entry if something about it has to change.", "", "relation")


@ruling(AddressWithheld)
def may_keep_it_from_another(asked: Proposal, entry: AddressWithheld) -> Ruling | None:
    return (
        _another(asked, entry.person, "That is this person themselves. Choose who must not learn it.", "person") if entry.person else None
    )


@ruling(AddressWithheld)
def may_keep_it_once(asked: Proposal, entry: AddressWithheld) -> Ruling:
    """As long as it lasts; a ban that has ended may be made again."""
    whom = (str(entry.person) if entry.person else None, entry.name if not entry.person else None)
    same = any(
        (line.body.get("person"), None if line.body.get("person") else line.body.get("name")) == whom
        and (_end(asked, line, AddressBanEnded.kind) or asked.happened) >= asked.happened
        for line in asked.standing.of_kind(AddressWithheld.kind)
    )
    return must(not same, "That ban is already recorded. Correct that entry if something about it has to change.", "", "person")


@ruling(ParentNotConsulted)
def may_leave_a_parent_unasked(asked: Proposal, entry: ParentNotConsulted) -> Ruling | None:
    """WT-212-1, WT-212-2: one decision on each at a time, and never on the child."""
    if entry.person == asked.subject:
        return must(False, "That is the child. Choose the parent who is not asked.", "WT-212-1", "person")
    stand = not_consulted(asked.standing.lines, asked.happened)
    allowed = not is_not_asked(stand, entry.person, entry.name or "")
    return must(allowed, "That is already decided, and stands. Correct that entry, or end it.", "WT-212-2", "person")


@ruling(ParentConsultedAgain)
def may_ask_a_parent_again(asked: Proposal, entry: ParentConsultedAgain) -> Ruling | None:
    """WT-212-2: what stands on that day is ended, once."""
    stands = any(one.entry == entry.of for one in not_consulted(asked.standing.lines, asked.happened))
    return must(stands, "That decision does not stand on this day. Check the day, and which decision it is.", "WT-212-2", "of")


@ruling(PersonMatched)
def may_match_another(asked: Proposal, entry: PersonMatched) -> Ruling:
    return _another(asked, entry.other, "That is this same record. Choose the other one.")


@ruling(PersonMatched)
def may_match_once(asked: Proposal, entry: PersonMatched) -> Ruling:
    same = any(line.body["other"] == str(entry.other) for line in asked.standing.of_kind("person-matched"))
    return must(not same, "These two records are already matched.", "", "other")


def _another(asked: Proposal, other: UUID, why: str, field: str = "other") -> Ruling:
    return must(other != asked.subject, why, "", field)


@ruling(Died)
def may_say_that_somebody_died_without_saying_how_it_is_known(asked: Proposal, entry: Died) -> Ruling:
    """It ends every duty. What a return or another system says is known from there, and older entries stand as they are."""
    answered = asked.by.system or asked.invented or (entry.how_known and entry.told_by)
    why = "Say how it is known that they died, and who told you or confirmed it: a death ends everything that is due for them."
    return must(bool(answered), why, "CDR-524-1", "told_by" if entry.how_known else "how_known")


@ruling(CharacteristicsNoted)
def may_say_what_they_keep_to_themselves(asked: Proposal, entry: CharacteristicsNoted) -> Ruling | None:
    """WT-gov-5, WT-gov-6: what somebody would rather not say is not written down all the same."""
    both = [one.label.lower() for one, said in given(entry.body()).items() if said and one in entry.declined]
    why = f"They would rather not say this, and it is answered: {', '.join(both)}. Take out the one or the other."
    return must(not both, why, "WT-gov-6", "declined")
