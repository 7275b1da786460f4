"""What may be recorded: the base class of every kind of entry, and the declarations from which all else follows.

One class declares a kind. Its fields are its questions; from them come the form, the endpoint, the line in the chronology, the
printed page, the search text and the fact that the law reads.
"""

import types
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from inspect import get_annotations
from typing import Annotated, Any, ClassVar, Literal, NamedTuple, Self, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from corbiere.statute.kinds import KINDS, Attribute

Body = dict[str, Any]
KEPT: Mapping[str, bool] = {"kept": True}  # tells the types of answers that what they read is in the record already


class About(StrEnum):
    """What an entry is about. A child is a person under eighteen, or one not yet born, on the day it happened."""

    CHILD = "child"
    PERSON = "person"
    PRACTITIONER = "practitioner"
    TEAM = "team"
    AGENCY = "agency"
    ANY = "any"

    @property
    def sort(self) -> str:
        """The sort of subject: children and adults are persons, for a child grows up and stays who they are."""
        return "person" if self is About.CHILD else self.value


CHILD, PERSON, PRACTITIONER, TEAM, AGENCY, ANY = About


class Choice(StrEnum):
    """A closed list of answers, each `NAME = "value", "what a person reads"`."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:  # without a label where one is looked up by its value
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class Whose(Choice):
    """Whose act an entry is: a tie to whom it is about, or a role. The label names them where somebody else is told whom to ask.

    What each comes to for somebody, on a day, is worked out from the record by `access.recording`.
    """

    LEAD = "lead", "the lead social worker"
    WORKER = "worker", "somebody who works with them"
    MANAGER = "manager", "the manager of those who work with them"
    REVIEWER = "reviewer", "their reviewing officer"
    RECEIVER = "receiver", "the one to whom the work was offered"
    CHAIR = "chair", "the conference chair"
    MEETING_CHAIR = "meeting-chair", "whoever chairs the meeting"
    CONFERENCE_SERVICE = "conference-service", "the administrator of the Independent Safeguarding Service"
    SERVICE_MANAGER = "service-manager", "the manager of the Independent Safeguarding Service"
    CORE_GROUP = "core-group", "somebody in the core group"
    HUB = "hub", "the Children and Families Hub"
    HUB_GIVING = "hub-giving", "the Children and Families Hub, where nobody works with them yet"
    HUB_DECIDING = "hub-deciding", "the Children and Families Hub, while it decides on a worry"
    ANYBODY = "anybody", "anybody who works here"
    ONESELF = "oneself", "the person themselves"
    LINE_MANAGER = "line-manager", "their manager"
    REGISTER_KEEPER = "register-keeper", "somebody who keeps the registers"
    DIRECTORY = "directory", "a manager, or somebody who keeps the registers"
    ELSEWHERE = "elsewhere", "nobody here"


def ask(question: str, *, hint: str | None = None, cites: str | tuple[str, ...] = (), in_line: bool = False, **rules: Any) -> Any:
    """A question of a kind: what the form asks, what helps to answer it, the clauses it comes from, and pydantic's own rules.

    A question whose type allows None may be left out; a list may be left empty. `in_line` puts the answer into the chronology's line.
    """
    extra: dict[str, Any] = {"cites": [cites] if isinstance(cites, str) else list(cites), "in_line": in_line}
    return Field(title=question, description=hint, json_schema_extra=extra, **rules)


KEYWORDS = {"kind", "about", "whose", "called", "category", "version", "urgent", "before_birth", "own_page", "destroys", "sections"}


class Section(NamedTuple):
    """Questions of a long kind that are answered together, by the names of their fields."""

    title: str
    fields: tuple[str, ...]


class Entry(BaseModel):
    """The base of every kind. `kind`, `about`, `whose`, `called`, `category` and `version` are given as class keywords.

    `whose` names the ties and roles of which one is needed to record it, whom to ask first; a kind may have it from the class above it.
    `called` is the kind's name for people; `category` is what `access` decides by; `version` counts changes of shape; `before_birth`
    says that it may happen before a child is born; `urgent` that nothing but its own questions may hold it up; `own_page` that people
    record it on a page made for it, so that lists of what can be recorded leave it out; `destroys` that the bodies of the entries whose
    ids stand in its `emptied` were destroyed by right; `sections` divide a long form into parts.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, populate_by_name=True, validate_default=True)

    kind: ClassVar[str] = ""
    about: ClassVar[About] = PERSON
    whose: ClassVar[tuple[Whose, ...]] = ()
    called: ClassVar[str] = ""
    category: ClassVar[str] = "casework"
    version: ClassVar[int] = 1
    urgent: ClassVar[bool] = False
    before_birth: ClassVar[bool] = False
    own_page: ClassVar[bool] = False
    destroys: ClassVar[bool] = False
    sections: ClassVar[tuple[Section, ...]] = ()

    def __init_subclass__(cls, **keywords: Any) -> None:
        for name, annotation in get_annotations(cls).items():
            field = cls.__dict__.get(name)
            if isinstance(field, FieldInfo) and field.default is PydanticUndefined and field.default_factory is None:
                _allow_nothing(field, annotation)

    @classmethod
    def __pydantic_init_subclass__(cls, **keywords: Any) -> None:
        if unknown := keywords.keys() - KEYWORDS:
            raise TypeError(f"{cls.__name__}: {', '.join(sorted(unknown))} is no keyword of an entry")
        for name, value in keywords.items():
            setattr(cls, name, value)
        if strange := {field for section in cls.sections for field in section.fields} - cls.model_fields.keys():
            raise TypeError(f"{cls.__name__}: a section names {', '.join(sorted(strange))}, which is no question of it")
        if "kind" in keywords:
            cls.called = keywords.get("called") or cls.kind.replace("-", " ").capitalize()
            _declare(cls)

    def body(self) -> Body:
        """As it is kept: JSON values by the names that the law uses, without what was left out."""
        return self.model_dump(mode="json", by_alias=True, exclude_none=True)

    def line(self) -> str:
        """What the chronology says of it in one line."""
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
    return isinstance(field.json_schema_extra, dict) and bool(field.json_schema_extra.get("in_line"))


