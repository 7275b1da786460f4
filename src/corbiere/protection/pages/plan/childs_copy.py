"""The child’s own copy of the plan: what they read, in which language, under headings of that language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corbiere.ledger.words import ENGLISH, languages, words
from corbiere.plans.entries import ChildsPlanWritten
from corbiere.plans.parts import Voice
from corbiere.protection.entries.plans import AROUND_PLAN, ProtectionPlanWritten

PARTS = ("worry", "better", "we_will", "family_will", "you_can", "if_not", "who_comes", "tell")


@dataclass(frozen=True, slots=True)
class ChildsCopy:
    """`code` is the language for those who hear it read; `heading_code` that of the headings, where ours do not have that language."""

    title: str
    language: str
    code: str
    heading_code: str
    parts: Sequence[tuple[str, Sequence[str]]]


def written(held: ChildsPlanWritten, name: str) -> ChildsCopy:
    """The copy as it was written for the child."""
    code = (held.language_code or "").casefold()[:2]
    said = {key: getattr(held, key) for key in PARTS}
    texts = {key: [one] if isinstance(one, str) else list(one) for key, one in said.items() if one}
    return _copy(name, held.language, code, texts)


def from_the_plan(held: ProtectionPlanWritten, name: str) -> ChildsCopy:
    """Puts the plan under the child’s headings, until somebody writes it in the child’s own words."""
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
    return _copy(name, "English", ENGLISH, {key: said for key, said in texts.items() if said})


def _copy(name: str, language: str, code: str, texts: Mapping[str, Sequence[str]]) -> ChildsCopy:
    parts = [(words(f"{AROUND_PLAN.own.kind}.{key}.question", code), said) for key, said in texts.items()]
    headed = code if languages(code) else ENGLISH
    return ChildsCopy(words("childs-plan.of", code).format(name=name), language, code, headed, parts)
