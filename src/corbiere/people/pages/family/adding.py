"""Adding somebody to a family: who they are and to whom they belong, in one act. Brothers and sisters follow from the parents."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django import forms

from corbiere.access.recording import Ties, is_theirs
from corbiere.access.viewing import Viewer
from corbiere.agencies.work import LEAD, WorkPeriod, work_on
from corbiere.agencies.working import Allocated, AllocationRole
from corbiere.desk.forms.bound_fields import BoundQuestion
from corbiere.desk.forms.by_name import ByName
from corbiere.desk.record.record import Record
from corbiere.ledger.writing import Writing, record_together
from corbiere.people.entries import AddressNoted, AddressSort, RelationshipNoted, Sex
from corbiere.people.families import Relative, ties_of
from corbiere.people.kinship import Relation, back, plain
from corbiere.people.pages.family.family_and_network import Relatives
from corbiere.people.pages.family.known import KnownPerson
from corbiere.people.pages.search.new_record import HERE, WhoTheyAre, identified, subject_of
from corbiere.statute.calendar import whole_years

GROWN_UP = 18
PARENTS = frozenset({Relation.PARENT, Relation.ADOPTIVE_PARENT})
SIBLINGS = frozenset({Relation.SIBLING, Relation.TWIN, Relation.HALF_SIBLING})
CHILDREN = frozenset({Relation.CHILD, Relation.ADOPTED_CHILD})
PARTNERS = frozenset({Relation.PARTNER})
NEWS = ("given", "known_as", "born", "expected")  # what is said of nobody who is on record already
BOTH = "Somebody on record is chosen above. Take them away, or leave this empty: their own record says it"
PARENT_BY_SEX = {Sex.FEMALE.value: Relation.MOTHER, Sex.MALE.value: Relation.FATHER}
SIBLING_BY_SEX = {Sex.FEMALE.value: Relation.SISTER, Sex.MALE.value: Relation.BROTHER}


@dataclass(frozen=True)
class FamilyChoices:
    """The family as a form offers it: the parents a child here may have and their children, each with what they are called."""

    record: Record
    parents: Mapping[UUID, str] = field(default_factory=dict)
    siblings: Mapping[UUID, str] = field(default_factory=dict)
    relations: Mapping[UUID, Relation] = field(default_factory=dict)
    unborn: tuple[tuple[str, UUID], ...] = ()

    @property
    def grown(self) -> bool:
        return self.record.born is not None and whole_years(self.record.born, self.record.shown.on) >= GROWN_UP

    @property
    def as_child(self) -> frozenset[Relation]:
        """Relations of a child of this family to whom the record is about."""
        return CHILDREN if self.grown else SIBLINGS

    @property
    def own_work(self) -> WorkPeriod | None:
        """The viewer's leading of the work with this person."""
        held = work_on(self.record.lines, self.record.shown.today).all()
        me, today = self.record.ties.viewer.practitioner, self.record.shown.today
        return next((one for one in held if one.role == LEAD and one.practitioner == me and one.on(today)), None)


def choices_in(record: Record, shown: Relatives) -> FamilyChoices:
    """As far as the viewer sees the ties that say so. Of an adult, they themselves and their partner are the parents."""
    choices = FamilyChoices(record)
    near = [tie for tie in shown.ties if tie.who and not tie.who.died]
    parents = _called(near, PARTNERS if choices.grown else PARENTS)
    siblings = _called(near, CHILDREN if choices.grown else SIBLINGS)
    own = {record.subject: record.person.called}
    relations = {tie.person: tie.relation for tie in near}
    unborn = tuple((tie.who.called, tie.person) for tie in near if tie.who and tie.who.unborn and tie.person in siblings)
    if choices.grown:
        return FamilyChoices(record, own | parents, siblings, relations, unborn)
    return FamilyChoices(record, parents, own | siblings, relations, unborn)


def _called(near: Collection[Relative], among: Collection[Relation]) -> dict[UUID, str]:
    return {tie.person: tie.who.called for tie in near if tie.who and plain(tie.relation) in among}


