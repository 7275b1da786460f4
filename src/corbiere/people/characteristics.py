"""Who somebody is in the words of the law against discrimination, and of the Standards: said by them, not asked, or kept to themselves."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from pydantic import model_validator

from corbiere.ledger.conditions import answered
from corbiere.ledger.entry import PERSON, Choice, Entry, Section, ask
from corbiere.ledger.fields import Words
from corbiere.ledger.record import Line
from corbiere.ledger.whose import ASSESSOR, HUB, MANAGER, WORKER
from corbiere.people.entries import Sex
from corbiere.statute.calendar import whole_years


class Characteristic(Choice):
    """The seven that the Discrimination (Jersey) Law 2013 protects (WT-gov-6), and two that the Standards name besides (PS-2.7)."""

    RACE = "race", "Race"
    SEX = "sex", "Sex"
    SEXUAL_ORIENTATION = "sexual-orientation", "Sexual orientation"
    GENDER_REASSIGNMENT = "gender-reassignment", "Gender reassignment"
    PREGNANCY = "pregnancy", "Pregnancy and maternity"
    AGE = "age", "Age"
    DISABILITY = "disability", "Disability"
    RELIGION = "religion", "Religion"
    NATIONALITY = "nationality", "Nationality"


class SaidBy(Choice):
    THEMSELVES = "themselves", "They do themselves"
    PARENT = "parent", "A parent, or somebody who has their place"
    ANOTHER = "another", "Somebody else, or a paper"


class CharacteristicsNoted(
    Entry,
    kind="characteristics-noted",
    whose=(WORKER, MANAGER, HUB, ASSESSOR),
    about=PERSON,
    called="Characteristics protected by law",
    verb="Ask",
    category="identity",
    whole=True,
    story=False,
    short_form=("race", "nationality", "religion", "sex", "disability", "disability_words", "declined", "said_by"),
    sections=(Section("Gender reassignment, sexual orientation, pregnancy", ("gender_reassignment", "sexual_orientation", "pregnancy")),),
    also=("ethnicity", "equality", "equal opportunities", "diversity", "protected characteristics", "religion", "disability"),
):
    """Who they are, in their own words, as it stands from this day. Nobody has to say it: what is left empty was not asked."""

    race: Words | None = ask("Race or ethnicity, in their own words", cites=("WT-gov-6", "PS-2.7", "WT-wellbeing-4"))
    nationality: Words | None = ask("Nationality", cites="PS-2.7")
    religion: Words | None = ask("Religion or belief, in their own words", cites="PS-2.7")
    sex: Sex | None = ask("Sex", cites=("WT-gov-6", "PS-2.7"))
    disability: bool | None = ask("Are they disabled?", cites=("WT-gov-6", "PS-2.7"))
    disability_words: Words | None = ask("How, in their own words?", cites="PS-2.7", only_if=answered("disability", True))
    gender_reassignment: bool | None = ask(
        "Do they live, or mean to live, in another gender than they were given at birth?", cites="WT-gov-6"
    )
    sexual_orientation: Words | None = ask("Sexual orientation, in their own words", cites="WT-gov-6")
    pregnancy: bool | None = ask("Are they pregnant, or the mother of a baby?", cites="WT-gov-6")
    declined: list[Characteristic] = ask("What would they rather not say?", cites="WT-gov-5")
    said_by: SaidBy = ask("Who says so?", cites=("WT-gov-5", "PS-7.8"))

    @model_validator(mode="after")
    def _something(self) -> "CharacteristicsNoted":
        if not self.declined and not any(given(self.body()).values()):
            raise ValueError("write what they said of themselves, or choose what they would rather not say")
        return self


FIELDS: dict[Characteristic, str] = {one: one.value.replace("-", "_") for one in Characteristic if one is not Characteristic.AGE}


def given(body: Mapping[str, Any]) -> dict[Characteristic, bool]:
    """Of each characteristic, whether it was answered."""
    return {one: body.get(name) is not None for one, name in FIELDS.items()}


class SaidAnswer(Choice):
    """Whether something is known of a characteristic."""

    KNOWN = "known", "Known"
    DECLINED = "declined", "Would rather not say"
    NOT_ASKED = "not-asked", "Not asked"


class CharacteristicSaid(NamedTuple):
    """One characteristic as it stands. `words` are the answer, or why there is none."""

    characteristic: Characteristic
    answer: SaidAnswer
    words: str


class Characteristics(NamedTuple):
    """All of them. `since` is the day on which they were said, and `said_by` who did; nobody, where they never were."""

    each: Sequence[CharacteristicSaid]
    since: date | None = None
    said_by: SaidBy | None = None

    def number(self, answer: SaidAnswer) -> int:
        return sum(one.answer is answer for one in self.each)


def characteristics_of(lines: Sequence[Line], born: date | None, sex: str, on: date) -> Characteristics:
    """As they stand on a day: what was said last is all that holds. Age follows from the day of birth, and sex from what was told first,
    where nothing else is said."""
    said = next((line for line in reversed(lines) if line.kind == CharacteristicsNoted.kind and line.happened <= on), None)
    body: Mapping[str, Any] = said.body if said else {}
    told = {"sex": sex} if sex and sex != Sex.UNKNOWN else {}
    each = [_age(born, on) if one is Characteristic.AGE else _said(one, {**told, **body}) for one in Characteristic]
    return Characteristics(each, said.happened if said else None, SaidBy(body["said_by"]) if said else None)


def _age(born: date | None, on: date) -> CharacteristicSaid:
    if born is None or born > on:
        return CharacteristicSaid(Characteristic.AGE, SaidAnswer.NOT_ASKED, SaidAnswer.NOT_ASKED.label)
    return CharacteristicSaid(Characteristic.AGE, SaidAnswer.KNOWN, str(whole_years(born, on)))


def _said(one: Characteristic, body: Mapping[str, Any]) -> CharacteristicSaid:
    value = body.get(FIELDS[one])
    if one in body.get("declined", ()):
        return CharacteristicSaid(one, SaidAnswer.DECLINED, SaidAnswer.DECLINED.label)
    if value is None:
        return CharacteristicSaid(one, SaidAnswer.NOT_ASKED, SaidAnswer.NOT_ASKED.label)
    return CharacteristicSaid(one, SaidAnswer.KNOWN, _WORDS.get(one, str)(value) + _more(one, body))


def _yes_or_no(value: object) -> str:
    return "Yes" if value else "No"


def _more(one: Characteristic, body: Mapping[str, Any]) -> str:
    words = body.get("disability_words") if one is Characteristic.DISABILITY else None
    return f": {words}" if words else ""


_WORDS: dict[Characteristic, Callable[[Any], str]] = {
    Characteristic.SEX: lambda value: Sex(value).label,
    **dict.fromkeys((Characteristic.DISABILITY, Characteristic.GENDER_REASSIGNMENT, Characteristic.PREGNANCY), _yes_or_no),
}
