"""Types of what is sent to be recorded: one for each declared kind, made from its declaration; and of what is answered."""

from datetime import date
from functools import reduce
from operator import or_
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, create_model, model_validator

from corbiere.api.queries import AnyDay, TimeOfDay
from corbiere.ledger.entry import Entry, declared
from corbiere.ledger.fields import Text, Words
from corbiere.ledger.folding import FindingChange
from corbiere.ledger.kept_records import DutyDates
from corbiere.ledger.reading import WITHDRAWN
from corbiere.ledger.writing import Writing

MOST_TOGETHER = 100  # entries in one act. A default: no source gives it

WRITTEN = ("entry", "happened", "time", "reasons", "replaces")
Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,100}$")]


class Happening(BaseModel):
    """Day, time and reasons of an entry of any kind. A kind's own type adds `entry`."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    happened: AnyDay = Field(description="The day on which it happened.")
    time: TimeOfDay | None = Field(default=None, description="The time, in Jersey, if it is known.")
    reasons: dict[Name, Words] = Field(default={}, max_length=50, description="Reasons, by the name of the ruling that asks for one.")

    def writing(self, about: UUID, opens: bool = False) -> Writing:
        told = {name: getattr(self, name) for name in WRITTEN if name in type(self).model_fields}
        return Writing(**told, about=about, opens=opens, why=getattr(self, "why", None) or "")


class EntryToRecord(Happening):
    """An entry, or the correction of one."""

    replaces: UUID | None = Field(default=None, description="The entry that this corrects.")
    why: Text | None = Field(default=None, description="Why that entry is corrected.")

    @model_validator(mode="after")
    def _correction_says_why(self) -> Self:
        if (self.replaces is None) != (self.why is None):
            raise ValueError("send `replaces` and `why` together: which entry this corrects, and why")
        return self


class EntryToRecordAbout(EntryToRecord):
    """An entry among several: about whom it is, too."""

    subject: UUID = Field(description="Whom it is about.")


def opening_of(kind: type[Entry], **more: Any) -> type[Happening]:
    """The type of what is sent to begin a record with an entry of a kind."""
    return create_model(f"{kind.__name__}Opening", __base__=Happening, __doc__=kind.__doc__, **_fields(kind), **more)


def sent_of(kind: type[Entry]) -> type[EntryToRecord]:
    """The type of what is sent to record one entry of a kind."""
    return create_model(f"{kind.__name__}Sent", __base__=EntryToRecord, __doc__=kind.__doc__, **_fields(kind))


def any_sent() -> Any:
    """An entry of any kind about anybody, told apart by `kind`."""
    return Annotated[reduce(or_, map(_sent_about, declared().values())), Field(discriminator="kind")]


def _sent_about(kind: type[Entry]) -> type[EntryToRecordAbout]:
    named: Any = (Literal[kind.kind], Field(description=kind.called))
    return create_model(f"{kind.__name__}SentAbout", __base__=EntryToRecordAbout, __doc__=kind.__doc__, kind=named, **_fields(kind))


def _fields(kind: type[Entry]) -> dict[str, Any]:
    entry = (kind, Field(description=f"{kind.called}: the answers to its questions."))
    if kind.kind != WITHDRAWN:
        return {"entry": entry}
    return {
        "entry": entry,
        "replaces": (UUID, Field(description="The entry that is withdrawn.")),
        "why": (Text, Field(description="Why it should never have been made.")),
    }


# What is answered.


class DutyState(BaseModel):
    """What a duty asks, as it stands."""

    due: date
    done: date | None = None
    ended: date | None = Field(default=None, description="When it stopped being owed, undone.")


class DutyChange(BaseModel):
    """A duty that came, went or was done with what was recorded."""

    subject: UUID
    duty: str
    since: date = Field(description="The day on which its clock started.")
    before: DutyState | None
    after: DutyState | None


class NewEntry(BaseModel):
    id: UUID
    kind: str
    subject: UUID


ALONG: Any = Field(description="What was recorded in the same act because an entry asks for it, as its form at the desk does.")


class RecordingResult(BaseModel):
    id: UUID
    subject: UUID
    along: list[NewEntry] = ALONG
    changes: list[DutyChange] = Field(description="What changed in what the law asks; nothing if this had been recorded before.")


class RecordedTogether(BaseModel):
    occasion: UUID | None = Field(description="The one act that several entries belong to.")
    entries: list[NewEntry]
    along: list[NewEntry] = ALONG
    changes: list[DutyChange]


def changed(change: FindingChange) -> DutyChange:
    return DutyChange(
        subject=change.subject, duty=change.duty, since=change.since, before=_asked(change.before), after=_asked(change.after)
    )


def _asked(kept: DutyDates | None) -> DutyState | None:
    if kept is None:
        return None
    _, _, due, done, ended = kept
    return DutyState(due=due, done=done, ended=ended)