class NewRelative(WhoTheyAre):
    """Questions on somebody who comes into a family, new or on record already. What is asked of a child is written of nobody else."""

    other = forms.CharField(required=False, widget=forms.HiddenInput)
    relation = forms.ChoiceField(
        choices=[("", "Choose"), *((tie.value, tie.label) for tie in Relation)],
        error_messages={"required": "Say what they are to this family"},
    )
    parents = forms.MultipleChoiceField(label="Who are the child’s parents?", required=False, widget=forms.CheckboxSelectMultiple)
    siblings = forms.MultipleChoiceField(label="Brothers and sisters", required=False, widget=forms.CheckboxSelectMultiple)
    lives_here = forms.BooleanField(label="They live here too", required=False)
    field_order = ("relation", "given", "family", "born", "expected", "sex", "parents", "siblings", "lives_here", "takes_on", "known_as")

    def __init__(self, *arguments: Any, viewer: Viewer, family: FamilyChoices, known: KnownPerson, **options: Any) -> None:
        self.around, self.known = family, known
        super().__init__(*arguments, viewer=viewer, **options)
        called = family.record.called
        for name, held, label in (("parents", family.parents, "Who are the child’s parents?"), ("siblings", family.siblings, "")):
            asked = self.fields[name]
            assert isinstance(asked, forms.MultipleChoiceField)
            asked.choices = [(str(id), said) for id, said in held.items()]
            asked.label = label or "Brothers and sisters"
            asked.widget.attrs["class"] = "govuk-checkboxes__input"
        self.fields["relation"].label = f"What are they to {called}?"
        home = family.record.addresses[:1]
        self.fields["lives_here"].label = f"They live where {called} lives" + (f": {', '.join(home[0].lines)}" if home else "")
        self.fields["takes_on"].label = "Open their record to me, until a worker is named"

    @property
    def asks_who(self) -> BoundQuestion:
        """The question after somebody on record, with what is wrong about the answer."""
        return self.known.shown([str(fault) for fault in self.errors.get("other", ())])

    def says_who(self, held: dict[str, Any]) -> bool:
        return self.known.chosen is not None or super().says_who(held)

    def asked_of_the_family(self, held: dict[str, Any]) -> None:
        for fault in self.known.faults:
            self.add_error("other", fault)
        if self.known.chosen and "seen" not in self.data and (said := next((name for name in NEWS if held.get(name)), "")):
            self.add_error(said, BOTH)
        if held.get("expected") and held.get("relation") and Relation(held["relation"]) not in CHILD_WORDS:
            self.add_error("expected", "Only a child of this family can be not yet born. Choose what they will be to the others")

    def naming(self, one: ByName) -> str:
        return HERE

    @property
    def is_baby(self) -> bool:
        """Whether they are not yet born, or a child so new that there is neither a first name nor a day."""
        return super().is_baby or (self.adds_child and not any(self.cleaned_data[name] for name in ("given", "known_as", "born")))

    @property
    def adds_child(self) -> bool:
        return plain(Relation(self.cleaned_data["relation"])) in self.around.as_child


CHILD_WORDS = frozenset(tie for tie in Relation if plain(tie) in SIBLINGS | CHILDREN)


def begun_with(family: FamilyChoices, sort: str, surname: str) -> dict[str, Any]:
    """The answers that a new form begins with: a child's parents, and with them the brothers and sisters, are ticked."""
    child = Relation.CHILD if family.grown else Relation.SIBLING
    return {
        "relation": child.value if sort == "baby" else "",
        "family": surname,
        "parents": [str(id) for id in family.parents],
        "siblings": [str(id) for id in family.siblings],
        "lives_here": sort == "child",
        "takes_on": family.own_work is not None,
    }


def add(form: NewRelative, viewer: Viewer) -> UUID:
    """Writes it all, once however often it is sent; NotRecorded says why not."""
    subject = subject_of(form, viewer)
    writings = [*identified(form, viewer, subject), *_ties(form, viewer, subject), *_home(form, subject), *_work(form, viewer, subject)]
    record_together(writings, by=viewer.author, key=str(form.cleaned_data["key"]))
    return subject


def _ties(form: NewRelative, viewer: Viewer, subject: UUID) -> Iterator[Writing]:
    """Each tie is told once, and shown on both records."""
    family, relation = form.around, Relation(form.cleaned_data["relation"])
    if not form.adds_child:
        yield Writing(entry=RelationshipNoted(other=subject, relation=relation), about=family.record.subject, happened=viewer.on)
        return
    parents = [UUID(one) for one in form.cleaned_data["parents"]]
    for parent in parents:
        tie = RelationshipNoted(other=parent, relation=_parent(family, parent, relation), lives_with=_lives_with(form))
        yield Writing(entry=tie, about=subject, happened=viewer.on)
    for sibling, what in _siblings(form, parents, relation).items():
        theirs = is_theirs(RelationshipNoted, Ties(viewer, sibling))
        about, other, said = (sibling, subject, what) if theirs else (subject, sibling, back(what))
        yield Writing(entry=RelationshipNoted(other=other, relation=said), about=about, happened=viewer.on)


