"""Kinds that an app has made from a class above them, named after the app, where each app that wants them writes the same of them."""

from typing import Annotated, Any, TypeVar, cast
from uuid import UUID

from pydantic import create_model

from corbiere.ledger.entry import Entry, ask
from corbiere.ledger.fields import entry_of

E = TypeVar("E", bound=Entry)


def kind_from(base: type[E], kind: str, keywords: dict[str, Any], asked: dict[str, Any]) -> type[E]:
    """Makes the kind: `care-report-asked` is the class `CareReportAsked`. `asked` are questions that it asks in place of those above. Among
    the keywords, `ending` is added to the name of the class above."""
    name = "".join(word.capitalize() for word in kind.split("-"))
    keywords = dict(keywords)
    ending = keywords.pop("ending", "")
    return create_model(
        name,
        __base__=base,
        __doc__=base.__doc__,
        __module__=base.__module__,
        __cls_kwargs__={"kind": kind, "called": base.called + ending, **keywords},
        **asked,
    )


def pointer(base: type[Entry], name: str, kinds: tuple[str, ...]) -> tuple[Any, Any]:
    """The question of that name as the class above asks it, of entries of these kinds."""
    field = base.model_fields[name]
    target = Annotated[UUID, entry_of(*kinds)]
    extra = cast("dict[str, Any]", field.json_schema_extra or {})
    asked = ask(field.title or "", hint=field.description, cites=tuple(extra.get("cites", ())), in_line=extra.get("in_line", False))
    return (target if field.is_required() else target | None), asked
