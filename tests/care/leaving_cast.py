"""Lily Renouf among the cast: nineteen, in care from nine to sixteen and a half, and helped by Jo Falle, her personal adviser."""

from datetime import date
from uuid import uuid4

from agencies.workplace import practitioner
from cast import Cast
from corbiere.agencies.entries import Profession
from corbiere.ledger.entry import kind_called
from corbiere.ledger.writing import record

AGE = 19


def birthday(cast: Cast, years: int) -> int:
    """Days since the fifth of January so many years ago, on which she was born."""
    return (cast.today - date(cast.today.year - years, 1, 5)).days


def leaver(cast: Cast) -> None:
    """Adds her and Jo; no adviser is appointed yet."""
    care = cast.agencies["ana"]
    cast.people["lily"], cast.agencies["jo"] = uuid4(), care
    cast.people["jo"] = practitioner("Jo Falle", care, Profession.PERSONAL_ADVISER)
    cast.tell("lily", "person-identified", 900, by="hana", opens=True, given="Lily", family="Renouf", pronouns="she/her",
              languages=[{"language": "English"}])  # fmt: skip
    cast.tell("lily", "born", birthday(cast, AGE), by="hana")
    cast.tell("lily", "care-started", birthday(cast, AGE - 10), status="in-care")
    cast.tell("lily", "care-ended", birthday(cast, AGE - 17) - 180)
    cast.tell("lily", "allocated", 120, by="ben", role="lead-social-worker", practitioner=str(cast.ana), team=str(cast.team))


def appoint(cast: Cast, who: str = "jo", days: int = 100) -> None:
    """Ben makes somebody her personal adviser."""
    entry = kind_called("personal-adviser-appointed").model_validate({"practitioner": str(cast.people[who])})
    record(entry, about=cast.lily, happened=cast.ago(days), by=cast.by("ben"))


def in_touch(cast: Cast) -> None:
    """Told by Jo: how they are in touch, what Lily asked for, where she lives and what she does."""
    cast.tell("lily", "staying-in-touch-planned", 90, by="jo", how_often="monthly", how=["message"], said="Text me", why="A new flat",
              look_again=str(cast.ago(-30)))  # fmt: skip
    cast.tell("lily", "adviser-contact", 20, by="jo", how="message", said="I got the job!")
    asked = cast.tell("lily", "leaving-help-asked", 60, by="jo", what="setting-up-home-allowance", said="A bed, please")
    cast.tell("lily", "leaving-help-answered", 50, by="jo", of=str(asked), answer="partly", what_given="500 pounds", given_on=str(cast.ago(49)),
              why="The rest after the move")  # fmt: skip
    cast.tell("lily", "leaving-help-asked", 5, by="jo", what="higher-education-bursary", owner=str(cast.ana))
    cast.tell("lily", "leaver-home-noted", 80, by="jo", sort="social-housing", suitable=False, why="Damp", next_step="The landlord comes")
    cast.tell("lily", "leaver-occupation-noted", 18, by="jo", what="work", where="A bakery")
