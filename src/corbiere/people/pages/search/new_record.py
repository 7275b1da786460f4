"""Beginning somebody's record: who they are, and why whoever adds them has to do with them, in one act."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from django import forms

from corbiere.access.naming import told_of
from corbiere.access.viewing import Viewer
from corbiere.agencies.working import Allocated, AllocationRole
from corbiere.desk.addresses import form_address, record_address
from corbiere.desk.components.days import EARLIEST
from corbiere.desk.components.filters import DayField, VisibleText, css
from corbiere.desk.forms.by_name import ByName, by_name
from corbiere.desk.forms.person_options import own_children
from corbiere.ledger.models import Subject
from corbiere.ledger.writing import Writing, record_together
from corbiere.people.entries import Born, PersonIdentified, RelationshipNoted, Sex
from corbiere.people.kinship import Relation
from corbiere.people.search import Match, likely_matches, newborn

HERE = ""  # no other page: whoever is chosen is sent with the form as it stands


class WhoTheyAre(forms.Form):
    """Questions on somebody not on record yet. `key` makes the form count once; `nobody` says that no match is the same person,
    of those that were `seen`."""

    given = VisibleText(label="First names", required=False, max_length=300)
    family = VisibleText(label="Last name", required=False, max_length=300)
    known_as = VisibleText(label="First name they use, if different", required=False, max_length=300)
    born = DayField(label="Date of birth", required=False)
    estimated = forms.BooleanField(label="The date of birth is an estimate", required=False)
    expected = DayField(label="If not yet born, when is the baby due?", required=False)
    sex = forms.ChoiceField(label="Sex", required=False, choices=[("", "Choose"), *((sex.value, sex.label) for sex in Sex)])
    takes_on = forms.BooleanField(label="I will work with them until a worker is named", required=False)
    nobody = forms.BooleanField(required=False, widget=forms.HiddenInput)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *arguments: Any, viewer: Viewer, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.today = viewer.on
        for field in self.fields.values():
            field.widget.attrs["class"] = css(field.widget)

    def clean(self) -> dict[str, Any]:
        held = super().clean() or {}
        if not self.errors and not self.says_who(held):
            self.add_error("given", "Write at least one name, or for a baby not yet born the day it is due")
        if held.get("born") and held.get("expected"):
            self.add_error("expected", "Write a date of birth or a due date, not both")
        if held.get("born") and held["born"] < EARLIEST:
            self.add_error("born", f"Enter a date of birth after {EARLIEST.year}")
        if held.get("born") and held["born"] > self.today:
            self.add_error("born", "This day is in the future. If the baby is not yet born, write it below, as the day it is due")
        self.asked_of_the_family(held)
        return held

    def says_who(self, held: dict[str, Any]) -> bool:
        return any(held.get(name) for name in ("given", "family", "known_as", "expected"))

    def asked_of_the_family(self, held: dict[str, Any]) -> None:
        """Finds what is missing of whose family they belong to."""

    def naming(self, one: ByName) -> str:
        """The page on which this person, who is on record, is named instead; HERE where that is done by this form."""
        return record_address(one.child.subject, "people:around")

    @property
    def is_baby(self) -> bool:
        return bool(self.cleaned_data["expected"])

    def is_nobody_of(self, matches: Sequence[Match]) -> bool:
        """Whether it is said of these that none is the same person: of each, where the page told who was seen."""
        seen = self.cleaned_data["seen"]
        return bool(self.cleaned_data["nobody"]) and (not seen or all(str(match.person.subject) in seen for match in matches))

    def names(self) -> list[str]:
        """Every name by which they may be on record already."""
        held = self.cleaned_data
        return [f"{given} {held['family']}".strip() for given in (held["given"], held["known_as"]) if given] or [held["family"]]

    def born_or_due(self) -> date | None:
        born: date | None = self.cleaned_data["born"] or self.cleaned_data["expected"]
        return born


class NewPerson(WhoTheyAre):
    """The same with why whoever adds them has to do with them."""

    child = forms.ChoiceField(label="Or: they are part of the life of a child you work with", required=False)
    relation = forms.ChoiceField(
        label="What are they to this child?", required=False, choices=[("", "Choose"), *((tie.value, tie.label) for tie in Relation)]
    )

    def __init__(self, *arguments: Any, viewer: Viewer, **options: Any) -> None:
        super().__init__(*arguments, viewer=viewer, **options)
        children = [(option.value, f"{option.label}, {option.hint}".rstrip(", ")) for option in own_children(viewer)]
        child = self.fields["child"]
        assert isinstance(child, forms.ChoiceField)
        child.choices = [("", "Choose"), *children]

    def asked_of_the_family(self, held: dict[str, Any]) -> None:
        if bool(held.get("child")) != bool(held.get("relation")):
            self.add_error("relation" if held.get("child") else "child", "Choose both the child and what this person is to them")

    def naming(self, one: ByName) -> str:
        child, relation = self.cleaned_data["child"], self.cleaned_data["relation"]
        return form_address(child, RelationshipNoted.kind, other=one.person.subject, relation=relation) if child else super().naming(one)


@dataclass(frozen=True, slots=True)
class ClosedMatch:
    """A likely match whose record is closed to the viewer, who may name them. `href` leads to where that is done."""

    match: Match
    told: ByName
    href: str


def likely_by_name(form: WhoTheyAre, viewer: Viewer) -> list[ClosedMatch]:
    """With a child chosen in the form it is done there; without, the child whose record tells of them is shown."""
    among = Subject.objects.filter(id__in=told_of(viewer).keys())
    matches = likely_matches(form.names(), form.born_or_due(), among=newborn(among, viewer.on) if form.is_baby else among)
    told = by_name(viewer, [match.person.subject for match in matches])
    return [ClosedMatch(match, one, form.naming(one)) for match in matches if (one := told.get(match.person.subject))]


def subject_of(form: WhoTheyAre, viewer: Viewer) -> UUID:
    """The record that the form begins, or began. A key of somebody else leads nowhere."""
    return uuid5(viewer.practitioner, str(form.cleaned_data["key"]))


def begin(form: NewPerson, viewer: Viewer) -> UUID:
    """Writes it all, once however often it is sent; NotRecorded says why not."""
    subject = subject_of(form, viewer)
    record_together(list(_writings(form, viewer, subject)), by=viewer.author, key=str(form.cleaned_data["key"]))
    return subject


def identified(form: WhoTheyAre, viewer: Viewer, subject: UUID) -> Iterator[Writing]:
    """The entries that say who they are."""
    held, today = form.cleaned_data, viewer.on
    said = {name: held[name] for name in ("given", "family", "known_as", "expected", "sex") if held[name]}
    yield Writing(entry=PersonIdentified(**said), about=subject, happened=today, opens=True)
    if held["born"]:
        yield Writing(entry=Born(estimated=held["estimated"]), about=subject, happened=held["born"])


def _writings(form: NewPerson, viewer: Viewer, subject: UUID) -> Iterator[Writing]:
    held, today = form.cleaned_data, viewer.on
    yield from identified(form, viewer, subject)
    if held["takes_on"]:
        reason = "Opened the record"
        entry = Allocated(role=AllocationRole.DUTY, practitioner=viewer.practitioner, reason=reason)
        yield Writing(entry=entry, about=subject, happened=today)
    if held["child"]:
        tie = RelationshipNoted(other=subject, relation=held["relation"])
        yield Writing(entry=tie, about=UUID(held["child"]), happened=today)
