"""Kinds to record about somebody, in groups: a worry first, then what this viewer records most."""

from collections import Counter
from collections.abc import Collection
from typing import NamedTuple

from corbiere.access.recording import Ties, is_theirs
from corbiere.access.viewing import Viewer
from corbiere.access.visibility import visible_to
from corbiere.desk.extend import UrgentForm, every
from corbiere.ledger.categories import categories
from corbiere.ledger.entry import Entry, declared
from corbiere.ledger.whose import PartnerAct, TieOrRole

MOST_USED = 4


class KindOffer(NamedTuple):
    """A kind as the list names it."""

    kind: str
    called: str
    summary: str


class MenuGroup(NamedTuple):
    """`often` is open from the start; the others open when they are wanted."""

    heading: str
    kinds: list[KindOffer]
    often: bool


def groups(viewer: Viewer, ties: Ties, sort: str) -> list[MenuGroup]:
    """The kinds that this viewer may record of a subject of this sort to whom they have these ties."""
    urgent = {form.kind for form in every(UrgentForm)}
    fitting = [kind for kind in declared().values() if kind.about.sort == sort and kind not in urgent]
    kinds = [kind for kind in fitting if not kind.opens and not kind.own_page]
    allowed = [kind for kind in kinds if is_theirs(kind, ties)]
    acts = _four_acts(allowed) if ties.held == {TieOrRole.CORE_GROUP} else []
    rest = [kind for kind in allowed if not any(kind in held for _, held, _ in acts)]
    divided = sorted((held for held in categories().values() if held.offered), key=lambda held: held.offered)
    made = {held: [kind for kind in rest if kind.category == held.name] for held in divided}
    used = [] if acts else _most_used(viewer, allowed)
    made_of = [(division.called, sorted(kinds, key=_called), division.often) for division, kinds in made.items()]
    return [
        MenuGroup(heading, [offered(kind) for kind in held], often)
        for heading, held, often in [*acts, ("You record most", used, True), *made_of]
        if held
    ]


def _four_acts(allowed: Collection[type[Entry]]) -> list[tuple[str, list[type[Entry]], bool]]:
    """Keeps what is theirs besides, because they chair or stand in for somebody, under its own heading."""
    return [(act.label, sorted((kind for kind in allowed if kind.act is act), key=_called), True) for act in PartnerAct]


def _called(kind: type[Entry]) -> str:
    return kind.called


def offered(kind: type[Entry]) -> KindOffer:
    """Its docstring's first paragraph says what it is."""
    summary = (kind.__doc__ or "").split("\n\n", maxsplit=1)[0]
    return KindOffer(kind.kind, kind.called, summary if summary.rstrip(".") != kind.called else "")


def urgent_kinds() -> list[KindOffer]:
    return [offered(form.kind) for form in every(UrgentForm)]


def _most_used(viewer: Viewer, allowed: Collection[type[Entry]]) -> list[type[Entry]]:
    """By what this viewer recorded lately of what they see."""
    lately = visible_to(viewer).filter(practitioner=viewer.practitioner).order_by("-recorded").values_list("kind", flat=True)[:200]
    counted = Counter(lately)
    used = [kind for kind in allowed if counted[kind.kind]]
    return sorted(used, key=lambda kind: (-counted[kind.kind], kind.called))[:MOST_USED]
