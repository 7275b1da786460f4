"""The words that a family may one day read, each by a key: in English as they are declared, in other languages from files beside the kinds.

| key | is |
|---|---|
| `child-seen.called`, `child-seen.says` | the name of a kind, and what people read above its form |
| `child-seen.views.own_words.question`, `….hint` | a question, by the names that lead to it |
| `child-seen.where.choice.home` | an answer |
| `ruling.next-visit-left-open` | what a ruling says, by its name |
| `childs-plan.title` | what an app says besides (`phrases`) |

An app's `words/pl.toml` has them in Polish. What has no translation is said in English.
"""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from re import fullmatch
from string import Formatter
from typing import Any

from pydantic import BaseModel

from corbiere.ledger.entry import declared
from corbiere.ledger.field_types import keys, labels, models_in
from corbiere.ledger.rulings import Ruling, rules_named

ENGLISH = "en"
_PHRASES: dict[str, str] = {}
_TRANSLATED: dict[str, dict[str, str]] = {}


def phrases(place: str, **said: str) -> None:
    """Declares what an app says besides its kinds, in English: `phrases("childs-plan", title="Your plan")`."""
    for name, text in said.items():
        key = f"{place}.{name}"
        if place in declared() or _PHRASES.setdefault(key, text) != text:
            raise ValueError(f"{key} is said elsewhere already; give it another name")


def words(key: str, language: str = ENGLISH) -> str:
    """The words of a key in a language, as `pl` or `pt-BR`; in English where there are none. KeyError for a key that nothing declares."""
    said = english(key)
    return next((held[key] for code in _codes(language) if key in (held := _TRANSLATED.get(code, {}))), said)


def ruling_words(ruling: Ruling, language: str = ENGLISH) -> str:
    """The sentence of a ruling. In English it says what was found; a translation says what the ruling asks."""
    key = f"ruling.{ruling.name}"
    return next((held[key] for code in _codes(language) if key in (held := _TRANSLATED.get(code, {}))), ruling.why)


def languages(*wanted: str) -> list[str]:
    """Languages, of these or of all, in which something is said."""
    return [code for code in (wanted or sorted(_TRANSLATED)) if code.casefold().partition("-")[0] in _TRANSLATED]


def _codes(language: str) -> tuple[str, str]:
    code = language.casefold()
    return code, code.partition("-")[0]


# What is declared.


def english(key: str) -> str:
    """As it is declared. KeyError, with a sentence, where nothing declares it."""
    said = _PHRASES.get(key) or _declared(key)
    if said is None:
        raise KeyError(f"nothing declares the words {key}")
    return said


def _declared(key: str) -> str | None:
    place, _, rest = key.partition(".")
    if place == "ruling":
        return (rule.__doc__ or rest.replace("-", " ")).split("\n\n")[0] if (rule := rules_named().get(rest)) else None
    kind = declared().get(place)
    if kind is None or not rest:
        return None
    if rest in ("called", "says"):
        return kind.called if rest == "called" else " ".join((kind.__doc__ or "").split("\n\n")[0].split())
    return _of_question(kind, rest.split("."))


def _of_question(model: type[BaseModel], path: list[str]) -> str | None:
    name, *rest = path
    field = keys(model).get(name)
    match rest if field else []:
        case ["question"]:
            return field.title if field else None
        case ["hint"]:
            return field.description if field else None
        case ["choice", value]:
            return next((said for answer, said in labels(field.annotation).items() if str(answer) == value), None) if field else None
        case [_, *_]:
            inside = models_in(field.annotation) if field else ()
            return next((said for inner in inside if (said := _of_question(inner, rest)) is not None), None)
    return None


# Translations.


def load(directory: Path) -> None:
    """Reads the translations in a directory, one file for each language. ValueError, with a sentence, for what nothing declares."""
    for file in sorted(directory.glob("*.toml")):
        if not fullmatch("[a-z]{2,3}", file.stem) or file.stem == ENGLISH:
            raise ValueError(f"{file}: a file of words is called after its language, as pl.toml; English stands in the declarations")
        try:
            held = dict(_flat(tomllib.loads(file.read_text(encoding="utf-8"))))
        except tomllib.TOMLDecodeError as told:
            raise ValueError(f"{file}: this is not TOML: {told}") from told
        for key, text in held.items():
            if fault := _fault(key, text, _TRANSLATED.get(file.stem, {})):
                raise ValueError(f"{file}: {key} {fault}")
        _TRANSLATED.setdefault(file.stem, {}).update(held)


def _fault(key: str, text: Any, held: Mapping[str, str]) -> str:
    """The fault in a translation; nothing where it is right, or the same as before."""
    try:
        said = english(key)
    except KeyError:
        return "is declared by no kind, ruling or phrase: its name has changed, or it is misspelt"
    if not isinstance(text, str) or not text.strip():
        return "must be text, and not empty"
    if _places(text) != _places(said):
        return f"must name {', '.join(sorted(_places(said))) or 'nothing'} in braces, as the English does: “{said}”"
    return "is translated in another file too" if held.get(key, text) != text else ""


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def _flat(table: Mapping[str, Any], place: str = "") -> Iterator[tuple[str, Any]]:
    for name, held in table.items():
        key = f"{place}.{name}" if place else name
        if isinstance(held, dict):
            yield from _flat(held, key)
        else:
            yield key, held
