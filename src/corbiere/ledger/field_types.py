"""The types of a kind's answers, taken apart: what a question says of itself, what it may be answered with, whether that is evidence."""

import types
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

LISTS = (list, Sequence)  # a kind that others are made from says Sequence where they ask for a list of more


class Evidence:
    """Marks an answer that says what was seen, heard or said at one time: it is never copied forward from an earlier entry."""


class ChildsOwn(Evidence):
    """Marks evidence that is one child's alone, what the child said or is like: it is never copied for a brother or sister (CPP-68)."""


def own(field: FieldInfo) -> dict[str, Any]:
    """Settings of a question that `ask` adds to pydantic's."""
    return field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}


def key_of(name: str, field: FieldInfo) -> str:
    """The name of a question in a body, by which the law, the form and the API know it."""
    return field.alias or name


def keys(model: type[BaseModel]) -> dict[str, FieldInfo]:
    return {key_of(name, field): field for name, field in model.model_fields.items()}


def label_of(value: object) -> str:
    """One of several answers as a person reads it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(getattr(value, "label", "") or str(value).replace("-", " "))


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


def labels(annotation: Any) -> dict[str | bool, str]:
    """The closed answers that a question can have, or each of its list, by value, as a person reads them; nothing where it has others."""
    if annotation is bool:
        return {True: "yes", False: "no"}
    if isinstance(annotation, type):
        return {member.value: label_of(member) for member in annotation} if issubclass(annotation, StrEnum) else {}
    if get_origin(annotation) is Literal:
        return {value: label_of(value) for value in get_args(annotation)}
    inner = get_args(annotation)[:1] if get_origin(annotation) is Annotated else get_args(annotation)
    return {value: said for part in inner for value, said in labels(part).items()}


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The groups of answers that a type holds, itself or in a list."""
    if isinstance(annotation, type):
        if issubclass(annotation, BaseModel):
            yield annotation
        return
    for part in get_args(annotation):
        yield from models_in(part)


def is_evidence(field: FieldInfo, mark: type[Evidence] = Evidence) -> bool:
    """Whether the answer, or a part of it, bears the mark."""
    return any(isinstance(one, mark) for one in field.metadata) or _bears(field.annotation, mark)


def _bears(annotation: Any, mark: type[Evidence]) -> bool:
    if get_origin(annotation) is Annotated and any(isinstance(one, mark) for one in get_args(annotation)[1:]):
        return True
    if isinstance(annotation, type):
        return issubclass(annotation, BaseModel) and any(is_evidence(field, mark) for field in annotation.model_fields.values())
    return any(_bears(part, mark) for part in get_args(annotation))


def allow_nothing(field: FieldInfo, annotation: Any) -> None:
    """A question whose type allows None may be left out, and a list left empty."""
    if type(None) in get_args(annotation):
        field.default = None
        field._attributes_set["default"] = None
    elif get_origin(annotation) in LISTS:
        field.default_factory = list
        field._attributes_set["default_factory"] = list
