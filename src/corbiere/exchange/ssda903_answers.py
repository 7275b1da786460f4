"""The answers that an episode, a review and the header of the looked-after return give beyond what the law reads."""

from collections.abc import Iterator
from datetime import date

from corbiere.exchange.source_entries import OtherAnswer, SourceEntry
from corbiere.exchange.ssda903_codes import EPISODE_ENDS, LEGAL_STATUSES
from corbiere.exchange.ssda903_tables import ReturnRow
from corbiere.exchange.ssda903_words_codes import (
    CARE_ENDS,
    ELSE,
    ETHNICITIES,
    MOVES,
    NEEDS,
    NO_PART,
    NO_PUPIL_NUMBER,
    PROVIDERS,
    REFUSED,
    SEXES,
    TOOK_PART,
)

Cells = dict[str, str]
PUPIL_NUMBER = "unique pupil number"
BY_POSTCODE = "The looked-after return gives the postcode alone"
IN_CARE = "in-care"


def care_started(cells: Cells) -> tuple[OtherAnswer, ...]:
    """Under which order, and why."""
    legal = LEGAL_STATUSES.get(cells["LS"])
    said = [OtherAnswer("order", f"{legal[0]} ({cells['LS']})")] if legal and legal[1] == IN_CARE else []
    why = [f"Category of need in the looked-after return: {NEEDS[need]} ({need})."] if (need := cells.get("CIN", "")) in NEEDS else []
    why += [f"Looked after under: {legal[0]} ({cells['LS']})."] if legal and legal[1] != IN_CARE else []
    return (*said, *([OtherAnswer("why", " ".join(why))] if why else []))


def status_changed(day: date, cells: Cells) -> SourceEntry | None:
    """Care that goes on under something else."""
    if (legal := LEGAL_STATUSES.get(cells["LS"])) is None:
        return None
    under = f"{legal[0]} ({cells['LS']})"
    return SourceEntry(
        day, "care-status-changed", said=(OtherAnswer("status", legal[1]), OtherAnswer("order" if legal[1] == IN_CARE else "why", under))
    )


def placement_started(cells: Cells) -> tuple[OtherAnswer, ...]:
    """Who runs the home."""
    provider = PROVIDERS.get(cells.get("PLACE_PROVIDER", ""), "")
    registered = f"registered with Ofsted as {urn}" if (urn := cells.get("URN", "")) else ""
    told = ", ".join(part for part in (provider, registered) if part)
    return (OtherAnswer("provider", told[:1].upper() + told[1:]),) if told else ()


def placement_ended(cells: Cells) -> tuple[OtherAnswer, ...]:
    """Why the child left it."""
    if (found := MOVES.get(cells.get("REASON_PLACE_CHANGE", ""))) is None:
        return ()
    reason, why = found
    return (OtherAnswer("reason", reason), *([OtherAnswer("why", why)] if why else []))


def care_ended(cells: Cells) -> tuple[OtherAnswer, ...]:
    """Why care ended."""
    reason = cells["REC"]
    return (
        OtherAnswer("reason", CARE_ENDS.get(reason, ELSE)),
        OtherAnswer("why", f"The looked-after return says: {EPISODE_ENDS[reason]} ({reason})."),
    )


def address(day: date, postcode: str, sort: str, until: date | None) -> Iterator[SourceEntry]:
    """Where somebody lived, as far as a postcode tells it."""
    if 2 <= len(postcode) <= 12:
        ended = [OtherAnswer("until", until)] if until else []
        yield SourceEntry(
            day,
            "address-noted",
            said=(OtherAnswer("lines", [BY_POSTCODE]), OtherAnswer("postcode", postcode), OtherAnswer("sort", sort), *ended),
        )


def review_held(code: str) -> tuple[OtherAnswer, ...]:
    """How the child took part."""
    if code in TOOK_PART:
        return (OtherAnswer("took_part", TOOK_PART[code]),)
    return (OtherAnswer("not_there", f"The looked-after return says: {NO_PART[code]}"),) if code in NO_PART else ()


def characteristics(day: date, row: ReturnRow) -> SourceEntry | None:
    """Who they are, as the return has it."""
    cells = row.cells
    said = [OtherAnswer("race", ETHNICITIES[code])] if (code := cells["ETHNIC"].upper()) in ETHNICITIES else []
    said += [OtherAnswer("declined", ["race"])] if code == REFUSED else []
    said += [OtherAnswer("sex", SEXES[sex])] if (sex := whole(cells.get("SEX", ""))) in SEXES else []
    said += [OtherAnswer("pregnancy", True)] if whole(cells.get("MOTHER", "")) == "1" else []
    return SourceEntry(day, "characteristics-noted", said=(*said, OtherAnswer("said_by", "another"))) if said else None


def pupil_number(day: date, row: ReturnRow) -> SourceEntry | None:
    number = row.cells.get("UPN", "").upper()
    if not number or number in NO_PUPIL_NUMBER:
        return None
    return SourceEntry(day, "number-noted", said=(OtherAnswer("system", PUPIL_NUMBER), OtherAnswer("number", number)))


def sex_of(row: ReturnRow) -> str | None:
    return SEXES.get(whole(row.cells.get("SEX", "")))


def whole(code: str) -> str:
    """A code that is a number as a spreadsheet may have it: 1 for 1.0."""
    return code.removesuffix(".0").upper()
