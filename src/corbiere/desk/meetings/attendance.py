"""Who is here: a row for everybody asked and everybody who came, and the entries that a change of some rows makes.

Where nobody was asked, those stand there whom the record names: those whom the type of meeting names too.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from corbiere.desk.forms.form_data import Typed, one
from corbiere.desk.forms.questions import Option
from corbiere.desk.meetings.invitations import added, ids_in
from corbiere.desk.meetings.room import Room, Seat, handle
from corbiere.desk.meetings.suggested_attendees import belonging, circle
from corbiere.ledger.entry import Choice, kind_called
from corbiere.ledger.telephones import link
from corbiere.ledger.writing import Writing
from corbiere.meetings.notes import same_name
from corbiere.meetings.parts import Attendance, Invitation, Presence, Reply, Sector

TOLD = "told"
CHOSEN = "new-practitioner"
ABSENT = "absent"
_PRESENCE: dict[Reply | None, str] = {
    Reply.VIDEO: Presence.LINK.value,
    Reply.CANNOT: ABSENT,
    Reply.SOMEBODY_ELSE: ABSENT,
    Reply.REPORT_ONLY: ABSENT,
}


class AttendanceChoice(Choice):
    """The choices for somebody: not known yet, how they take part, or that they did not come."""

    NOT_YET = "", "Not here yet"
    IN_PERSON = Presence.IN_PERSON.value, Presence.IN_PERSON.label
    LINK = Presence.LINK.value, Presence.LINK.label
    PART = Presence.PART.value, Presence.PART.label
    ADVOCATE = Presence.ADVOCATE.value, Presence.ADVOCATE.label
    IN_WRITING = Presence.IN_WRITING.value, Presence.IN_WRITING.label
    ABSENT = ABSENT, "Did not come"


class AttendanceRow(NamedTuple):
    """Somebody, of which children they were asked, and what was last said.

    `was` is what the record says, as the form sends it along; `chosen`, `told` and `why_not` are as they stand in the form.
    """

    handle: str
    who: str
    sector: Sector
    children: Sequence[UUID]
    whom: str
    was: str
    chosen: str
    told: bool
    why_not: str
    answer: str
    reply: Reply | None
    practitioner: UUID | None
    number: str = ""

    @property
    def rings(self) -> str:
        """The address by which a telephone rings them."""
        return link(self.number) if self.number else ""

    @property
    def is_told(self) -> bool:
        """Whether they are to be told how to complain: the family and the child (ISS-7-C10)."""
        return self.sector in (Sector.FAMILY, Sector.CHILD)

    @property
    def here(self) -> bool:
        return self.was.partition("|")[0] not in ("", ABSENT)

    @property
    def how(self) -> str:
        return AttendanceChoice(self.was.partition("|")[0]).label


@dataclass(frozen=True, slots=True)
class _Known:
    """Of one child: who was asked, and who is here, by name."""

    seat: Seat
    asked: dict[str, Invitation]
    present: dict[str, Attendance]


def rows(room: Room, typed: Typed | None = None) -> list[AttendanceRow]:
    """Everybody, as the form shows them; what was typed and not yet recorded stands as it was typed."""
    return _rows(room, known_of(room), typed or {})


def _rows(room: Room, known: Sequence[_Known], typed: Typed) -> list[AttendanceRow]:
    names = dict.fromkeys(name for held in known for name in (*held.asked, *held.present))
    return [_row(room, name, known, typed) for name in names]


def known_of(room: Room) -> list[_Known]:
    unasked = {seat.subject for seat in room.seats if not seat.meeting.asked}
    named = belonging(room, circle(room, family=False)) if unasked else []
    return [_known(seat, [one.said for one in named if one.seat is seat and seat.subject in unasked]) for seat in room.seats]


def nobody_asked(room: Room) -> bool:
    return not any(seat.meeting.asked for seat in room.seats)


def _known(seat: Seat, named: Sequence[Invitation]) -> _Known:
    asked = {same_name(said.who): said for said in (*named, *(one.said for one in seat.meeting.asked)) if not said.kept_out}
    return _Known(seat, asked, {same_name(one.said.who): one.said for one in seat.meeting.attendance})


def _row(room: Room, name: str, known: Sequence[_Known], typed: Typed) -> AttendanceRow:
    invited = [held.asked[name] for held in known if name in held.asked]
    present = [held.present[name] for held in known if name in held.present]
    children = [held.seat.subject for held in known if name in held.asked or name in held.present]
    was, id = _as_sent(present[0] if present else None), handle(name)
    is_typed = f"here-{id}" in typed and sent(typed, id) != one(typed, f"was-{id}")
    chosen, told, why = (sent(typed, id) if is_typed else was).split("|", 2)
    answers = [one for one in room.gathering.answers if same_name(one.who) == name]
    return AttendanceRow(
        handle=id,
        who=(present or invited)[0].who,
        sector=(present or invited)[0].sector,
        children=children,
        whom=room.whom(children),
        was=was,
        chosen=chosen,
        told=bool(told),
        why_not=why,
        answer=answers[-1].reply.label if answers else "",
        reply=answers[-1].reply if answers else None,
        practitioner=next((one.practitioner for held in (present, invited) for one in held if one.practitioner), None),
    )


def _as_sent(said: Attendance | None) -> str:
    """How somebody took part, whether they were told how to complain, and why they did not come."""
    if said is None:
        return "||"
    how = (said.how or Presence.IN_PERSON).value if said.came else ABSENT
    return f"{how}|{TOLD if said.complaints_told else ''}|{said.why_not or ''}"


def all_here(room: Room, typed: Typed) -> Typed:
    """The form with everybody of whom nothing is chosen in the room, or as they said that they would take part."""
    said = {row.handle: _PRESENCE.get(row.reply, Presence.IN_PERSON.value) for row in rows(room) if not one(typed, f"here-{row.handle}")}
    return {**typed, **{f"here-{id}": [how] for id, how in said.items()}}


def sent(typed: Typed, id: str) -> str:
    """The same as it stands in a form."""
    told = TOLD if f"{TOLD}-{id}" in typed else ""
    return f"{one(typed, f'here-{id}')}|{told}|{one(typed, f'why-{id}').strip()}"


def changed(room: Room, typed: Typed) -> list[Writing]:
    """An entry for each child of whom something changed, with those alone who did: what others ticked meanwhile stays as it is."""
    kind = kind_called(room.type.family.attendance)
    known, new = known_of(room), [*_newcomer(typed), *_from_the_directory(room, typed)]
    shown, made = _rows(room, known, {}), []
    for one_ in known:
        seat = one_.seat
        attended = [*_of_rows(one_, shown, typed), *new]
        if attended:
            entry = kind.model_validate(
                {"of": seat.root, "attended": [said.model_dump(mode="json", exclude_none=True) for said in attended]}
            )
            made.append(Writing(entry=entry, about=seat.subject, happened=room.day))
    return made


def _of_rows(known: _Known, shown: Sequence[AttendanceRow], typed: Typed) -> Iterable[Attendance]:
    """Changes in the form that came, whatever others have recorded since it was opened."""
    for row in shown:
        chosen, told, why = sent(typed, row.handle).split("|", 2)
        if known.seat.subject in row.children and chosen and sent(typed, row.handle) != one(typed, f"was-{row.handle}"):
            name = same_name(row.who)
            yield _attendance(row, known.asked.get(name), known.present.get(name), chosen, bool(told), why)


def _attendance(row: AttendanceRow, asked: Invitation | None, before: Attendance | None, chosen: str, told: bool, why: str) -> Attendance:
    source = asked or before
    came = chosen != ABSENT
    return Attendance(
        who=row.who,
        sector=row.sector,
        came=came,
        practitioner=source.practitioner if source else None,
        tie=source.tie if source else None,
        how=Presence(chosen) if came else None,
        why_not=(why[:300] or None) if not came else None,
        complaints_told=told or None,
    )


def _newcomer(typed: Typed) -> list[Attendance]:
    """Somebody who was not asked and came all the same."""
    who = one(typed, "new-who").strip()
    if not who:
        return []
    how = Presence(one(typed, "new-here") or Presence.IN_PERSON)
    return [Attendance(who=who[:300], sector=Sector(one(typed, "new-sector")), came=True, how=how)]


def _from_the_directory(room: Room, typed: Typed) -> list[Attendance]:
    """People who work here, were not asked and came all the same: they are known by who they are."""
    how = Presence(one(typed, "new-here") or Presence.IN_PERSON)
    return [
        Attendance(who=said.who, sector=said.sector, came=True, practitioner=said.practitioner, how=how)
        for said in added(room, ids_in(typed.get(CHOSEN, ())))
    ]


def newcomer(room: Room, typed: Typed) -> dict[str, Any]:
    """Reads what is typed of them, for the form."""
    chosen = [Option(str(said.practitioner), said.who, said.why) for said in added(room, ids_in(typed.get(CHOSEN, ())))]
    return {part: one(typed, f"new-{part}") for part in ("who", "sector", "here")} | {"chosen": chosen}
