"""The plan as a written agreement: what was agreed, who accepts or refuses it and why, and a place to sign for who has not yet (CPP-66)."""

from uuid import UUID

from corbiere.desk.documents.blocks import day, section
from corbiere.desk.documents.given import Given
from corbiere.documents.document import Block, Paragraph, Section, Signature, Signatures, Table
from corbiere.ledger.fields import Agreed, Agreement
from corbiere.plans.entries import Standing
from corbiere.plans.versions import Version
from corbiere.protection.entries.conferences import ConferenceHeld
from corbiere.protection.entries.core_groups import CoreGroupNotesCirculated
from corbiere.protection.entries.plans import ProtectionPlanAnswered

MEANS = (
    "This is what we agreed to do, each of us our own part. To accept it is to know one’s part and to work to it. "
    "Whoever does not accept it says why."
)


def agreement(given: Given, version: Version | None) -> tuple[list[Section], set[UUID]]:
    """The sections, and the roots of the entries that they print; nothing where there is no plan yet."""
    if version is None:
        return [], set()
    actions = [(one.what, one.who, day(one.by)) for one in version.holds.actions]
    blocks: list[Block] = [
        Paragraph(MEANS),
        Table(("What will be done", "Who", "By"), actions, (6, 4, 4)),
        Paragraph("; ".join(f"if {one.if_}: {one.then}" for one in version.holds.contingency), "If it does not happen:"),
    ]
    signed, entries = signatures(given, version)
    return section("The written agreement", *blocks, signed), {version.root} | entries


def signatures(given: Given, version: Version) -> tuple[Signatures, set[UUID]]:
    """One place for everybody in the core group and whoever answered besides; what somebody answered last stands."""
    answers, entries = _answers(given, version)
    names = dict.fromkeys([*_members(given), *answers])
    return Signatures([Signature(who, answers.get(who, "")) for who in names]), entries


def _members(given: Given) -> list[str]:
    """The core group as the last conference named it: the family first."""
    held = [line for line in given.record.lines if line.kind == ConferenceHeld.kind and line.body.get("core_group")]
    if not held:
        return []
    last = ConferenceHeld.read(held[-1].body, held[-1].version)
    family = [one.who for one in last.family_group]
    child = [given.child] if last.child_in_group else []
    return [name for name in (*child, *family, *(given.name(one.practitioner) for one in last.core_group)) if name]


def _answers(given: Given, version: Version) -> tuple[dict[str, str], set[UUID]]:
    found: dict[str, str] = {}
    entries = set()
    for line in given.record.lines:
        if line.happened < version.day:
            continue
        if line.kind == ProtectionPlanAnswered.kind:
            said = {one.who: _standing(one) for one in ProtectionPlanAnswered.read(line.body, line.version).people}
        elif line.kind == CoreGroupNotesCirculated.kind:
            said = {one.who: _agreed(one) for one in CoreGroupNotesCirculated.read(line.body, line.version).accepted}
        else:
            continue
        found |= {who: answer for who, answer in said.items() if answer}
        entries |= {line.root} if said else set()
    return found, entries


def _standing(one: Standing) -> str:
    if one.accepts is None:
        return ""
    answer = "Accepts it" if one.accepts else "Does not accept it"
    return _with(answer, one.signed.label.lower() if one.signed else "", one.why)


def _agreed(one: Agreement) -> str:
    if one.answer is Agreed.NOT_ASKED:
        return ""
    return _with("Accepts it" if one.answer is Agreed.AGREED else "Does not accept it", one.how or "", one.why)


def _with(answer: str, how: str, why: str | None) -> str:
    said = f"{answer} ({how})" if how else answer
    return f"{said}: {why}" if why else said
