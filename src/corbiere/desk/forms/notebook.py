"""A notebook: boxes on a page that are all one draft of somebody's, each of which becomes an entry on its own.

Whatever is sent, what stands in the other boxes stays: it is kept with the draft and stands there again. A box has the name `n3`, and its
answers `n3-text`, `n3-by`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

from corbiere.access.viewing import Viewer
from corbiere.desk.forms import drafts
from corbiere.desk.forms.drafts import TOOK, taken_up, token_of
from corbiere.desk.forms.form_data import Typed, one
from corbiere.desk.forms.parsing import Faults
from corbiere.desk.models import Draft
from corbiere.ledger.characters import amiss
from corbiere.ledger.fields import Ground
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import KeyTaken, Writing, Written, record_together

NOBODY_SAID = "Write who said it."
TOO_LONG = "This is longer than one note can be, 20,000 characters. Split it."
CHANGED = "You added this note and have changed it since. Add it again to record it as another note."


@dataclass
class Notebook:
    """The draft of one person on one page."""

    draft: Draft
    typed: Typed
    faults: Faults = field(default_factory=dict)
    notice: str = ""
    took: Sequence[str] = ()

    @property
    def token(self) -> str:
        return token_of(self.draft)

    def fault(self, name: str) -> str:
        return " ".join(self.faults.get(name, ()))


def opened(fresh: Notebook, begun: Sequence[Draft]) -> Notebook:
    """A new notebook with what was typed in those that were begun: two pages never write into the same."""
    fresh.typed = _together([draft.typed for draft in begun]) | fresh.typed
    fresh.took = [taken_up(draft) for draft in begun]
    return fresh


def _together(typed: Sequence[Typed]) -> Typed:
    """Texts of one box on two pages stand in it one below the other; of all else counts what was kept last."""
    found: Typed = {}
    for name in dict.fromkeys(name for held in typed for name in held if name != TOOK):
        said = list(dict.fromkeys(text for held in typed if (text := one(held, name).strip())))
        whole = [text for text in said if not any(text in other for other in said if other != text)]
        found[name] = ["\n\n".join(reversed(whole))] if name.endswith("-text") else said[:1]
    return found


def keep(viewer: Viewer, book: Notebook, typed: Typed, begun: Callable[[], Iterable[Draft]]) -> Notebook:
    """Keeps what is typed; a notebook in which nothing is left is put away, with those of the `begun` that it went on with."""
    left = {name: values for name, values in typed.items() if any(values)}
    if any(name.endswith("-text") for name in left):
        return Notebook(drafts.keep(viewer, book.draft, typed), typed)
    took = typed.get(TOOK, ())
    known = {taken_up(draft) for draft in begun()} if took else set()
    taken = {UUID(said.partition(":")[0]) for said in took if said in known}
    Draft.objects.of(book.draft.practitioner).unsent().filter(id__in={book.draft.id, *taken}).delete()
    return Notebook(book.draft, typed)


def without(typed: Typed, *names: str) -> Typed:
    """The rest to write once these boxes or rows are in the record."""
    return {name: values for name, values in typed.items() if not name.startswith(tuple(f"{held}-" for held in names))}


def number_of(pressed: str) -> int | None:
    """Which box was pressed: `note-3`."""
    number = pressed.removeprefix("note-")
    return int(number) if pressed.startswith("note-") and number.isdigit() and len(number) < 4 else None


def fault_in(text: str, by: str, ground: str) -> str:
    """Says what is wrong with the words of a box; nothing where they can be kept."""
    if len(text) > 20_000 or len(by) > 300:
        return TOO_LONG
    if fault := amiss(text) or amiss(by):
        return f"What you wrote here {fault}."
    return NOBODY_SAID if ground == Ground.REPORTED.value and not by else ""


class NotWritten(NamedTuple):
    """Nothing is written, and why. `is_other`: other words were sent with this key before."""

    why: str
    is_other: bool = False


def written(writings: Sequence[Writing], viewer: Viewer, key: str) -> Written | NotWritten:
    try:
        return record_together(writings, by=viewer.author, key=key or None)
    except NotRecorded as fault:
        return NotWritten(str(fault))
    except KeyTaken:
        return NotWritten(CHANGED, is_other=True)
