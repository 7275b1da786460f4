"""Kinds that exist in tests alone: a lighthouse, so that the ledger is seen to need no word of the domain."""

from datetime import date
from typing import Annotated
from uuid import UUID, uuid4

from corbiere.ledger.entry import PERSON, Choice, Entry, ask
from corbiere.ledger.fields import PersonId, Statement, Text, entry_of
from corbiere.ledger.record import Author
from corbiere.ledger.rulings import Proposal, Ruling, must, ruling, should
from corbiere.ledger.whose import ANYBODY
from corbiere.ledger.writing import Writing, Written, record

BY = Author(system="a test")
DAY = date(2026, 3, 2)


class Colour(Choice):
    WHITE = "white", "White"
    RED = "red", "Red, over the rocks"


class LampLit(Entry, kind="test-lamp-lit", whose=(ANYBODY,), about=PERSON, before_birth=True):
    """The keeper lit the lamp."""

    colour: Colour = ask("Which colour?", in_line=True)
    by_hand: bool | None = ask("By hand?")
    remark: Statement | None = ask("Anything to remark?")


class LampOut(Entry, kind="test-lamp-out", whose=(ANYBODY,), about=PERSON):
    """The lamp went out."""

    of: Annotated[UUID, entry_of("test-lamp-lit")] = ask("Which lighting was it?")
    why: Text = ask("Why?")
    seen_by: PersonId | None = ask("Who saw it?")


class LogBurnt(Entry, kind="test-log-burnt", whose=(ANYBODY,), about=PERSON, destroys=True):
    """Pages of the log were burnt, as the rules of the lighthouse have it."""

    emptied: list[Annotated[UUID, entry_of("test-lamp-lit")]] = ask("Which pages?")


@ruling(LampLit)
def may_light_red(asked: Proposal, entry: LampLit) -> Ruling | None:
    """A red lamp needs a reason."""
    return should(entry.colour is not Colour.RED, "A red light is for a ship in danger. Why was it lit?", "TEST-1", "colour")


@ruling(LampOut)
def may_go_out(asked: Proposal, entry: LampOut) -> Ruling | None:
    """What was never lit cannot go out."""
    return must(asked.standing.last("test-lamp-lit", upto=asked.happened) is not None, "The lamp was not lit by then.", "TEST-2", "of")


def someone(happened: date = DAY) -> tuple[UUID, Written]:
    """A new subject, whose lamp was lit."""
    subject = uuid4()
    return subject, record(LampLit(colour=Colour.WHITE), about=subject, happened=happened, by=BY, opens=True)


def lit(subject: UUID, happened: date = DAY, colour: Colour = Colour.WHITE, **more: object) -> Written:
    return record(LampLit(colour=colour), about=subject, happened=happened, by=BY, **more)


def lighting(subject: UUID, happened: date = DAY, colour: Colour = Colour.WHITE, **more: object) -> Writing:
    return Writing(entry=LampLit(colour=colour), about=subject, happened=happened, **more)
