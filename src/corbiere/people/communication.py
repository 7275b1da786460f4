"""How to communicate with somebody so that both understand: what is kept of it, and what a page says where it is needed."""

from collections.abc import Iterator, Sequence

from pydantic import model_validator

from corbiere.ledger.entry import PERSON, Choice, Entry, Section, ask
from corbiere.ledger.fields import Text, Words
from corbiere.ledger.record import Line
from corbiere.ledger.whose import IDENTIFYING
from corbiere.people.entries import Language


class WayToCommunicate(Choice):
    """Ways beside talking (WT-gov-26, WT-196-1)."""

    PICTURES = "pictures", "Pictures or symbols"
    SIGNS = "signs", "Signs"
    DEVICE = "device", "A device that speaks"
    PLAY = "play", "Play and drawing"
    WRITING = "writing", "Writing"
    WATCHING = "watching", "By how they are: they use no words"
    OTHER = "other", "Another way"


class CommunicationNoted(
    Entry, kind="communication-noted", whose=IDENTIFYING, about=PERSON, called="Languages and communication", category="identity",
    short_form=("languages", "ways", "needs"),
    sections=(Section("What is done so that they can take part, and who helps", ("adjustments", "special_need", "specialist")),),
    also=("interpreter", "accessibility", "SEND", "English as a second language", "reasonable adjustments"),
):  # fmt: skip
    """How to communicate with this person so that both understand: all of it, as it is from this day."""

    languages: list[Language] = ask(
        "Which languages do they use, first language first?", cites=("PS-2.7", "PS-7.4", "WT-196-2"), in_line=True, lasts=True
    )
    needs: Text | None = ask(
        "What else helps?", hint="Short sentences, large print, somebody they trust", cites=("PS-7.4", "WT-197-1"), in_line=True, lasts=True
    )
    ways: list[WayToCommunicate] = ask("How do they communicate best, beside talking?", cites=("WT-gov-26", "WT-196-1"), lasts=True)
    adjustments: Text | None = ask(
        "What must be different for them at a meeting, a visit or in a letter?",
        hint="A quiet room, breaks, a ramp",
        cites="WT-197-1",
        lasts=True,
    )
    special_need: Text | None = ask("Which special educational need or disability bears on it?", cites="WT-196-2", lasts=True)
    specialist: Words | None = ask(
        "Who helps where you cannot?", hint="A speech therapist, a signer: their name and number", cites="WT-198-1", lasts=True
    )

    @model_validator(mode="after")
    def _something(self) -> "CommunicationNoted":
        if not any((self.languages, self.needs, self.ways, self.adjustments, self.special_need, self.specialist)):
            raise ValueError("write a language, or what else helps")
        return self


def to_communicate(lines: Sequence[Line]) -> list[str]:
    """Words for whoever plans to talk with somebody, a few for each thing. A language that needs no interpreter is not said."""
    line = next((line for line in reversed(lines) if line.kind == CommunicationNoted.kind), None)
    return list(_said(CommunicationNoted.read(line.body, line.version))) if line else []


def _said(held: CommunicationNoted) -> Iterator[str]:
    yield from (f"Interpreter for {one.language}" for one in held.languages if one.interpreter)
    yield from (way.label for way in held.ways if way is not WayToCommunicate.OTHER)
    yield from filter(None, (held.needs, held.adjustments))
    if held.specialist:
        yield f"Ask {held.specialist}"
