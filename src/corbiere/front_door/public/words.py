"""The words of the public form in each language, from files beside it. What a language lacks is said in English, and marked as English."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from django.utils.html import format_html

FOLDER = Path(__file__).parent / "words"
ENGLISH = "en"
LANGUAGES = (ENGLISH, "pt", "pl", "fr", "ro")
PLAIN = frozenset(("title", "service", "language", "exit_loading", "exit_over", "exit_two", "exit_one"))  # stand where no element may


@cache
def said_in(language: str) -> Mapping[str, str]:
    """The words that a language has of its own."""
    held: dict[str, str] = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    return held


def lacking(language: str) -> list[str]:
    """The keys of what is not translated."""
    return [key for key in said_in(ENGLISH) if key not in said_in(language)]


def language_of(asked: str) -> str:
    """The language that a link asked for; English where there is none of that name."""
    return asked if asked in LANGUAGES else ENGLISH


def own_or_english(language: str, key: str) -> str:
    """One word as it stands, where no element may."""
    return said_in(language).get(key, said_in(ENGLISH)[key])


def words(language: str, **told: object) -> dict[str, str]:
    """Every word in a language, with what is told put in its place."""
    return {key: _word(language, key, told) for key in said_in(ENGLISH)}


def _word(language: str, key: str, told: Mapping[str, object]) -> str:
    said = own_or_english(language, key)
    if key in PLAIN:
        return said
    here = format_html(said, **told)
    return here if key in said_in(language) else format_html('<span lang="en">{}</span>', here)


def own_names() -> list[tuple[str, str]]:
    """The languages, each by its own name."""
    return [(language, said_in(language)["language"]) for language in LANGUAGES]
