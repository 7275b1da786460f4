"""The types of answer that carry the recording standards, shared by every kind."""

import re
from typing import Annotated, ClassVar, Self
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from corbiere.ledger.characters import amiss
from corbiere.ledger.conditions import answered
from corbiere.ledger.entry import KEPT, Body, Choice, ask, in_words
from corbiere.ledger.field_types import ChildsOwn, Evidence
from corbiere.ledger.fits import Fit


def _all_of_it_seen(text: str, told: ValidationInfo) -> str:
    """Text of which a reader sees every character. What is in the record already is read as it was written."""
    if told.context is not KEPT and (fault := amiss(text)):
        raise PydanticCustomError("unseen", "This {amiss}", {"amiss": fault})
    return text


SEEN = AfterValidator(_all_of_it_seen)
# A line of text, and as much text as a long visit needs. Lengths are defaults of this system: no source gives any.
Words = Annotated[str, StringConstraints(min_length=1, max_length=300), SEEN]
Text = Annotated[str, StringConstraints(min_length=1, max_length=20_000), SEEN]
OwnText = Annotated[Text, ChildsOwn()]
"""What one child said, or is like: nobody copies it from another time or another child."""


class Reference:
    """Marks an identifier in a declaration with what it points at: the form offers those, the page shows their names.

    `near`: the nearest people stand in the form, to be pressed. `may` says which practitioners fit, as is declared beside the ruling that
    refuses the others (fits.py).
    """

    def __init__(self, to: str, kinds: tuple[str, ...] = (), may: Fit | None = None, *, near: bool = False) -> None:
        self.to, self.kinds, self.may, self.near = to, kinds, may, near

    def __repr__(self) -> str:
        return f"Reference({self.to!r}, {self.kinds!r})"


def entry_of(*kinds: str) -> Reference:
    """Marks the id of an earlier entry of the same subject, of one of these kinds: `Annotated[UUID, entry_of("conference-held")]`."""
    return Reference("entry", kinds)


class KeptFile:
    """Marks a question whose answer is what keeping a document gave back: the form offers a file to choose."""


class CarriedAlong:
    """Marks an answer that nobody is asked for: we choose it, and a form carries it along from one entry to the next."""


class NotOffered:
    """Marks answers of a closed list that are read where they are kept, and that a form does not offer: a ruling refuses them."""

    def __init__(self, *answers: str) -> None:
        self.answers = answers


DocumentName = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}\.(pdf|docx|jpg)$"), KeptFile()]
PersonId = Annotated[UUID, Reference("person")]
NearPersonId = Annotated[UUID, Reference("person", near=True)]
PractitionerId = Annotated[UUID, Reference("practitioner")]
AgencyId = Annotated[UUID, Reference("agency")]
TeamId = Annotated[UUID, Reference("team")]


class Part(BaseModel):
    """A group of answers inside an entry. `short_form` are those of its questions that are asked at once, where the rest can wait."""

    short_form: ClassVar[tuple[str, ...] | None] = None

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, populate_by_name=True)

    @classmethod
    def as_kept(cls, kept: Body) -> Self:
        """The answers of an entry that was kept."""
        return cls.model_validate(kept, context=KEPT)

    def __str__(self) -> str:
        return ", ".join(text for name in type(self).model_fields if (text := in_words(getattr(self, name))))


class Ground(Choice):
    """Whether a statement was seen, was told, or is thought (Standard 7.3)."""

    OBSERVED = "observed", "What I saw or heard myself"
    REPORTED = "reported", "What somebody told me"
    OPINION = "opinion", "What I think about it"


class Statement(Part):
    """A paragraph, and whether it is fact, hearsay or opinion (PS-7.3, PS-7.8)."""

    text: Annotated[Text, Evidence()] = ask("What do you want to record?")
    ground: Ground = ask("Is this what you saw, what you were told, or what you think?", cites="PS-7.3")
    reported_by: Words | None = ask(
        "Who told you, and what are they to the child?", cites="PS-7.8", only_if=answered("ground", Ground.REPORTED), default=None
    )

    @model_validator(mode="after")
    def _told_by_somebody(self) -> "Statement":
        if self.ground is Ground.REPORTED and not self.reported_by:
            raise ValueError("say who told you this, or choose that it is what you saw or what you think")
        return self

    def __str__(self) -> str:
        return self.text


