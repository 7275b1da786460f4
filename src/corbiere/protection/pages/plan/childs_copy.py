"""The child’s own copy of the plan: what they read, in which language, under headings of that language.

The headings in other languages than English are ours, and want a reader of each before a family reads them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from corbiere.plans.parts import Voice
from corbiere.protection.entries.plans import ProtectionChildsPlanWritten, ProtectionPlanWritten

NAMES = ("title", "worry", "better", "we_will", "family_will", "you_can", "if_not", "who_comes", "tell")
HEADINGS: dict[str, tuple[str, ...]] = {
    "en": (
        "{name}’s plan",
        "Why there is a plan",
        "What will be better for you",
        "What we will do",
        "What your family will do",
        "What you can do",
        "If it does not get better",
        "Who comes to see you",
        "Whom you can tell",
    ),
    "pt": (
        "O plano de {name}",
        "Porque existe um plano",
        "O que vai ser melhor para ti",
        "O que nós vamos fazer",
        "O que a tua família vai fazer",
        "O que tu podes fazer",
        "Se não melhorar",
        "Quem te vem visitar",
        "A quem podes contar",
    ),
    "pl": (
        "Plan: {name}",
        "Dlaczego jest plan",
        "Co będzie dla ciebie lepsze",
        "Co my zrobimy",
        "Co zrobi twoja rodzina",
        "Co ty możesz zrobić",
        "Jeśli nie będzie lepiej",
        "Kto do ciebie przychodzi",
        "Komu możesz powiedzieć",
    ),
    "fr": (
        "Le plan de {name}",
        "Pourquoi il y a un plan",
        "Ce qui ira mieux pour toi",
        "Ce que nous allons faire",
        "Ce que ta famille va faire",
        "Ce que tu peux faire",
        "Si cela ne va pas mieux",
        "Qui vient te voir",
        "À qui tu peux parler",
    ),
}


@dataclass(frozen=True, slots=True)
class Copy:
    """`code` is the language for those who hear it read; `heading_code` that of the headings, where ours do not have that language."""

    title: str
    language: str
    code: str
    heading_code: str
    parts: Sequence[tuple[str, Sequence[str]]]


def written(held: ProtectionChildsPlanWritten, name: str) -> Copy:
    """The copy as it was written for the child."""
    code = (held.language_code or "").casefold()[:2]
    headings = _headings(code)
    texts = {key: getattr(held, key) for key in NAMES[1:]}
    parts = [(headings[key], [said] if isinstance(said, str) else list(said)) for key, said in texts.items() if said]
    return Copy(headings["title"].format(name=name), held.language, code, code if code in HEADINGS else "en", parts)


def from_the_plan(held: ProtectionPlanWritten, name: str) -> Copy:
    """What the plan says, put under the child’s headings, until somebody writes it in the child’s own words."""
    headings = _headings("en")
    by_child = [one.what for one in held.actions if one.who.casefold() == name.casefold()]
    family = {role.who.casefold() for role in held.roles if role.side in (Voice.PARENTS, Voice.FAMILY)}
    rest = [one for one in held.actions if one.what not in by_child]
    texts = {
        "worry": [str(one) for one in held.safe_from],
        "better": [one.what for one in held.outcomes],
        "we_will": [f"{one.what} ({one.who})" for one in rest if one.who.casefold() not in family],
        "family_will": [f"{one.what} ({one.who})" for one in rest if one.who.casefold() in family],
        "you_can": by_child,
        "if_not": [one.then for one in held.contingency],
        "who_comes": [str(one) for one in held.seen_by],
    }
    return Copy(headings["title"].format(name=name), "English", "en", "en", [(headings[key], said) for key, said in texts.items() if said])


def _headings(code: str) -> dict[str, str]:
    return dict(zip(NAMES, HEADINGS.get(code, HEADINGS["en"]), strict=True))
