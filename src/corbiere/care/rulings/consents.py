"""Who with parental responsibility agrees that a child is accommodated: each is answered for (PS-5.6, GAP-36)."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from corbiere.care.entries import CareConsentGiven, CareStarted, CareStatusChanged
from corbiere.care.entries.parts import CareStatus, Consent, Interpreter
from corbiere.ledger.record import Line
from corbiere.ledger.rulings import Proposal, Ruling, must, ruling, should
from corbiere.people.entries import YesNoUnknown
from corbiere.people.kinship import Relation
from corbiere.people.readings import relationships_of

Agreeing = CareStarted | CareStatusChanged | CareConsentGiven


def _asked_of(asked: Proposal, entry: Agreeing) -> Sequence[Consent] | None:
    """Answers of all who were asked; None where nobody’s agreement is needed."""
    needed = isinstance(entry, CareConsentGiven) or entry.status is CareStatus.ACCOMMODATED
    return entry.consents if needed else None


def responsible(subject: UUID, lines: Sequence[Line], asked: Proposal) -> Iterator[tuple[UUID, str]]:
    """Holders of parental responsibility on record, each with what they are to the child: who it is may not be open to everybody."""
    for tie in relationships_of(subject, lines):
        if tie.parental_responsibility == YesNoUnknown.YES and asked.happened in tie.during:
            yield tie.other, f"the {Relation(tie.relation).label.lower()} on record"


@ruling(CareStarted, CareStatusChanged, CareConsentGiven, now=True)
def may_leave_a_parent_out(asked: Proposal, entry: Agreeing) -> Ruling | None:
    """PS-5.6: each holder of parental responsibility is answered for."""
    given = _asked_of(asked, entry)
    if given is None:
        return None
    if not given:
        why = "Write who has parental responsibility, and whether they agree. Where nobody is known, write what was done to find out."
        return must(False, why, "PS-5.6", "consents")
    named = {one.person for one in given}
    missing = [called for who, called in responsible(asked.subject, asked.standing.lines, asked) if who not in named]
    why = (
        f"Not answered for: {' and '.join(missing)}. Choose them under “Who has parental responsibility?”, and say why if they are missing."
    )
    return must(not missing, why, "PS-5.6", "consents")


@ruling(CareStarted, CareStatusChanged, CareConsentGiven, now=True)
def may_go_on_without_agreement(asked: Proposal, entry: Agreeing) -> Ruling | None:
    """PS-5.6: an agreement that is missing has its reason, and the manager who decided to go on without it."""
    missing = [one for one in _asked_of(asked, entry) or () if one.is_missing]
    silent = [one.who for one in missing if not one.why_not]
    if silent:
        return must(
            False, f"{' and '.join(silent)}: write why their agreement is missing, and what was done to get it.", "PS-5.6", "consents"
        )
    alone = [one.who for one in missing if one.manager is None]
    return must(not alone, f"{' and '.join(alone)}: choose which manager decided to go on without it.", "PS-5.6", "consents")


@ruling(CareStarted, CareStatusChanged, CareConsentGiven, now=True)
def may_pass_over_understanding(asked: Proposal, entry: Agreeing) -> Ruling | None:
    """PS-5.6: whoever agrees understands what to, and can decide it."""
    silent = [one.who for one in _asked_of(asked, entry) or () if not one.is_missing and not one.capacity]
    why = f"{' and '.join(silent)}: how did you make sure that they understood it, and could decide it for themselves?"
    return should(not silent, why, "PS-5.6", "consents")


@ruling(CareStarted, CareStatusChanged, CareConsentGiven, now=True)
def may_agree_in_a_strange_language(asked: Proposal, entry: Agreeing) -> Ruling | None:
    """PS-5.6: where one was needed, an interpreter was there, and nobody of the family stood in."""
    given = [one for one in _asked_of(asked, entry) or () if not one.is_missing]
    unsaid = [one.who for one in given if one.interpreter is None]
    if unsaid:
        return should(False, f"{' and '.join(unsaid)}: say whether an interpreter was needed.", "PS-5.6", "consents")
    without = [one.who for one in given if one.interpreter in (Interpreter.FAMILY, Interpreter.MISSING)]
    return should(
        not without, f"{' and '.join(without)}: why without an interpreter, and when is it asked again with one?", "PS-5.6", "consents"
    )
