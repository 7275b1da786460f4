"""The answers that an episode, a review and the header of the looked-after return give beyond what the law reads."""

from collections.abc import Iterator
from datetime import date

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
from corbiere.exchange.told import Said, ToldEntry

Cells = dict[str, str]
PUPIL_NUMBER = "unique pupil number"
BY_POSTCODE = "The looked-after return gives the postcode alone"
IN_CARE = "in-care"


def care_started(cells: Cells) -> tuple[Said, ...]:
    """Under which order, and why."""
    legal = LEGAL_STATUSES.get(cells["LS"])
    said = [Said("order", f"{legal[0]} ({cells['LS']})")] if legal and legal[1] == IN_CARE else []
    why = [f"Category of need in the looked-after return: {NEEDS[need]} ({need})."] if (need := cells.get("CIN", "")) in NEEDS else []
    why += [f"Looked after under: {legal[0]} ({cells['LS']})."] if legal and legal[1] != IN_CARE else []
    return (*said, *([Said("why", " ".join(why))] if why else []))


def status_changed(day: date, cells: Cells) -> ToldEntry | None:
    """Care that goes on under something else."""
    if (legal := LEGAL_STATUSES.get(cells["LS"])) is None:
        return None
    under = f"{legal[0]} ({cells['LS']})"
    return ToldEntry(day, "care-status-changed", said=(Said("status", legal[1]), Said("order" if legal[1] == IN_CARE else "why", under)))


def placement_started(cells: Cells) -> tuple[Said, ...]:
    """Who runs the home."""
    provider = PROVIDERS.get(cells.get("PLACE_PROVIDER", ""), "")
    registered = f"registered with Ofsted as {urn}" if (urn := cells.get("URN", "")) else ""
    told = ", ".join(part for part in (provider, registered) if part)
    return (Said("provider", told[:1].upper() + told[1:]),) if told else ()


def placement_ended(cells: Cells) -> tuple[Said, ...]:
    """Why the child left it."""
    if (found := MOVES.get(cells.get("REASON_PLACE_CHANGE", ""))) is None:
        return ()
    reason, why = found
    return (Said("reason", reason), *([Said("why", why)] if why else []))


def care_ended(cells: Cells) -> tuple[Said, ...]:
    """Why care ended."""
    reason = cells["REC"]
    return (Said("reason", CARE_ENDS.get(reason, ELSE)), Said("why", f"The looked-after return says: {EPISODE_ENDS[reason]} ({reason})."))


def address(day: date, postcode: str, sort: str, until: date | None) -> Iterator[ToldEntry]:
    """Where somebody lived, as far as a postcode tells it."""
    if 2 <= len(postcode) <= 12:
        ended = [Said("until", until)] if until else []
        yield ToldEntry(day, "address-noted", said=(Said("lines", [BY_POSTCODE]), Said("postcode", postcode), Said("sort", sort), *ended))


def review_held(code: str) -> tuple[Said, ...]:
    """How the child took part."""
    if code in TOOK_PART:
        return (Said("took_part", TOOK_PART[code]),)
    return (Said("not_there", f"The looked-after return says: {NO_PART[code]}"),) if code in NO_PART else ()


def characteristics(day: date, row: ReturnRow) -> ToldEntry | None:
    """Who they are, as the return has it."""
    cells = row.cells
    said = [Said("race", ETHNICITIES[code])] if (code := cells["ETHNIC"].upper()) in ETHNICITIES else []
    said += [Said("declined", ["race"])] if code == REFUSED else []
    said += [Said("sex", SEXES[sex])] if (sex := whole(cells.get("SEX", ""))) in SEXES else []
    said += [Said("pregnancy", True)] if whole(cells.get("MOTHER", "")) == "1" else []
    return ToldEntry(day, "characteristics-noted", said=(*said, Said("said_by", "another"))) if said else None


def pupil_number(day: date, row: ReturnRow) -> ToldEntry | None:
    number = row.cells.get("UPN", "").upper()
    if not number or number in NO_PUPIL_NUMBER:
        return None
    return ToldEntry(day, "number-noted", said=(Said("system", PUPIL_NUMBER), Said("number", number)))


def sex_of(row: ReturnRow) -> str | None:
    return SEXES.get(whole(row.cells.get("SEX", "")))


def whole(code: str) -> str:
    """A code that is a number as a spreadsheet may have it: 1 for 1.0."""
    return code.removesuffix(".0").upper()