def cites(field: FieldInfo) -> tuple[str, ...]:
    """The clauses that a question comes from."""
    extra = field.json_schema_extra
    held = extra.get("cites", ()) if isinstance(extra, dict) else ()
    return tuple(str(clause) for clause in held) if isinstance(held, list | tuple) else ()


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
    if not cls.__doc__:
        raise TypeError(f"{cls.__name__} says nothing of itself; its docstring is what people read above its form")
    if not cls.whose:
        raise TypeError(f"{cls.__name__} does not say whose act it is: whose=(MANAGER,), for example (ledger.whose)")
    _DECLARED[cls.kind] = cls
    if cls.kind in KINDS:
        attributes = KINDS[cls.kind].attributes
        if not any("attributes" in vars(base) for base in cls.__mro__[: cls.__mro__.index(Entry)]):  # it words them otherwise
            for attribute in attributes:
                _agree(cls, attribute)
        _ATTRIBUTES[cls.kind] = tuple(sorted(attribute.name for attribute in attributes))


def _agree(cls: type[Entry], attribute: Attribute) -> None:
    """An attribute that the law reads must be a question of the kind, of a type that says nothing the law cannot read."""
    found = [field for name, field in cls.model_fields.items() if (field.alias or name) == attribute.name]
    if not found:
        raise TypeError(f"{cls.__name__}: the law reads {attribute.name} of {cls.kind}, and no question asks for it")
    kept = set(answers(found[0].annotation))
    if attribute.values == ("yes", "no"):
        fits = kept == {bool}
    elif attribute.values:
        fits = bool(kept) and kept <= set(attribute.values)
    else:
        listed = attribute.type == "text" and bool(kept) and all(isinstance(answer, str) for answer in kept)
        fits = listed or kept == {{"date": date, "number": int}.get(attribute.type, str)}
    if not fits:
        raise TypeError(f"{cls.__name__}.{attribute.name}: the law cannot read every answer that this question takes")


def answers(annotation: Any) -> list[Any]:
    """The values that a type takes if they are counted, or else the type itself, without None."""
    origin = get_origin(annotation)
    if origin in (Union, types.UnionType):
        return [answer for part in get_args(annotation) if part is not type(None) for answer in answers(part)]
    if origin is Annotated:
        return answers(get_args(annotation)[0])
    if origin is Literal:
        return list(get_args(annotation))
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return [member.value for member in annotation]
    if isinstance(annotation, type) and issubclass(annotation, str):
        return [str]
    return [annotation]


def _allow_nothing(field: FieldInfo, annotation: Any) -> None:
    if type(None) in get_args(annotation):
        field.default = None
        field._attributes_set["default"] = None
    elif get_origin(annotation) is list:
        field.default_factory = list
        field._attributes_set["default_factory"] = list
