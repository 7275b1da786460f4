"""Entries on who a person is, where they live and who belongs to them."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import StringConstraints, model_validator

from corbiere.ledger.categories import Category, declare_category
from corbiere.ledger.conditions import answered
from corbiere.ledger.entry import CHILD, PERSON, Choice, Entry, ask
from corbiere.ledger.fields import SEEN, Part, PersonId, Text, Words, entry_of
from corbiere.ledger.whose import IDENTIFYING, LEADING, TELLING, WORKING
from corbiere.people.kinship import Relation
from corbiere.people.photos import KeptPhoto

Postcode = Annotated[str, StringConstraints(min_length=2, max_length=12, to_upper=True), SEEN]
PhotoDigest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$"), KeptPhoto()]


declare_category(Category("identity", "Who the child is", order=1, offered=8, lasting=True))
declare_category(Category("family", "Family and home", order=2, offered=7, lasting=True))


class Sex(Choice):
    FEMALE = "female", "Female"
    MALE = "male", "Male"
    INTERSEX = "intersex", "Intersex"
    UNKNOWN = "unknown", "Not known"


class Language(Part):
    """A language a person uses, and whether they need an interpreter when others do not."""

    language: Words = ask("Which language?", hint="For example English, Portuguese, Polish, Jèrriais, British Sign Language")
    interpreter: bool = ask("Is an interpreter needed?", cites="PS-7.4", default=False)

    def __str__(self) -> str:
        return f"{self.language} (with an interpreter)" if self.interpreter else self.language


class PersonIdentified(
    Entry, kind="person-identified", whose=IDENTIFYING, about=PERSON, called="Person added", category="identity", before_birth=True,
    opens="people", story=False, short_form=("given", "family", "known_as", "sex", "expected"),
):  # fmt: skip
    """Who this person is, as far as is known on the day their record begins. An unborn baby may have no name yet."""

    given: Words | None = ask("First names", in_line=True)
    family: Words | None = ask("Last name", in_line=True)
    known_as: Words | None = ask("First name they use", hint="Where it is another: what do they like to be called?")
    sex: Sex | None = ask("Sex", cites="ISS-A-10")
    gender: Words | None = ask("Gender, in their own words", cites="PS-2.7")
    pronouns: Words | None = ask("Pronouns", hint="For example she/her, he/him, they/them")
    expected: date | None = ask("When is the baby due?", hint="For a baby who is not born yet", cites=("CPP-9", "ISS-A-10"), in_line=True)
    languages: list[Language] = ask("Which languages do they use, first language first?", cites=("PS-2.7", "PS-7.4"))

    @model_validator(mode="after")
    def _somebody(self) -> "PersonIdentified":
        if not (self.given or self.family or self.known_as or self.expected):
            raise ValueError("write at least one name, or for a baby not yet born the day it is due")
        return self


class Born(Entry, kind="born", whose=IDENTIFYING, about=PERSON, called="Born", category="identity", story=False, short_form=("estimated",)):
    """The person’s date of birth. The day of this entry is the day they were born."""

    estimated: bool = ask("Is the date an estimate?", hint="Say yes if only the year or the age is known", default=False)


class Died(
    Entry, kind="died", whose=LEADING, about=PERSON, called="Died", category="identity", short_form=("how_known", "told_by", "expected")
):
    """The person has died. The day of this entry is the day of their death."""

    expected: bool | None = ask("Was the death expected?", cites="CDR-523-1")
    how_known: Words | None = ask(
        "How is it known?", hint="A doctor’s certificate, the police, the hospital, the family", cites="CDR-524-1", in_line=True
    )
    told_by: Words | None = ask("Who told you, or confirmed it?", hint="Their name, and where they work", cites="CDR-524-1", in_line=True)
    how: Text | None = ask("What is known of how they died?")


class NameSort(Choice):
    LEGAL = "legal", "Legal name, from this day"
    KNOWN_AS = "known-as", "Name they use"
    FORMER = "former", "Name they had before"
    ALIAS = "alias", "Another name they go by"
    SPELLING = "spelling", "Another spelling, as found in documents"


class NameNoted(
    Entry, kind="name-noted", whose=IDENTIFYING, about=PERSON, called="Name", category="identity", before_birth=True, story=False,
    short_form=("sort", "given", "family"),
):  # fmt: skip
    """Another name of this person, or a new one. Earlier names stay on the record and the person can still be found by them."""

    sort: NameSort = ask("What sort of name is it?", in_line=True)
    given: Words | None = ask("First names", hint="Leave empty what has not changed", in_line=True)
    family: Words | None = ask("Last name", hint="Leave empty what has not changed", in_line=True)
    until: date | None = ask("Until when did they use it?", hint="Where they no longer do")
    pronouns: Words | None = ask("Pronouns", hint="Where these change too")

    @model_validator(mode="after")
    def _a_name(self) -> "NameNoted":
        if not (self.given or self.family):
            raise ValueError("write the first names, the last name or both")
        return self


class PhotoAdded(Entry, kind="photo-added", whose=IDENTIFYING, about=PERSON, called="Photo", category="identity"):
    """A photo to recognise the person by. Ask them first."""

    photo: PhotoDigest = ask("Photo", hint="JPEG, PNG or WebP, 5 MB at most. Where it was taken is removed.")
    agreed: Words = ask("Who agreed that it is kept?", hint="The child, a parent, both", in_line=True)


class PersonMatched(
    Entry, kind="person-matched", whose=IDENTIFYING, about=PERSON, called="Records matched", category="identity", before_birth=True
):
    """This record and another are about the same person. Both stay as they are; withdraw this entry if it turns out to be wrong."""

    other: PersonId = ask("Which other record?")
    why: Text = ask("How do you know?")


# Where somebody lives.


class Parish(Choice):
    GROUVILLE = "grouville", "Grouville"
    ST_BRELADE = "st-brelade", "St Brelade"
    ST_CLEMENT = "st-clement", "St Clement"
    ST_HELIER = "st-helier", "St Helier"
    ST_JOHN = "st-john", "St John"
    ST_LAWRENCE = "st-lawrence", "St Lawrence"
    ST_MARTIN = "st-martin", "St Martin"
    ST_MARY = "st-mary", "St Mary"
    ST_OUEN = "st-ouen", "St Ouen"
    ST_PETER = "st-peter", "St Peter"
    ST_SAVIOUR = "st-saviour", "St Saviour"
    TRINITY = "trinity", "Trinity"


class AddressSort(Choice):
    HOME = "home", "Home"
    PLACEMENT = "placement", "Where they are looked after"
    PARENTS = "parents", "A parent’s home, where they stay some of the time"
    RELATIVES = "relatives", "With relatives or friends"
    SCHOOL = "school", "Boarding school or college"
    HOSPITAL = "hospital", "Hospital"
    CUSTODY = "custody", "Custody"
    REFUGE = "refuge", "Refuge"
    POST = "post", "For letters only"


class AddressNoted(
    Entry, kind="address-noted", also=("moved house",), whose=TELLING, about=PERSON, called="Address", category="family",
    short_form=("lines", "parish", "postcode", "sort", "moved", "withheld", "withheld_from"),
):  # fmt: skip
    """Where this person lives or stays, from this day."""

    lines: list[Words] = ask("Address, without the parish", min_length=1, max_length=6, in_line=True)
    parish: Parish | None = ask("Parish", hint="Leave empty if it is not in Jersey", in_line=True)
    postcode: Postcode | None = ask("Postcode")
    sort: AddressSort = ask("What sort of address is it?", in_line=True)
    moved: bool = ask("Have they moved here from their last address of that sort?", default=False)
    until: date | None = ask("Until when were they there?", hint="Where they no longer are")
    withheld: bool = ask("Must this address be withheld from somebody?", default=False)
    withheld_from: Words | None = ask("Who must it be withheld from?", only_if=answered("withheld", True))

    @model_validator(mode="after")
    def _withheld_from_somebody(self) -> "AddressNoted":
        if self.withheld and not self.withheld_from:
            raise ValueError("say who this address must be withheld from")
        return self


class AddressEnded(Entry, kind="address-ended", whose=TELLING, about=PERSON, called="Moved out", category="family", short_form=("why",)):
    """This person no longer lives there, from this day."""

    of: Annotated[UUID, entry_of("address-noted")] = ask("Which address?")
    why: Words | None = ask("Why did they leave?", in_line=True)


# Who belongs to whom.


class YesNoUnknown(Choice):
    YES = "yes", "Yes"
    NO = "no", "No"
    UNKNOWN = "unknown", "Not known yet"


class RelationshipNoted(
    Entry, kind="relationship-noted", whose=TELLING, about=PERSON, called="Relationship", category="family", before_birth=True,
    short_form=("other", "relation", "lives_with"),
):  # fmt: skip
    """Who somebody is to this person. It is shown on both their records, each in its own words."""

    other: PersonId = ask("Who?")
    relation: Relation = ask("What are they to this person?", cites=("PS-2.6", "PS-2.8", "PS-7.0"), in_line=True)
    through: PersonId | None = ask(
        "Through which parent?", hint="For a grandparent, an aunt or uncle, a half-brother or half-sister, or a parent’s partner"
    )
    parental_responsibility: YesNoUnknown | None = ask(
        "Does the older of them have parental responsibility for the younger?", cites="PS-5.6"
    )
    how_known: Words | None = ask(
        "How is that known?", hint="A birth certificate, an order of the court, what the mother says", cites="PS-5.6"
    )
    lives_with: bool | None = ask("Do they live together?", cites="PS-2.8")
    note: Text | None = ask("What matters about it for this person?")

    @model_validator(mode="after")
    def _known_somehow(self) -> "RelationshipNoted":
        if self.parental_responsibility in (YesNoUnknown.YES, YesNoUnknown.NO) and not self.how_known:
            raise ValueError("say how it is known who has parental responsibility, or choose “Not known yet”")
        return self


class RelationshipEnded(
    Entry, kind="relationship-ended", whose=TELLING, about=PERSON, called="Relationship ended", category="family", before_birth=True,
    short_form=("of", "why"),
):  # fmt: skip
    """They are no longer related in that way, from this day."""

    of: Annotated[UUID, entry_of("relationship-noted")] = ask("Which relationship?")
    why: Words | None = ask("Why?", in_line=True)


# Who is there for a child, and what is known of the family from before.


class Closeness(Choice):
    HELPS = "helps", "Helps, and can be relied on"
    MIXED = "mixed", "Helps at times, and is difficult at times"
    WORRY = "worry", "A worry to the child or about the child"


class NetworkMemberNoted(
    Entry, kind="network-member-noted", whose=WORKING, about=CHILD, called="In the child’s network", category="family",
    short_form=("child_says", "person", "name", "is_to_child", "does", "closeness"),
):  # fmt: skip
    """Somebody who matters in this child’s life, what they do for the child, and whether the child wants them there."""

    person: PersonId | None = ask("Who is it in the record?", cites="PS-2.6", in_line=True)
    name: Words | None = ask("Or their name", hint="A neighbour, a football coach, a friend’s mother", in_line=True)
    is_to_child: Words = ask("Who are they to the child?", hint="For example: neighbour, coach at St Brelade’s, best friend", in_line=True)
    does: Text = ask("What do they do for the child?", cites="PS-2.6")
    closeness: Closeness = ask("Are they a help or a worry?")
    child_says: Text | None = ask("What does the child say about them?")
    until: date | None = ask("Since when are they no longer there?", hint="Where that is so")

    @model_validator(mode="after")
    def _somebody(self) -> "NetworkMemberNoted":
        if not (self.person or self.name):
            raise ValueError("choose the person who is on record, or write a name")
        return self


class FamilyHistoryRead(
    Entry, kind="family-history-read", whose=WORKING, about=CHILD, called="Family history read", verb="Read", category="casework",
    short_form=("whose", "what", "means"),
):  # fmt: skip
    """You read what earlier records say about somebody in the household, and about the children of households they lived in before."""

    whose_: list[PersonId] = ask("Whose history?", alias="whose", cites=("CPP-101", "PS-3.7", "PS-2.10"), max_length=20, in_line=True)
    what: Text = ask("What did you read?", hint="Earlier records, files, plans and registers, and those you could not get", cites="CPP-101")
    means: Text = ask("What does it mean for this child?", cites=("PS-3.7", "PS-3.12"))

    @model_validator(mode="after")
    def _of_somebody(self) -> "FamilyHistoryRead":
        if not self.whose_:
            raise ValueError("choose whose history you read")
        return self
