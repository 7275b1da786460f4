"""Handles a form that is sent: a button inside it, keeping it for later, recording it, or going on to the next child's form."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar
from uuid import UUID, uuid4

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils import timezone

from corbiere.access.access_log import NotVisible, lines_seen, open_record_by
from corbiere.access.bases import is_wide
from corbiere.access.decorators import NotTheirs
from corbiere.access.invitations import pointed_at_by
from corbiere.access.recording import Ties, at_the_door
from corbiere.access.viewing import Viewer
from corbiere.desk.forms import drafts
from corbiere.desk.forms.bound_fields import every
from corbiere.desk.forms.corrections import newer_than
from corbiere.desk.forms.entry_form import EntryForm, filled, known
from corbiere.desk.forms.form_data import BACK, Typed, added, joined, places, removed, without
from corbiere.desk.forms.options import FormContext
from corbiere.desk.forms.pages import FIRST
from corbiere.desk.forms.parsing import GENERAL
from corbiere.desk.forms.questions import ALSO, PAGE, Control, named, questions_of
from corbiere.desk.forms.recording import Refusal, recorded, tried
from corbiere.desk.forms.ruling_fields import carried
from corbiere.desk.forms.second_person import ask_second
from corbiere.desk.forms.sibling_forms import chosen, may_be_about_several, shared, siblings
from corbiere.desk.meetings import prefill
from corbiere.desk.models import Draft
from corbiere.documents.uploads import keep_document
from corbiere.ledger.entry import Entry, kind_called
from corbiere.ledger.kept_files import NotKept
from corbiere.people.photos import keep_photo

SENT_BEFORE = (
    "You recorded this form at {:%H:%M} and have changed it since. To change what is in the record, correct that entry. "
    "To record what is here now as another entry, send it."
)
LATER, RECORD, NEWER, KEEP = "later", "record", "newer", "keep"
KEEPS = {Control.PHOTO: keep_photo, Control.FILE: keep_document}


@dataclass(frozen=True, slots=True)
class GoTo:
    """Another page comes next."""

    address: str
    message: str = ""


Answer = EntryForm | GoTo
F = TypeVar("F", bound=EntryForm)


def asking_about(viewer: Viewer, draft: Draft) -> FormContext:
    """Opens to the viewer the record that the form is about; looking at it is noted. NotVisible if that is for one answer alone.

    NotTheirs where the form is another's to fill in.
    """
    if draft.subject is None:
        return FormContext(viewer, None)
    ties = Ties(viewer, draft.subject)
    access = open_record_by(viewer, draft.subject, f"form: {draft.kind}", ties.bases)
    if not is_wide(access.bases):
        raise NotVisible
    if draft.replaces is None:
        at_the_door(kind_called(draft.kind), ties)
    seen = lines_seen(access)
    found = {line.root for line in seen}
    return FormContext(viewer, draft.subject, [*(line for line in pointed_at_by(draft.kind, access) if line.root not in found), *seen])


def answer(request: HttpRequest, viewer: Viewer, draft: Draft) -> Answer:
    """Answers a form that was sent."""
    typed, file_faults = with_files(request, draft, drafts.sent_in(request, draft), kind_called(draft.kind))
    if draft.sent and drafts.digest_of(typed) == draft.digest:
        return GoTo(reverse("desk:recorded", args=[draft.id]))
    try:
        asking = asking_about(viewer, draft)
    except NotTheirs as told:
        raise _kept_all_the_same(viewer, draft, typed, told) from None
    form = EntryForm(draft, typed, asking, wanted=carried(typed), page=_number(request.POST.get(PAGE, "")))
    if draft.sent:
        return _anew(form)
    try:
        form.draft = draft = drafts.keep(viewer, draft, typed)
    except drafts.TooMuch:
        form.faults = {GENERAL: [drafts.TOO_MUCH]}
        return form
    if draft.sent:
        return GoTo(reverse("desk:recorded", args=[draft.id])) if drafts.digest_of(typed) == draft.digest else _anew(form)
    if file_faults:
        form.faults = file_faults
        return form
    return pressed(request.POST, form) or _sent(request.POST, form, viewer)


def _number(page: str) -> int:
    return int(page) if page.isdecimal() else FIRST


def _kept_all_the_same(viewer: Viewer, draft: Draft, typed: Typed, told: NotTheirs) -> NotTheirs:
    """Keeps the words of whoever could record it when they began and cannot now."""
    if draft.sent:
        return told
    try:
        drafts.keep(viewer, draft, typed)
    except drafts.TooMuch:
        return told
    return NotTheirs(f"{told} What you wrote is saved as a draft, in My work.")


def _anew(form: EntryForm) -> EntryForm:
    """Keeps, in a draft of its own, what was changed in a form after it was recorded."""
    assert form.draft.sent is not None
    at = timezone.localtime(form.draft.sent)
    begun = Draft(id=uuid4(), practitioner=form.draft.practitioner, subject=form.draft.subject, kind=form.draft.kind)
    form.draft = drafts.keep(form.asking.viewer, begun, form.typed)
    form.faults = {GENERAL: [SENT_BEFORE.format(at)]}
    return form


def with_files(request: HttpRequest, draft: Draft, typed: Typed, kind: type[Entry]) -> tuple[Typed, dict[str, list[str]]]:
    """Each file that came is kept, and what it is kept under stands for it; the draft notes that it came."""
    faults = {}
    for question, name in named(questions_of(kind)):
        upload = request.FILES.get(f"{name}-file") if question.control in KEEPS else None
        if upload is not None and not draft.sent:
            try:
                file = KEEPS[question.control](upload)
            except NotKept as fault:
                faults[name] = [str(fault)]
            else:
                typed = {**typed, name: [file]}
                draft.files = [*draft.files, file]
    return typed, faults


# The buttons inside a form. Each shows it again with everything kept.


def _add(form: EntryForm, name: str) -> None:
    """The items on the page, which may be there with nothing typed, and one more."""
    shown = [item.place for made in every(form.fields) if made.name == name for item in made.items]
    typed = {**form.typed, joined(name, "item"): [str(place) for place in shown]}
    form.typed = added(typed, name)
    form.new = joined(name, places(form.typed, name)[-1])


def _remove(form: EntryForm, name: str) -> None:
    form.typed = removed(form.typed, name)


def _copy(form: EntryForm, name: str) -> None:
    form.typed = form.copied(name)
    form.new = name


def _copy_theirs(form: EntryForm, name: str) -> None:
    form.typed = form.theirs.copied(name, form.typed) if form.theirs else form.typed
    form.new = name


def _find(form: EntryForm, name: str) -> None:
    form.find = name


def _take_away(form: EntryForm, chosen: str) -> None:
    """One of those chosen is chosen no longer."""
    name, _, value = chosen.partition("=")
    kept = [held for held in form.typed.get(name, ()) if held != value]
    form.typed = {held: values for held, values in form.typed.items() if held != name} | ({name: kept} if kept else {})
    form.new = name


_BUTTONS: dict[str, Callable[[EntryForm, str], None]] = {
    "add": _add,
    "remove": _remove,
    "copy": _copy,
    "copy-theirs": _copy_theirs,
    "find": _find,
    "take-away": _take_away,
}


def pressed(post: QueryDict, form: F) -> F | None:
    """The form as it is after the button that was pressed in it, if one was."""
    for button, press in _BUTTONS.items():
        if name := post.get(button):
            press(form, name)
            drafts.keep(form.asking.viewer, form.draft, form.typed)
            return replace(form)  # what was worked out of it before is worked out anew
    return None


# Sending.


def _sent(post: QueryDict, form: EntryForm, viewer: Viewer) -> Answer:
    send = post.get("send")
    if send == NEWER:
        return _of_the_newer(form, viewer)
    if send == LATER:
        return GoTo(form.back.address if form.back else "/", f"“{form.kind.called}” is saved as a draft. Nobody else can see it.")
    if send == KEEP and form.page:
        return GoTo(reverse("desk:draft", args=[form.draft.id]), "Saved as a draft. Nothing is recorded yet.")
    if part := post.get("open"):
        return GoTo(reverse("desk:draft-part", args=[form.draft.id, _number(part)]))
    if send != RECORD:
        form.notice = "Saved as a draft. Nothing is recorded yet."
        return form
    if form.draft.occasion or (may_be_about_several(form.kind) and form.typed.get(ALSO)):
        return _of_several(form, viewer)
    if form.draft.replaces and (asked := ask_second(form.draft, form.typed, form.asking, viewer)):
        return replace(form, faults=asked.faults, wanted=asked.wanted) if isinstance(asked, Refusal) else GoTo(asked.address, asked.says)
    refused = recorded([(form.draft, form.typed, filled(form.draft, form.typed, form.asking))], viewer)
    if refused:
        return replace(form, faults=refused.faults, wanted=refused.wanted)
    return GoTo(reverse("desk:recorded", args=[form.draft.id]))


def _of_the_newer(form: EntryForm, viewer: Viewer) -> Answer:
    """Somebody corrected the entry meanwhile: what was typed here becomes a correction of theirs, for another look."""
    assert form.draft.replaces is not None
    if newer := newer_than(form.draft.replaces, form.asking.lines, viewer):
        form.draft.replaces = newer
        form.draft.save(update_fields=["replaces"])
    form.notice = "It is now a correction of the newer entry. Nothing is recorded yet."
    return form


def _of_several(form: EntryForm, viewer: Viewer) -> Answer:
    """One form after another; the last one records them all in one act."""
    refused = tried(form.draft, form.typed, filled(form.draft, form.typed, form.asking), viewer)
    if refused:
        return replace(form, faults=refused.faults, wanted=refused.wanted)
    if form.draft.place == 0:
        _begin_the_others(form)
    together = list(Draft.objects.of(viewer.practitioner).unsent().filter(occasion=form.draft.occasion).order_by("place"))
    following = next((draft for draft in together if draft.place > form.draft.place), None)
    if following:
        return GoTo(reverse("desk:draft", args=[following.id]))
    return _all_together(together, viewer)


def _begin_the_others(form: EntryForm) -> None:
    """A form for each of the others that are ticked, beginning with what is the same for all; those unticked since go."""
    draft = form.draft
    ticked = chosen(form.typed, siblings(form.asking, form.kind), ALSO)
    draft.occasion = draft.id
    draft.save(update_fields=["occasion"])
    others = Draft.objects.of(draft.practitioner).unsent().filter(occasion=draft.id, place__gt=0)
    others.exclude(subject__in=ticked).delete()
    begun = {other.subject: other for other in others}
    for place, subject in enumerate(ticked, 1):
        if subject in begun:
            begun[subject].place = place
            begun[subject].save(update_fields=["place"])
        else:
            _begin(form.asking.viewer, draft, subject, place, begins_with(form, subject))


def begins_with(form: EntryForm, subject: UUID) -> Typed:
    """Answers shared by all, as known as they were; of a meeting that was arranged, what it says of this child."""
    own = prefill.of_the_other(form.asking.viewer, form.draft.kind, subject, form.typed) if prefill.MEETING in form.typed else {}
    same = shared(form.kind, form.typed)
    for name in {held.partition("-")[0] for held in own}:
        same = without(same, name)
    held = set(form.begun.split(","))
    as_known = known({name: values for name, values in same.items() if name.partition("-")[0] in held}, own)
    return same | as_known | ({BACK: [form.back.address]} if form.back else {})


def _begin(viewer: Viewer, first: Draft, subject: UUID, place: int, typed: Typed) -> None:
    begun = Draft(practitioner=first.practitioner, subject=subject, kind=first.kind, occasion=first.id, place=place, files=first.files)
    drafts.keep(viewer, begun, typed)


def _all_together(together: Sequence[Draft], viewer: Viewer) -> Answer:
    """Records them all; or goes back to the first in which something is wrong."""
    forms = [(draft, draft.typed, asking_about(viewer, draft)) for draft in together]
    read = [(draft, typed, filled(draft, typed, asking)) for draft, typed, asking in forms]
    for (draft, typed, said), (_, _, asking) in zip(read, forms, strict=True):
        if refused := tried(draft, typed, said, viewer):
            return EntryForm(draft, typed, asking, refused.faults, refused.wanted)
    if refused := recorded(read, viewer):
        draft, typed, asking = forms[0]
        return EntryForm(draft, typed, asking, refused.faults, refused.wanted)
    return GoTo(reverse("desk:recorded", args=[together[0].id]))