NO_REASON = re.compile(
    r"\btoo (young|small|little)\b|\b(non|pre)-?\s?verbal\b|\b(no|without) (words|speech)\b|\bnot old enough\b"
    r"|\b(cannot|can.?t|does not|doesn.?t) (yet )?(speak|talk)\b|\b(day|week|month)s? old\b",
    re.IGNORECASE,
)
"""Words that say only that a child is young or does not speak, which is no reason for not learning their views (WT-196-1)."""


LEARNED = frozenset(("own_words", "shown", "drawing"))
"""The answers by which a child's views are known."""


class Views(Part):
    """The child's views, or why they were not learned (PS-7.5, PS-5.10), as the participation model has them (WT-194-1).

    Space: how they were asked, and who helped. Voice: their own words, a drawing, what they showed. Audience: who has heard it.
    Influence: what weight it has, and what changed because of it.
    """

    short_form = ("own_words",)

    own_words: OwnText | None = ask("In {child}’s own words", cites="PS-7.5", default=None)
    shown: OwnText | None = ask(
        "What did {child} show without words?",
        hint="A baby too: how they were, looked, played, came close or turned away",
        cites=("WT-196-1", "WT-gov-26"),
        default=None,
    )
    drawing: DocumentName | None = ask(
        "What {child} drew or wrote", hint="A photograph of it (JPEG), or PDF or Word, 20 MB at most", cites="LAC-401-7", default=None
    )
    how: Words | None = ask(
        "How did you ask, or learn it?",
        hint="For example: talking in the car, a drawing, with an interpreter",
        cites="WT-192-1",
        default=None,
    )
    supported_by: Words | None = ask(
        "Who helped {child} to say it?", hint="For example: Dad, an advocate, a friend. What they think themselves is not this",
        cites=("WT-197-2", "WT-199-1"), default=None,
    )  # fmt: skip
    why_not: Text | None = ask("What kept you from learning {child}’s views?", hint="Only where you could not", default=None)
    weight: Text | None = ask(
        "What weight do they have, and why, for {child}’s age and maturity?", cites=("WT-200-1", "WT-201-1", "WT-gov-23"), default=None
    )
    heard_by: Words | None = ask("Who else has heard it, and can act on it?", cites="WT-194-1", default=None)
    done_about: Text | None = ask(
        "What changed because of it? Or why did nothing, where {child} wished otherwise?", cites=("PS-5.10", "WT-191-1"), default=None
    )

    @property
    def are_known(self) -> bool:
        """Whether they were learned in any way."""
        return any(getattr(self, name) for name in LEARNED)

    @model_validator(mode="after")
    def _words_or_why_not(self, told: ValidationInfo) -> Self:
        if not self.are_known and not self.why_not:
            raise ValueError("write the child’s own words, or say why you could not learn them")
        if not self.are_known and told.context is not KEPT and NO_REASON.search(self.why_not or ""):
            raise ValueError(
                "to be young, or to have no words, is no reason: write what the child showed you, in how they were or what they did"
            )
        return self

    def __str__(self) -> str:
        if self.own_words:
            return f"“{self.own_words}”"
        return self.shown or ("Drawn or written by the child" if self.drawing else f"Views not learned: {self.why_not}")


class Followed(Choice):
    """Whether a decision is what the child wanted."""

    YES = "yes", "Yes"
    PARTLY = "partly", "Partly"
    NO = "no", "No"


class AtStake(Choice):
    """What may be weighed for a child's best interests (WT-gov-19). None must be, and nothing is counted (WT-gov-20)."""

    VIEWS = "views", "What the child says"
    IDENTITY = "identity", "Who they are, and to be respected for it"
    FAMILY = "family", "Their family, and to stay in touch with them"
    SAFETY = "safety", "To be cared for, protected and safe"
    VULNERABILITY = "vulnerability", "That they are more easily hurt than others"
    HEALTH = "health", "Their right to health"
    EDUCATION = "education", "Their right to education"
    OTHER = "other", "Another right"


