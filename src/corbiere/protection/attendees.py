"""Who belongs to a meeting of child protection by what its record says: the core group, and whom a conference was asked for with."""

from collections.abc import Sequence
from datetime import date

from corbiere.ledger.record import Line
from corbiere.meetings.parts import Invitation, Sector
from corbiere.meetings.type_parts import Suggestions
from corbiere.protection.entries.conferences import ConferenceHeld, ConferenceRequested
from corbiere.protection.registration import core_group


def suggested(lines: Sequence[Line], on: date) -> Suggestions:
    members = {
        place.practitioner: f"Core group: {place.role}"
        for place in core_group(lines)
        if place.begins <= on and (place.ends is None or on < place.ends)
    }
    return Suggestions(_family_group(lines), _requested(lines), members)


def _requested(lines: Sequence[Line]) -> tuple[Invitation, ...]:
    """People named by whoever asked for the conference."""
    asked = [line for line in lines if line.kind == ConferenceRequested.kind]
    return tuple(Invitation.as_kept(one) for one in (asked[-1].body.get("needed", ()) if asked else ()))


def _family_group(lines: Sequence[Line]) -> tuple[Invitation, ...]:
    """Family members whom the last conference put into the core group, by their names as it wrote them."""
    named = [line.body["family_group"] for line in lines if line.kind == ConferenceHeld.kind and line.body.get("family_group")]
    relations = {one["who"]: one["relation"] for one in (named[-1] if named else ())}
    return tuple(Invitation(who=who, sector=Sector.FAMILY, why=f"Core group: {relation}") for who, relation in relations.items())
