"""Menu of what somebody may record of a subject: what their role does most and they did lately, and the rest by phase of the work.

What needs an earlier entry is offered after that entry (`follows_on`); by its words it is found here too, where there is one.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.urls import reverse

from corbiere.access.recording import Ties, is_theirs
from corbiere.access.viewing import Viewer
from corbiere.access.visibility import visible_to
from corbiere.desk.addresses import form_address
from corbiere.desk.components.words import day_in_words
from corbiere.desk.extend import Act, UrgentForm, every
from corbiere.desk.forms.questions import questions_of
from corbiere.ledger.categories import categories
from corbiere.ledger.entry import CHILD, PERSON, Entry, Whose, declared
from corbiere.ledger.phases import Phase
from corbiere.ledger.record import Line
from corbiere.ledger.whose import PartnerAct, TieOrRole
from corbiere.statute.calendar import whole_years

FIRST = 8  # acts that are offered at once, and how many of them by role; defaults
BY_ROLE = 5
GROWN_UP = 18


class KindOffer(NamedTuple):
    """A kind as the list names it. `words` are those by which it is found; `after` is the entry that it follows."""

    called: str
    summary: str
    href: str
    words: str
    also: tuple[str, ...] = ()
    after: str = ""


class MenuGroup(NamedTuple):
    """Offers under one heading, folded unless they are `often` wanted."""

    heading: str
    kinds: list[KindOffer]
    often: bool = False


@dataclass(frozen=True, slots=True)
class Menu:
    """`first` is offered at once, each group under its heading, and `after` only to whoever looks for it."""

    first: list[KindOffer]
    groups: list[MenuGroup]
    after: list[KindOffer]

    def found(self, sought: str) -> list[KindOffer]:
        """Offers that fit all words, each once."""
        offers = (offer for held in (self.first, *(group.kinds for group in self.groups), self.after) for offer in held)
        return list({offer.href: offer for offer in offers if fits(offer.words, sought)}.values())


def plain(text: str) -> str:
    """Words in the form in which they are compared: small letters without their marks, and nothing else; `menu.js` does the same."""
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[^\W_]+", bare.casefold()))


def fits(words: str, sought: str) -> bool:
    """Whether each word that was sought begins one of these."""
    return all(f" {word}" in f" {words}" for word in plain(sought).split())


@dataclass(frozen=True, slots=True)
class Menus:
    """Makes what this viewer is offered about a subject of this sort, of whom they see these lines."""

    viewer: Viewer
    ties: Ties
    sort: str
    born: date | None
    unborn: bool
    lines: Sequence[Line]

    def menu(self) -> Menu:
        theirs = list(theirs_to_record(self.ties, self.sort, self.viewer.on, self.born, unborn=self.unborn))
        offered = [kind for kind in theirs if not before(kind)]
        acts = list(_four_acts(offered)) if self.ties.held == {TieOrRole.CORE_GROUP} else []
        first = [] if acts else self._first(offered)
        shown = set(first) | {kind for _, held in acts for kind in held}
        groups = [MenuGroup(heading, [self._offer(kind) for kind in held], often=True) for heading, held in acts]
        groups += [MenuGroup(said, [self._offer(kind) for kind in held]) for said, held in _by_phase(set(offered) - shown)]
        return Menu([self._offer(kind) for kind in first], groups, list(self._after(theirs)))

    def _first(self, offered: Collection[type[Entry]]) -> list[type[Entry]]:
        """Kinds that their role records most, then those they recorded lately."""
        most = by_role(offered, self.ties.held)
        lately = self._lately(offered)
        found = dict.fromkeys([*most[:BY_ROLE], *lately, *most])
        return list(found)[:FIRST]

    def _lately(self, offered: Collection[type[Entry]]) -> list[type[Entry]]:
        rows = visible_to(self.viewer).filter(practitioner=self.viewer.practitioner)
        counted = Counter(rows.order_by("-recorded").values_list("kind", flat=True)[:200])
        used = [kind for kind in offered if counted[kind.kind]]
        return sorted(used, key=lambda kind: (-counted[kind.kind], kind.called))

    def _offer(self, kind: type[Entry]) -> KindOffer:
        return offered(kind, form_address(self.ties.subject, kind.kind))

    def _after(self, theirs: Iterable[type[Entry]]) -> Iterator[KindOffer]:
        """Offers of what needs an earlier entry, with the latest that it can follow."""
        for kind in theirs:
            earlier = [line for line in self.lines if line.kind in before(kind)]
            if earlier:
                said = f"after {declared()[earlier[-1].kind].called}, {day_in_words(earlier[-1].happened, self.viewer.on)}"
                yield offered(kind, form_address(self.ties.subject, kind.kind, of=earlier[-1].root))._replace(after=said)


def theirs_to_record(ties: Ties, sort: str, on: date, born: date | None = None, *, unborn: bool = False) -> Iterator[type[Entry]]:
    """Kinds with a form in which they may record something that happens on this day to somebody of this age."""
    return (kind for kind in fitting(sort, on, born, unborn=unborn) if is_theirs(kind, ties))


def fitting(sort: str, on: date, born: date | None = None, *, unborn: bool = False) -> Iterator[type[Entry]]:
    """Kinds with a form for something that happens on this day to somebody of this age, whoever records it."""
    urgent = {form.kind for form in every(UrgentForm)}
    grown = born is not None and whole_years(born, on) >= GROWN_UP
    for kind in declared().values():
        is_of_age = not (grown and kind.about is CHILD) and (kind.before_birth or not unborn)
        if kind.about.sort == sort and is_of_age and kind not in urgent and not kind.opens and not kind.own_page:
            yield kind


def before(kind: type[Entry]) -> tuple[str, ...]:
    """The kinds of the entry without which it says nothing: it marks that or follows it, and is offered there."""
    pointing = (question for question in questions_of(kind) if question.reference and question.reference.to == "entry")
    needed = next((question for question in pointing if question.required), None)
    if needed is None or needed.reference is None:
        return ()
    return needed.reference.kinds or tuple(declared())


def follows_on(kind: str, kinds: Iterable[type[Entry]], held: Collection[Whose]) -> list[type[Entry]]:
    """Kinds that whoever is this to somebody is offered after an entry of this kind: those it declares, and those that need one."""
    declares = {after.kind for after in declared()[kind].followed_by}
    following = (one for one in kinds if one.kind in declares or (kind in before(one) and not one.marks))
    return sorted((one for one in following if {*one.whose} & {*held, TieOrRole.ANYBODY}), key=_called)


def by_role(kinds: Iterable[type[Entry]], held: Collection[Whose]) -> list[type[Entry]]:
    """Kinds recorded often by those who are this to somebody: first what is first of all their act."""
    often = [kind for kind in kinds if kind.often and set(kind.whose) & set(held)]
    return sorted(often, key=lambda kind: (min(kind.whose.index(tie) for tie in held if tie in kind.whose), kind.often))


def _four_acts(offered: Collection[type[Entry]]) -> Iterator[tuple[str, list[type[Entry]]]]:
    """Keeps what is theirs besides, because they chair or stand in for somebody, under its own heading."""
    made = ((act.label, sorted((kind for kind in offered if kind.act is act), key=_called)) for act in PartnerAct)
    return ((heading, held) for heading, held in made if held)


def _by_phase(kinds: Collection[type[Entry]]) -> Iterator[tuple[str, list[type[Entry]]]]:
    """Divides kinds by the phases of the work in their order, then by category."""
    for phase in Phase:
        if held := [kind for kind in kinds if kind.phase is phase]:
            yield phase.label, sorted(held, key=_called)
    for category in sorted((held for held in categories().values() if held.offered), key=lambda held: held.offered):
        if held := [kind for kind in kinds if kind.phase is None and kind.category == category.name]:
            yield category.called, sorted(held, key=_called)


def _called(kind: type[Entry]) -> str:
    return kind.called


def offered(kind: type[Entry], href: str) -> KindOffer:
    """Its docstring's first paragraph says what it is."""
    summary = (kind.__doc__ or "").split("\n\n", maxsplit=1)[0].replace("\n", " ")
    said = summary if summary.rstrip(".") != kind.called else ""
    return KindOffer(kind.called, said, href, plain(" ".join((kind.called, *kind.also, summary))), kind.also)


def urgent_offers(ties: Ties) -> list[KindOffer]:
    """Offers of what everybody may tell at once, and of the pages that domains add."""
    forms = [offered(form.kind, form.about(ties.subject)) for form in every(UrgentForm)]
    pages = [
        KindOffer(act.called, "", reverse(act.page, args=[ties.subject]), plain(act.called)) for act in every(Act) if PERSON in act.about
    ]
    return [*forms, *pages]
