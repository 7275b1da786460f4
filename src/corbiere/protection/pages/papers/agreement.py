"""The plan as a written agreement: what was agreed, who accepts or refuses it and why, and a place to sign for who has not yet (CPP-66)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from corbiere.desk.documents.blocks import day, section
from corbiere.desk.documents.source import DocumentSource
from corbiere.documents.document import Block, Paragraph, Section, Signature, Signatures, Table
from corbiere.ledger.fields import Agreement, AgreementAnswer
from corbiere.ledger.record import Line
from corbiere.plans.entries import PlanOpinion
from corbiere.plans.parts import mark_of
from corbiere.plans.progress import AGREED_ANEW, ActionState
from corbiere.plans.versions import Version, current
from corbiere.protection.entries.conferences import ConferenceHeld
from corbiere.protection.entries.core_groups import CoreGroupHeld, CoreGroupNotesCirculated
from corbiere.protection.entries.plans import AROUND_PLAN
from corbiere.protection.planning import action_states, versions

MEANS = (
    "This is what we agreed to do, each of us our own part. To accept it is to know your part and to work to it. "
    "Anybody who does not accept it says why."
)


def agreement(given: DocumentSource) -> tuple[list[Section], set[UUID]]:
    """As it stood on the day of the meeting: the sections, and the roots of the entries that they print. Nothing where there is no plan."""
    lines = [line for line in given.record.lines if line.happened <= given.line.happened]
    found = versions(lines)
    version = current(found)
    if version is None:
        return [], set()
    states = action_states(found, lines)
    again = _agreed_again(lines, version.day)
    open_, done = ([state for state in states if state.done is so] for so in (False, True))
    blocks: list[Block] = [
        Paragraph(MEANS),
        Table(("What will be done", "Who", "By", "How far it is"), [_to_do(state, again) for state in open_], (6, 4, 4, 4)),
        *(Paragraph(one.then, f"{one.condition}{f' by {day(one.by)}' if one.by else ''}:") for one in version.holds.contingency),
    ]
    finished = Table(("What has been done", "Who", "Done on"), [(one.action.what, one.who, day(one.noted)) for one in done], (6, 4, 4))
    signed, entries = signatures(given, version)
    told = {id for state in states for id in state.history}
    roots = {line.root for line in lines if line.id in told} | {one.line.root for one in again.values()}
    return section("The written agreement", *blocks, finished, signed), {version.root} | roots | entries


class Again(NamedTuple):
    """The day that a core group set for an action of the plan."""

    by: date
    line: Line


def _agreed_again(lines: Sequence[Line], since: date) -> dict[UUID, Again]:
    """By the mark of the action, as the last core group set it."""
    held = [line for line in lines if line.kind == CoreGroupHeld.kind and line.happened >= since]
    told = [(line, one) for line in held for one in CoreGroupHeld.read(line.body, line.version).actions]
    return {mark_of(one.what): Again(one.by, line) for line, one in told if one.by}


def _to_do(state: ActionState, again: Mapping[UUID, Again]) -> tuple[str, str, str, str]:
    """The day that was agreed last holds, whether a core group set it or it was agreed anew."""
    last = again.get(state.action.known_as)
    newer = last is not None and (state.state != AGREED_ANEW or state.noted is None or state.noted < last.line.happened)
    by = last.by if last and newer else state.due
    return state.action.what, state.who, day(by), f"{state.said}, {day(state.noted)}" if state.noted else state.said


def signatures(given: DocumentSource, version: Version) -> tuple[Signatures, set[UUID]]:
    """One place for everybody in the core group and whoever answered besides; what somebody answered last stands."""
    answers, entries = _answers(given, version)
    names = dict.fromkeys([*_members(given), *answers])
    return Signatures([Signature(who, answers.get(who, "")) for who in names]), entries


def _members(given: DocumentSource) -> list[str]:
    """The core group as the last conference named it: the family first."""
    held = [line for line in given.record.lines if line.kind == ConferenceHeld.kind and line.body.get("core_group")]
    if not held:
        return []
    last = ConferenceHeld.read(held[-1].body, held[-1].version)
    family = [one.who for one in last.family_group]
    child = [given.child] if last.child_in_group else []
    return [name for name in (*child, *family, *(given.name(one.practitioner) for one in last.core_group)) if name]


def _answers(given: DocumentSource, version: Version) -> tuple[dict[str, str], set[UUID]]:
    found: dict[str, str] = {}
    entries = set()
    for line in given.record.lines:
        if line.happened < version.day:
            continue
        if line.kind == AROUND_PLAN.answered.kind:
            said = {one.who: _standing(one) for one in AROUND_PLAN.answered.read(line.body, line.version).people}
        elif line.kind == CoreGroupNotesCirculated.kind:
            said = {one.who: _agreed(one) for one in CoreGroupNotesCirculated.read(line.body, line.version).accepted}
        else:
            continue
        found |= {who: answer for who, answer in said.items() if answer}
        entries |= {line.root} if said else set()
    return found, entries


def _standing(one: PlanOpinion) -> str:
    if one.accepts is None:
        return ""
    answer = "Accepts it" if one.accepts else "Does not accept it"
    return _with(answer, one.signed.label.lower() if one.signed else "", one.why)


def _agreed(one: Agreement) -> str:
    if one.answer is AgreementAnswer.NOT_ASKED:
        return ""
    return _with("Accepts it" if one.answer is AgreementAnswer.AGREED else "Does not accept it", one.how or "", one.why)


def _with(answer: str, how: str, why: str | None) -> str:
    said = f"{answer} ({how})" if how else answer
    return f"{said}: {why}" if why else said
