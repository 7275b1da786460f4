"""The tables of the looked-after return that the law reads nothing of: each row as a note, in words, until a kind asks what it says."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from corbiere.exchange.source_entries import OtherAnswer, SourceEntry
from corbiere.exchange.ssda903_answers import whole
from corbiere.exchange.ssda903_care import WHOLE, Care
from corbiere.exchange.ssda903_tables import ReturnRow
from corbiere.exchange.ssda903_words_codes import (
    ACCOMMODATION,
    ACTIVITIES,
    ADOPTERS,
    ADOPTERS_ARE,
    AWAY,
    ELSEWHERE,
    FULL_TIME,
    IN_TOUCH,
    LEAVERS_HOMES,
    NO_PERMANENCE,
    NOT_ADOPTED,
    NUMBERS,
    OCCUPATIONS,
    PART_TIME,
    PERMANENCE,
    PLACES_OF_PERMANENCE,
    SDQ_REASONS,
    SUITABLE,
    YES_NO,
)
from corbiere.exchange.truth import ends_early, missing, unknown_code
from corbiere.statute.calendar import in_words

NOTE = "note-made"
MOST_SDQ = 40


class RowReader:
    """One row: its days and codes in words, each refused alone where it cannot be. `reference` is the day of which the return speaks."""

    def __init__(self, row: ReturnRow, care: Care, reference: date) -> None:
        self.row, self.care, self.reference = row, care, reference

    def day(self, column: str, needed: str = "") -> date | None:
        """`needed`: what the day is; without it, nothing of the row can be kept."""
        if needed and not self.row.cells.get(column):
            self.row.refuse(self.care.rejects, column, missing(needed), WHOLE)
        return self.care.day(self.row, column, WHOLE if needed else "") if column in self.row.cells else None

    def words(self, column: str, known: Mapping[str, str]) -> str:
        """The meaning of a code; nothing where none is given."""
        code = whole(self.row.cells.get(column, ""))
        if code and code not in known:
            self.row.refuse(self.care.rejects, column, unknown_code(", ".join(known)))
        return known.get(code, "")

    def on(self, says: str, column: str) -> str:
        """“until 3 May 2026”, where a day is given."""
        day = self.day(column)
        return f"{says} {in_words(day)}" if day else ""

    def note(self, day: date, title: str, *parts: str) -> Iterator[SourceEntry]:
        text = "; ".join(part for part in parts if part)
        if text:
            statement = {
                "text": f"{text[:1].upper()}{text[1:]}.",
                "ground": "reported",
                "reported_by": f"The looked-after return of {self.year}",
            }
            yield SourceEntry(day, NOTE, said=(OtherAnswer("title", title), OtherAnswer("statements", [statement])))

    def instead(self, entry: SourceEntry, title: str, words: str) -> Iterator[SourceEntry]:
        """The entry, and the note that it is while nothing declares its kind."""
        for note in self.note(entry.day, title, words):
            yield entry._replace(otherwise=note)

    @property
    def year(self) -> str:
        return year_called(self.reference)


def year_called(reference: date) -> str:
    """2017/18, for the year that ends on that 31 March."""
    return f"{reference.year - 1}/{reference.year % 100:02}"


def unaccompanied(read: RowReader) -> Iterator[SourceEntry]:
    until = read.on("until", "DUC") if read.row.cells.get("DUC") else "to the day of the return"
    yield from read.note(read.reference, "Came alone, seeking asylum", f"an unaccompanied child seeking asylum, {until}" if until else "")


def away(read: RowReader) -> Iterator[SourceEntry]:
    since = read.day("MIS_START", "the day from which the child was away (MIS_START)")
    until = read.day("MIS_END")
    if since is None:
        return
    if until is not None and until < since:
        read.row.refuse(read.care.rejects, "MIS_END", ends_early(since))
        until = None
    back = f"back on {in_words(until)}" if until else "the return gives no day of coming back"
    yield from read.note(since, "Missing from care", read.words("MISSING", AWAY) or "missing or away without permission", back)


def health(read: RowReader) -> Iterator[SourceEntry]:
    """Yearly answers: the return does not say on which day anything was done."""
    asked = (
        ("health assessment made in the year", "HEALTH_ASSESSMENT"),
        ("health checks up to date", "HEALTH_CHECK"),
        ("immunisations up to date", "IMMUNISATIONS"),
        ("teeth checked by a dentist", "TEETH_CHECK"),
        ("convicted or cautioned in the year", "CONVICTED"),
        ("a problem with drugs or alcohol", "SUBSTANCE_MISUSE"),
        ("help for it received", "INTERVENTION_RECEIVED"),
        ("help for it offered and declined", "INTERVENTION_OFFERED"),
    )
    told = [f"{words}: {answer}" for words, column in asked if (answer := read.words(column, YES_NO))]
    score = read.words("SDQ_SCORE", {str(number): str(number) for number in range(MOST_SDQ + 1)})
    told += [f"strengths and difficulties questionnaire: {score} of {MOST_SDQ}"] if score else []
    reason = read.words("SDQ_REASON", SDQ_REASONS)
    told += [f"no strengths and difficulties questionnaire: {reason}"] if reason else []
    yield from read.note(read.reference, f"Health in the year to {in_words(read.reference)}", *told)


def care_leaver(read: RowReader) -> Iterator[SourceEntry]:
    """Who was in touch, and on which day, the return does not say: that is no contact of an adviser."""
    on, year = read.reference, f"in the year to {in_words(read.reference)}"
    yield from read.note(on, f"Care leaver {year}", read.words("IN_TOUCH", IN_TOUCH))
    if home := read.words("ACCOM", ACCOMMODATION):
        code = whole(read.row.cells["ACCOM"])
        said = [OtherAnswer("sort", LEAVERS_HOMES.get(code[0], ELSEWHERE)), OtherAnswer("why", f"The looked-after return says: {home}.")]
        said += [OtherAnswer("suitable", code[1] == SUITABLE)] if code[1:] else []
        yield from read.instead(SourceEntry(on, "leaver-home-noted", said=tuple(said)), f"Care leaver {year}: home", home)
    if doing := read.words("ACTIV", ACTIVITIES):
        code = whole(read.row.cells["ACTIV"])
        said = [OtherAnswer("what", OCCUPATIONS[code]), OtherAnswer("where", f"The looked-after return says: {doing}")]
        said += [OtherAnswer("full_time", code[0] == FULL_TIME)] if code[0] in (FULL_TIME, PART_TIME) else []
        yield from read.instead(SourceEntry(on, "leaver-occupation-noted", said=tuple(said)), f"Care leaver {year}: occupation", doing)


def adopted(read: RowReader) -> Iterator[SourceEntry]:
    matched, decided = read.day("DATE_MATCH"), read.day("DATE_INT")
    who = ", ".join(
        part
        for part in (read.words("NB_ADOPTR", NUMBERS), read.words("SEX_ADOPTR", ADOPTERS), read.words("LS_ADOPTR", ADOPTERS_ARE))
        if part
    )
    fostered = read.words("FOSTER_CARE", YES_NO)
    yield from read.note(
        matched or decided or read.reference,
        "Adopted",
        f"decided on {in_words(decided)} that adoption was best" if decided else "",
        f"matched with adopters on {in_words(matched)}" if matched else "",
        f"adopters: {who}" if who else "",
        f"they had fostered the child: {fostered}" if fostered else "",
    )


def to_be_adopted(read: RowReader) -> Iterator[SourceEntry]:
    decided = read.day("DATE_PLACED", "the day on which it was decided (DATE_PLACED)")
    if decided is not None:
        because = read.words("REASON_PLACED_CEASED", NOT_ADOPTED)
        given_up = read.on("given up on", "DATE_PLACED_CEASED")
        reason = f"because {because}" if because else ""
        yield from read.note(decided, "To be placed for adoption", "decided that the child should be placed for adoption", given_up, reason)


def permanent_before(read: RowReader) -> Iterator[SourceEntry]:
    if whole(read.row.cells.get("PREV_PERM", "")) in NO_PERMANENCE:
        return
    day = read.day("DATE_PERM")
    where = read.row.cells.get("LA_PERM", "").upper()
    found = PLACES_OF_PERMANENCE.get(whole(where), f"local authority {where}" if where else "")
    parts = (f"since {in_words(day)}" if day else "", f"where: {found}" if found else "")
    told = read.words("PREV_PERM", PERMANENCE)
    yield from read.note(day or read.reference, "A permanent home before", told, *(parts if told else ()))


def social_worker(read: RowReader) -> Iterator[SourceEntry]:
    since = read.day("SW_DECOM", "the day from which it was their social worker (SW_DECOM)")
    if since is not None:
        who, why = read.row.cells["SW_ID"] or "number not given", read.row.cells.get("SW_REASON", "")
        until, reason = read.on("until", "SW_DEC"), f"reason: {why}" if why else ""
        yield from read.note(since, "Social worker before", f"number in the other system: {who}", until, reason)


def deprived_of_liberty(read: RowReader) -> Iterator[SourceEntry]:
    since = read.day("DOLO_START", "the day from which (DOLO_START)")
    if since is not None:
        until = read.day("DOLO_END")
        ends = (OtherAnswer("until", until),) if until else ()
        yield SourceEntry(
            since,
            "order-made",
            (("order", "other"),),
            (*ends, OtherAnswer("conditions", "Deprivation of liberty, by the looked-after return.")),
        )


OTHERS: dict[str, Callable[[RowReader], Iterator[SourceEntry]]] = {
    "unaccompanied asylum-seeking children": unaccompanied,
    "missing episodes": away,
    "health and offending (OC2)": health,
    "care leavers (OC3)": care_leaver,
    "adoptions (AD1)": adopted,
    "placed for adoption": to_be_adopted,
    "previous permanence": permanent_before,
    "social worker episodes": social_worker,
    "deprivations of liberty": deprived_of_liberty,
}