def tie(form: NewRelative, viewer: Viewer, other: UUID) -> list[str]:
    """Writes to whom somebody on record belongs, once however often it is sent; NotRecorded says why not.

    Answers with those ticked of whom that is left unsaid: the viewer writes neither on their record nor on that of the other.
    """
    family, relation = form.around, Relation(form.cleaned_data["relation"])
    own, lives = family.record.subject, True if form.cleaned_data["lives_here"] else None
    said = _said_of_others(form, relation) if form.adds_child else {}
    at = {one: _told_at(viewer, one, other) for one in said}
    told = {(row.subject, row.other) for row in ties_of([other]) if viewer.on in row.during}
    writings = [Writing(entry=RelationshipNoted(other=other, relation=relation, lives_with=lives), about=own, happened=viewer.on)]
    for one, (what, wayback) in said.items():
        if at[one] == one and (one, other) not in told:
            writings.append(Writing(entry=RelationshipNoted(other=other, relation=what), about=one, happened=viewer.on))
        elif at[one] == other and (other, one) not in told:
            writings.append(Writing(entry=RelationshipNoted(other=one, relation=wayback), about=other, happened=viewer.on))
    record_together(writings, by=viewer.author, key=str(form.cleaned_data["key"]))
    return [{**family.parents, **family.siblings}[one] for one in said if at[one] is None]


def _said_of_others(form: NewRelative, relation: Relation) -> dict[UUID, tuple[Relation, Relation]]:
    """Says what a child is to each parent, brother and sister ticked, and they to the child; not to whom the record is about."""
    parents = [UUID(one) for one in form.cleaned_data["parents"]]
    theirs = {parent: _parent(form.around, parent, relation) for parent in parents}
    said = {parent: (back(what), what) for parent, what in theirs.items()}
    said |= {one: (what, back(what)) for one, what in _siblings(form, parents, relation).items()}
    return {one: both for one, both in said.items() if one != form.around.record.subject}


def _told_at(viewer: Viewer, *records: UUID) -> UUID | None:
    """The first of these records on which the viewer writes a relationship."""
    return next((one for one in records if is_theirs(RelationshipNoted, Ties(viewer, one))), None)


def _lives_with(form: NewRelative) -> bool | None:
    return True if form.cleaned_data["lives_here"] and form.cleaned_data["born"] else None


def _parent(family: FamilyChoices, parent: UUID, relation: Relation) -> Relation:
    """As the family already says it: their mother is this child's too."""
    if parent == family.record.subject:
        return Relation.ADOPTIVE_PARENT if plain(relation) is Relation.ADOPTED_CHILD else _by_sex(family.record.person.sex)
    said = family.relations[parent]
    return said if plain(said) in PARENTS else Relation.PARENT


def _by_sex(sex: str) -> Relation:
    return PARENT_BY_SEX.get(sex, Relation.PARENT)


def _siblings(form: NewRelative, parents: Collection[UUID], relation: Relation) -> dict[UUID, Relation]:
    """Says what the child is to each: half a brother or sister where they are known to have other parents."""
    ticked = [UUID(one) for one in form.cleaned_data["siblings"]]
    known: dict[UUID, set[UUID]] = {}
    for row in ties_of(ticked) if ticked else ():
        if row.subject in ticked and plain(Relation(row.relation)) in PARENTS and form.around.record.shown.on in row.during:
            known.setdefault(row.subject, set()).add(row.other)
    whole = SIBLING_BY_SEX.get(form.cleaned_data["sex"], relation if relation in SIBLING_BY_SEX.values() else Relation.SIBLING)
    own = form.around.record.subject
    said = relation if plain(relation) in SIBLINGS and relation is not Relation.SIBLING else whole
    return {one: said if one == own else Relation.HALF_SIBLING if _half(known.get(one), parents) else whole for one in ticked}


def _half(known: Collection[UUID] | None, parents: Collection[UUID]) -> bool:
    return bool(known) and bool(parents) and set(known or ()) != set(parents)


def _home(form: NewRelative, subject: UUID) -> Iterator[Writing]:
    """A child who is born lives where the others do: the address is not typed again, and who must not learn it stays so."""
    held, homes = form.cleaned_data, form.around.record.addresses
    home = next((one for one in homes if one.sort == AddressSort.HOME), None)
    if not held["lives_here"] or held["expected"] or home is None:
        return
    since: date = max(held["born"] or home.during.lower, home.during.lower)
    entry = AddressNoted(
        lines=home.lines,
        parish=home.parish or None,
        postcode=home.postcode or None,
        sort=AddressSort.HOME,
        withheld=home.withheld,
        withheld_from=home.withheld_from or None,
    )
    yield Writing(entry=entry, about=subject, happened=since)


def _work(form: NewRelative, viewer: Viewer, subject: UUID) -> Iterator[Writing]:
    """Opens the record to whoever adds them, by an entry that says why: who leads the work with the family goes on with this child."""
    if not form.cleaned_data["takes_on"]:
        return
    own = form.around.own_work
    reason = "Leads the work with their family, and added them" if own else "Added them to the family"
    entry = Allocated(role=AllocationRole.DUTY, practitioner=viewer.practitioner, team=own.team if own else None, reason=reason)
    yield Writing(entry=entry, about=subject, happened=viewer.on)
