"""The base class of every kind of entry, and the declarations from which all else follows.

One class declares a kind. Its fields are its questions; from them come the form, the endpoint, the line in the chronology, the
printed page, the search text and the fact that the law reads.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from inspect import get_annotations
from typing import Any, ClassVar, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from corbiere.ledger import declaration
from corbiere.ledger.conditions import NO_CONDITIONS, Condition, as_data, offers_as_data
from corbiere.ledger.day_limits import DayLimit, limits_as_data
from corbiere.ledger.declaration import AROUND, NOTHING, WHOLE, FamilyReads, FollowUp
from corbiere.ledger.field_types import allow_nothing, own
from corbiere.ledger.outcomes import LeadsTo, outcome_faults
from corbiere.statute.kinds import KINDS

Body = dict[str, Any]
NAMED, THE_CHILD = "{child}", "the child"
KEPT: Mapping[str, bool] = {"kept": True}  # tells the types of answers that what they read is in the record already


class About(StrEnum):
    """Subject of an entry. A child is a person under eighteen, or one not yet born, on the day it happened; a matter is nobody yet."""

    CHILD = "child"
    PERSON = "person"
    PRACTITIONER = "practitioner"
    TEAM = "team"
    AGENCY = "agency"
    MATTER = "matter"
    ANY = "any"

    @property
    def sort(self) -> str:
        """The sort of subject: children and adults are persons, for a child grows up and stays who they are."""
        return "person" if self is About.CHILD else self.value


CHILD, PERSON, PRACTITIONER, TEAM, AGENCY, MATTER, ANY = About


class Choice(StrEnum):
    """A closed list of answers, each `NAME = "value", "what a person reads"`."""

    label: str
    means: str  # where it helps to choose

    def __new__(cls, value: str, label: str = "", means: str = "") -> Self:  # without a label where one is looked up by its value
        member = str.__new__(cls, value)
        member._value_, member.label, member.means = value, label, means
        return member


class Whose(Choice):
    """Whose act an entry is: a tie to whom it is about, or a role. The label names them where somebody else is told whom to ask.

    The list is `ledger.whose.TieOrRole`; a domain may add one of its own. What each comes to for somebody, on a day, is worked out from the
    record by `access.recording`.
    """


def ask(
    question: str,
    *,
    hint: str | None = None,
    cites: str | tuple[str, ...] = (),
    in_line: bool = False,
    only_if: Condition | None = None,
    offers: Mapping[Any, Condition] = NO_CONDITIONS,
    by: tuple[DayLimit, ...] = (),
    lasts: bool = False,
    needed: bool = False,
    told_by: str = "",
    **rules: Any,
) -> Any:
    """A question of a kind: what the form asks, what helps to answer it, the clauses it comes from, and pydantic's own rules.

    A question whose type allows None, or a list, may be left empty. `in_line` puts its answer into the chronology's line; `only_if` says
    of whom, in which state, or after which answer, it is asked, `offers` so of an answer; `by` which duty its day is measured by; `lasts`
    that last time's answer may be copied; `needed` that every short form has it; `told_by` which choice tells it. `{child}` is their name.
    """
    extra: dict[str, Any] = {"cites": [cites] if isinstance(cites, str) else list(cites), "in_line": in_line}
    extra |= {"named": [question, hint or ""]} if NAMED in f"{question}{hint}" else {}
    more = {"only_if": only_if and as_data(only_if), "offers": offers_as_data(offers), "by": limits_as_data(by)}
    extra |= {name: said for name, said in {**more, "lasts": lasts, "needed": needed, "told_by": told_by}.items() if said}
    title, description = question.replace(NAMED, THE_CHILD), hint and hint.replace(NAMED, THE_CHILD)
    return Field(title=title, description=description, json_schema_extra=extra, **rules)


class Section(NamedTuple):
    """Questions of a long kind that are answered together, by the names of their fields."""

    title: str
    fields: tuple[str, ...]


class Entry(BaseModel):
    """The base of every kind, which says of itself what stands below as class keywords.

    | keyword | says |
    |---|---|
    | `kind`, `called` | its identifier, which never changes, and its name for people |
    | `verb` | what the button says that leads to its form, in a word or three: what is to be done, never that it is written down |
    | `about`, `category`, `version` | what it is about, what `access` decides by, and how often its shape has changed |
    | `whose` | the ties and roles of which one is needed to record it, whom to ask first; it may come from the class above |
    | `before_birth`, `urgent` | it may happen before a child is born; nothing but its own questions may hold it up |
    | `sections`, `pages` | the parts into which a form is folded, or each of which is a page of its own |
    | `shared` | the questions answered alike for brothers and sisters of one occasion, whose forms begin with them |
    | `short_form` | the questions asked at once, in this order, beside those that must be answered; without it, all that no section has |
    | `often` | its place among what is recorded most often by those whose act it is first of all, the lowest first |
    | `phase`, `also` | where the menu has it, if not under its category; what people call it besides |
    | `story` | it tells of a life, on the first page and in the chronology; or in which words (`display.sentence`) |
    | `followed_by` | the kinds offered after it, each by its name or as a `FollowUp` |
    | `leads_to` | what follows each answer to the question that it decides (`ledger.outcomes`) |
    | `family` | what of it the family may read |
    | `act`, `opens` | the act under which those of other services find it; it begins a record, of those so called |
    | `whole` | each says the whole anew: its form begins with the last one (`desk.extend.begins_with`), which is not shown beside it |
    | `own_page`, `marks` | it has a page of its own; it marks the entry that it is `of` |
    | `destroys` | the bodies of the entries whose ids stand in its `emptied` were destroyed by right |
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, populate_by_name=True, validate_default=True)

    kind: ClassVar[str] = ""
    about: ClassVar[About] = PERSON
    whose: ClassVar[tuple[Whose, ...]] = ()
    called: ClassVar[str] = ""
    verb: ClassVar[str] = "Write"
    category: ClassVar[str] = "casework"
    version: ClassVar[int] = 1
    urgent: ClassVar[bool] = False
    before_birth: ClassVar[bool] = False
    own_page: ClassVar[bool] = False
    destroys: ClassVar[bool] = False
    sections: ClassVar[tuple[Section, ...]] = ()
    pages: ClassVar[bool] = False
    shared_questions: ClassVar[tuple[str, ...]] = ()
    short_form: ClassVar[tuple[str, ...] | None] = None
    often: ClassVar[int] = 0
    phase: ClassVar[Choice | None] = None
    also: ClassVar[tuple[str, ...]] = ()
    story: ClassVar[bool | str] = True
    followed_by: ClassVar[tuple[FollowUp, ...]] = ()
    leads_to: ClassVar[LeadsTo | None] = None
    family_reads: ClassVar[FamilyReads | tuple[str, ...]] = NOTHING
    act: ClassVar[Choice | None] = None
    opens: ClassVar[str] = ""
    whole: ClassVar[bool] = False
    marks: ClassVar[bool] = False

    def __init_subclass__(cls, **keywords: Any) -> None:
        for name, annotation in get_annotations(cls).items():
            field = cls.__dict__.get(name)
            if isinstance(field, FieldInfo) and field.default is PydanticUndefined and field.default_factory is None:
                allow_nothing(field, annotation)

    @classmethod
    def __pydantic_init_subclass__(cls, **keywords: Any) -> None:
        if unknown := keywords.keys() - KEYWORDS:
            raise TypeError(f"{cls.__name__}: {', '.join(sorted(unknown))} is no keyword of an entry")
        for name, value in keywords.items():
            setattr(cls, ATTRIBUTES.get(name, name), value)
        cls.followed_by = tuple(FollowUp(one) if isinstance(one, str) else one for one in cls.followed_by)
        for fault in declaration.field_faults(cls, [name for section in cls.sections for name in section.fields], _OWN):
            raise TypeError(f"{cls.__name__}{fault}")
        if "kind" in keywords:
            cls.called = keywords.get("called") or cls.kind.replace("-", " ").capitalize()
            _declare(cls)

    @classmethod
    def faults(cls) -> Iterator[str]:
        """Faults in its declaration, each as the end of a sentence that begins with its name."""
        if not cls.__doc__:
            yield "says nothing of itself; its docstring is what people read above its form"
        if not cls.whose:
            yield "does not say whose act it is: whose=(MANAGER,), for example (ledger.whose)"
        yield from declaration.verb_faults(cls.verb)
        short = set(cls.short_form or ()) - {*AROUND}
        family = cls.family_reads if isinstance(cls.family_reads, tuple) else ()
        told = declaration.placeholders(cls.story)
        yield from declaration.naming_faults(cls, {"shared": cls.shared_questions, "short_form": short, "family": family, "story": told})
        yield from declaration.question_faults(cls)
        if cls.about in (PERSON, CHILD):
            yield from outcome_faults(cls, cls.leads_to)
        if cls.kind in KINDS and not any("attributes" in vars(base) for base in cls.__mro__[: cls.__mro__.index(Entry)]):
            yield from declaration.law_faults(cls, KINDS[cls.kind].attributes)  # a kind that words them otherwise overrides `attributes`

    @classmethod
    def read_by_family(cls, body: Mapping[str, Any]) -> Body | None:
        """The answers that the family may read, which are none of a summary; None where they may not know of it."""
        if cls.family_reads is NOTHING:
            return None
        return {key: said for key, said in body.items() if cls.family_reads is WHOLE or key in cls.family_reads}

    def body(self) -> Body:
        """As it is kept: JSON values by the names that the law uses, without what was left out."""
        return self.model_dump(mode="json", by_alias=True, exclude_none=True)

    def line(self) -> str:
        """The line of the chronology about it."""
        said = [text for name, field in type(self).model_fields.items() if in_line(field) and (text := in_words(getattr(self, name)))]
        return "; ".join([type(self).called, *said])

    @classmethod
    def attributes(cls, body: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
        """The attributes of the statute's fact, sorted by name. A kind that words them otherwise overrides this."""
        pairs = []
        for name in _ATTRIBUTES.get(cls.kind, ()):
            value = body.get(name)
            if value is not None:
                pairs.append((name, "yes" if value is True else "no" if value is False else str(value)))
        return tuple(pairs)

    @classmethod
    def read(cls, body: Mapping[str, Any], version: int) -> Self:
        """The entry that was kept. A kind whose shape has changed overrides this to read what older versions wrote."""
        return cls.model_validate(body, context=KEPT)


def in_line(field: FieldInfo) -> bool:
    return bool(own(field).get("in_line"))


def cites(field: FieldInfo) -> tuple[str, ...]:
    """The clauses that a question comes from."""
    return tuple(own(field).get("cites", ()))


def in_words(value: object) -> str:
    """An answer as a person reads it; nothing for what was not answered."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Choice():
            return value.label
        case list():
            return ", ".join(text for part in value if (text := in_words(part)))
        case BaseModel():
            return str(value)
        case date():
            return f"{value:%-d %B %Y}"
        case _:
            return str(value)


ATTRIBUTES = {"shared": "shared_questions", "family": "family_reads"}  # kinds ask questions of these names
_OWN = set(Entry.__class_vars__)
KEYWORDS = (_OWN - set(ATTRIBUTES.values())) | ATTRIBUTES.keys()

# What has been declared.

_DECLARED: dict[str, type[Entry]] = {}
_ATTRIBUTES: dict[str, tuple[str, ...]] = {}


def declared() -> dict[str, type[Entry]]:
    """Every kind of entry by its name. The apps declare theirs when Django starts."""
    return _DECLARED


def kind_called(kind: str) -> type[Entry]:
    """The class of a kind. KeyError, with a sentence, for one that nothing declares."""
    if kind not in _DECLARED:
        raise KeyError(f"nothing declares the kind {kind}")
    return _DECLARED[kind]


def _declare(cls: type[Entry]) -> None:
    held = _DECLARED.get(cls.kind)
    if held is not None and held.__qualname__ != cls.__qualname__:
        raise TypeError(f"{cls.kind} is declared by {held.__module__} and by {cls.__module__}; a kind has one declaration")
    for fault in (*cls.faults(), *_namesakes(cls)):
        raise TypeError(f"{cls.__name__} {fault}")
    _DECLARED[cls.kind] = cls
    if cls.kind in KINDS:
        _ATTRIBUTES[cls.kind] = tuple(sorted(attribute.name for attribute in KINDS[cls.kind].attributes))


def _namesakes(cls: type[Entry]) -> Iterator[str]:
    """Two kinds of one name cannot be told apart by those who see both: who sees a category of a sort of subject."""
    for other in _DECLARED.values():
        if other.kind != cls.kind and (other.called, other.category, other.about.sort) == (cls.called, cls.category, cls.about.sort):
            yield f"is called “{cls.called}”, as {other.kind} is: give one of them another name"


def check_together() -> None:
    """TypeError for kinds that do not fit each other. Asked when every app has declared its own."""
    for kind in _DECLARED.values():
        for fault in declaration.together_faults(kind, _DECLARED):
            raise TypeError(f"{kind.__name__} {fault}")
