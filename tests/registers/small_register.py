"""A register with some years behind it, so that there is something to count and to draw."""

from random import Random

from agencies.workplace import holds
from cast import Cast
from corbiere.agencies.entries import Role
from registers.telling import Child

HARM = ("neglect", "neglect", "neglect", "emotional", "emotional", "physical", "sexual")


def told_over_years(cast: Cast, children: int = 60) -> None:
    """Ruth keeps the registers. Children come and go over six years, some of them twice; Leo Renouf was on it before."""
    holds(cast.ruth, Role.REGISTER_ADMINISTRATOR)
    random = Random(7)
    for number in range(children):
        child = Child("Leo" if number == 0 else f"Child{number}", f"{2010 + number % 12}-02-01").begun(recorded="2022-03-01")
        days = cast.ago(random.randint(400, 2200) if number == 0 else random.randint(5, 2200))
        child.plan(days.isoformat(), recorded=max(days, cast.ago(1700)).isoformat(), harm=random.choice(HARM))
        months = random.randint(3, 22)
        over = (cast.today - days).days - 30 * months
        if over > 0:
            changed = cast.ago(over + 60)
            child.review(changed.isoformat(), recorded=max(changed, cast.ago(1699)).isoformat(), harm=random.choice(HARM))
            ended = cast.ago(over)
            child.review(
                ended.isoformat(),
                recorded=max(ended, cast.ago(1698)).isoformat(),
                outcome="end",
                why_ended=random.choice(("safe", "moved-away")),
            )
            cast.people[f"child{number}"] = child.id
            if number % 9 == 0 and over > 120:
                child.plan(
                    cast.ago(over - 100).isoformat(), recorded=max(cast.ago(over - 100), cast.ago(1697)).isoformat(), harm="emotional"
                )


def told_of_care(cast: Cast, children: int = 18) -> None:
    """Some of the children are looked after too, some of those before the court; others are looked after alone."""
    for number in range(children):
        child = Child(f"Cared{number}", f"{2011 + number % 10}-05-01").begun(recorded="2022-03-01")
        days = 60 + 35 * number
        child.tell("care-started", cast.ago(days).isoformat(), status="accommodated")
        if number % 3 == 0:
            child.plan(cast.ago(days - 20).isoformat(), harm=HARM[number % len(HARM)])
        if number % 4 == 0:
            child.tell("proceedings-issued", cast.ago(days - 30).isoformat())