class WhatWasDecided(Part):
    """What was decided, in words."""

    decided: Text = ask("What was decided?", cites="WT-principles-2")

    def __str__(self) -> str:
        return self.decided


class BestInterests(Part):
    """Why a decision is best for this child, what they wanted, and whether that was followed (WT-gov-13 to 21, LAC-401-5).

    For a kind whose own answers say what was decided; `KeyDecision` asks that too.
    """

    short_form: ClassVar[tuple[str, ...] | None] = ("why_best", "wanted", "followed", "why_not_followed")

    why_best: OwnText = ask(
        "Why is it best for {child}, and what will it change for them?",
        cites=("WT-principles-2", "WT-gov-13", "WT-gov-14", "WT-gov-15", "WT-gov-2"),
    )
    wanted: OwnText | None = ask("What did {child} want?", cites=("WT-gov-16", "WT-191-1"), default=None)
    followed: Followed | None = ask("Was that followed?", cites=("LAC-401-5", "PS-5.10"), default=None)
    why_not_followed: Text | None = ask(
        "Why was it not followed, or not fully?",
        cites=("LAC-401-5", "WT-208-1"),
        only_if=answered("followed", Followed.PARTLY, Followed.NO),
        default=None,
    )
    not_known: Text | None = ask(
        "Why is it not known what {child} wanted, and how did you judge what is best?",
        hint="Only where it could not be learned: what you saw, and whom you asked",
        cites="WT-gov-17",
        default=None,
    )
    alternatives: Text | None = ask("What else was thought of, and why was that not chosen?", cites="WT-gov-15", default=None)
    at_stake: list[AtStake] = ask("What was weighed?", cites=("WT-gov-19", "WT-gov-20"), default_factory=list)
    at_stake_in_words: Text | None = ask("Which right, and what would it mean for {child}?", cites="WT-gov-19", default=None)
    advice: Text | None = ask("Whom did you ask, where it was not clear what is best?", cites="WT-gov-21", default=None)

    @model_validator(mode="after")
    def _wish_and_what_became_of_it(self) -> Self:
        if not self.wanted and not self.not_known:
            raise ValueError("write what the child wanted; where that could not be learned, say why, and how you judged what is best")
        if self.wanted and self.followed is None:
            raise ValueError("say whether what the child wanted was followed")
        if self.followed in (Followed.PARTLY, Followed.NO) and not self.why_not_followed:
            raise ValueError("say why what the child wanted was not followed, so that it can be told to them")
        return self

    def __str__(self) -> str:
        return self.why_best


class KeyDecision(BestInterests, WhatWasDecided):
    """A decision that changes a child's life: what was decided, why it is best for them, and what they wanted (WT-principles-2)."""

    short_form = ("decided", "why_best", "wanted", "followed", "why_not_followed")

    def __str__(self) -> str:
        return self.decided


class AgreementAnswer(Choice):
    AGREED = "agreed", "Agreed"
    REFUSED = "refused", "Refused"
    NOT_ASKED = "not-asked", "Not asked yet"


class Agreement(Part):
    """Who agreed, when and how; or refused, and why (CPP-79)."""

    who: Words = ask("Who?")
    answer: AgreementAnswer = ask("Did they agree?", cites="CPP-79")
    how: Words | None = ask("How and when did they say so?", default=None)
    why: Text | None = ask("Why did they refuse?", only_if=answered("answer", AgreementAnswer.REFUSED), default=None)

    @model_validator(mode="after")
    def _refusal_has_its_reason(self) -> "Agreement":
        if self.answer is AgreementAnswer.REFUSED and not self.why:
            raise ValueError("write why they refused, in their words if you can")
        return self

    def __str__(self) -> str:
        return f"{self.who}: {self.answer.label.lower()}"
