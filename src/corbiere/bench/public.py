"""public: the form for everybody opened and sent, against the form of a visit of a conventional application."""

from collections.abc import Callable

from corbiere.bench.beside import BrowserBeside, peer, stranger
from corbiere.bench.browser import Fields, PageResponse, form_in
from corbiere.bench.compared import EACH, SHORTEST, TINY, BenchSide, Taken, asked, cpu, in_turn, rows, statements
from corbiere.bench.load import FOUND, OK
from corbiere.bench.measure import Ratio, Result, Say
from corbiere.bench.record import THEIR_FORM

NAME = "public"
SHORT, LONG = 200, 20_000  # characters of a worry
OPEN, SENT, THEIRS_OPEN, THEIRS_SENT = "open", "sent", "peer open", "peer sent"
FORM = "/"
SAYS = {
    OPEN: "the form for everybody",
    SENT: "a worry of {} characters: read, put into the inbox, commit, the page that says what happens next",
    THEIRS_OPEN: "the conventional form of a visit to a child of {} visits",
    THEIRS_SENT: "that form sent to a child of {} visits: validated, permission, visit, task and audit row, commit",
}


def measure(size: int, rounds: int, say: Say) -> Result:
    """`size` only says whether it is tried or measured: the form knows nothing of the island."""
    with peer() as other, stranger() as form:
        cookie, pages = other.desk(1, [SHORTEST])
        other.begin()
        form.begin()
        ours, theirs, visit = form.browser(), other.browser(cookie), f"{pages[0]}visit/"
        works: dict[BenchSide, Callable[[], PageResponse]] = {
            BenchSide(OPEN, 0): lambda: ours.open(FORM),
            BenchSide(THEIRS_OPEN, SHORTEST): lambda: theirs.open(visit),
            BenchSide(THEIRS_SENT, SHORTEST): _sent(theirs, visit, THEIR_FORM, FOUND),
        }
        works |= {BenchSide(SENT, length): _sent(ours, FORM, _worry(length), OK) for length in (SHORT, LONG)}
        taken = in_turn(works, rounds, EACH if size >= TINY else 2, say)
    return Result(NAME, size, rounds, rows(taken, SAYS), _ratios(taken), {"bytes of the form": len(taken[BenchSide(OPEN, 0)][0].body)})


def _worry(length: int) -> Fields:
    return {"worry": ("He has bruises on both arms. " * length)[:length], "child": "Jad Lebrock", "danger": "unknown"}


def _sent(browser: BrowserBeside, address: str, typed: Fields, expected: int) -> Callable[[], PageResponse]:
    def work() -> PageResponse:
        """The form is opened first, which is not counted."""
        action, fields = form_in(browser.open(address).body)
        sent = browser.send(action, {**fields, **typed})
        return sent._replace(status=OK) if sent.status == expected else sent

    return work


def _ratios(taken: Taken) -> tuple[Ratio, ...]:
    theirs = cpu(taken[BenchSide(THEIRS_SENT, SHORTEST)])
    opened = cpu(taken[BenchSide(OPEN, 0)]) / cpu(taken[BenchSide(THEIRS_OPEN, SHORTEST)])
    sent = [
        Ratio(
            f"peer sent {length}",
            cpu(taken[BenchSide(SENT, length)]) / theirs,
            None,
            f"A worry of {length:,} characters takes, of a visit,",
        )
        for length in (SHORT, LONG)
    ]
    opens = Ratio("peer open", opened, None, "The form for everybody takes, of the processor time of the conventional form,")
    most = max(statements(taken[BenchSide(SENT, length)]) for length in (SHORT, LONG))
    return opens, *sent, asked(most, 1, "A worry that is sent asks the database")
