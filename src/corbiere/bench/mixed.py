"""mixed: forty users for a minute on the web server, reading and writing, against as many on a conventional application."""

from statistics import median, quantiles

from django.db import connection
from django.urls import reverse

from corbiere.bench import beside
from corbiere.bench.compared import OURS, THEIRS, TINY
from corbiere.bench.load import User, WaitTime, loaded, server
from corbiere.bench.measure import MeasurementRow, Ratio, Result, ResultMismatch, Say
from corbiere.bench.record import OUR_FORM, THEIR_FORM
from corbiere.bench.workplace import Workplace, analyse, island_of

NAME = "mixed"
USERS, SECONDS, CHILDREN, LENGTH = 40, 60.0, 6, 60
FEW, BRIEFLY, WARM = 2, 1.0, 0.25
SAYS = {OURS: "my work, a child, and every second time a visit", THEIRS: "the same of the conventional application"}
Load = list[list[WaitTime]]  # a list for each round


def measure(size: int, rounds: int, say: Say) -> Result:
    """`size` is how many people live on the island. The minute is shared by the rounds."""
    island_of(size)
    users, seconds = (USERS, SECONDS) if size >= TINY else (FEW, BRIEFLY)
    ours = _ours(users)
    analyse()
    say(f"made an island of {size:,} people, and {users} workers of {CHILDREN} children")
    with beside.peer() as other:
        theirs = [_theirs(*other.desk(number, [LENGTH] * CHILDREN)) for number in range(users)]
        other.begin()
        connection.close()
        sides = {
            OURS: ("corbiere.wsgi:application", ours, dict[str, str]()),
            THEIRS: ("corbiere.bench.peer.wsgi:application", theirs, beside.environment()),
        }
        taken: dict[str, Load] = {side: [] for side in sides}
        for number in range(rounds):
            for side in sides if number % 2 == 0 else reversed(sides):
                application, who, environment = sides[side]
                with server(application, environment) as port:
                    loaded(port, who, seconds * WARM / rounds)
                    taken[side].append(loaded(port, who, seconds / rounds))
                say(f"round {number + 1} of {rounds}: {side}, {len(taken[side][-1]) * rounds / seconds:.0f} requests a second")
    return _result(size, rounds, taken, users, seconds)


def _ours(users: int) -> list[User]:
    place = Workplace()
    made = []
    for worker in place.workers(users):
        children = place.children(worker, [LENGTH] * CHILDREN)
        pages = [(reverse("desk:subject", args=[child]), reverse("desk:record", args=[child, "child-seen"])) for child in children]
        made.append(User(place.cookie(worker), reverse("desk:my-work"), pages, OUR_FORM))
    return made


def _theirs(cookie: str, children: list[str]) -> User:
    return User(cookie, "/", [(page, f"{page}visit/") for page in children], THEIR_FORM)


def _result(size: int, rounds: int, taken: dict[str, Load], users: int, seconds: float) -> Result:
    every = {side: [one for waited in load for one in waited] for side, load in taken.items()}
    if wrong := [one.wrong for one in every[THEIRS] if one.wrong]:
        raise ResultMismatch(f"the conventional application: {wrong[0]}")
    waits = {side: quantiles([one.seconds for one in waited], n=100, method="inclusive") for side, waited in every.items()}
    rate = {side: median(map(len, load)) * rounds / seconds for side, load in taken.items()}
    rows = tuple(
        MeasurementRow(f"{side} p{p}", f"{SAYS[side]}: as long as {p} in a hundred wait", waits[side][p - 1], 0.0)
        for side in every
        for p in (50, 99)
    )
    errors = [one.wrong for one in every[OURS] if one.wrong]
    ratios = (
        Ratio("errors", len(errors), 0, "Answers that were not as they should be:", ""),
        Ratio("p99", waits[OURS][98] / waits[OURS][49], 5, "The slowest in a hundred takes, of the one in the middle,"),
        Ratio("requests", rate[THEIRS] / rate[OURS], None, "For each request that ours answers, the conventional application answers", ""),
    )
    facts: dict[str, float | str] = {"people": size, "users": users, **{f"requests a second, {side}": round(rate[side]) for side in rate}}
    facts |= {"the first wrong answer": errors[0]} if errors else {}
    return Result(NAME, size, rounds, rows, ratios, facts)
