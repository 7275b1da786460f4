"""The tables of the looked-after return that the law reads nothing of: each row as the entries that ask for it, the rest in words."""

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
    HELP,
    IN_TOUCH,
    LEAVERS_HOMES,
    MISSING,
    NO_HELP,
    NO_PERMANENCE,
    NO_QUESTIONNAIRE,
    NOT_ADOPTED,
    NUMBERS,
    OCCUPATIONS,
    PART_TIME,
    PERMANENCE,
    PLACES_OF_PERMANENCE,
    SDQ_REASONS,
    SUITABLE,
    YES,
    YES_NO,
)
from corbiere.exchange.truth import ends_early, missing, unknown_code
from corbiere.statute.calendar import in_words

NOTE = "note-made"
MOST_SDQ = 40
NOT_SEEN = (OtherAnswer("result", "not-seen"),)


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
                "reported_by": f"T{self.source[1:]}",
            }
            yield SourceEntry(day, NOTE, said=(OtherAnswer("title", title), OtherAnswer("statements", [statement])))

    @property
    def source(self) -> str:
        return f"the looked-after return of {year_called(self.reference)}"

    @property
    def does_not_say(self) -> str:
        """Instead of what a kind asks for and no return holds."""
        return f"T{self.source[1:]} does not say"


def year_called(reference: date) -> str:
    """2017/18, for the year that ends on that 31 March."""
    return f"{reference.year - 1}/{reference.year % 100:02}"


def unaccompanied(read: RowReader) -> Iterator[SourceEntry]:
    until = read.on("until", "DUC") if read.row.cells.get("DUC") else "to the day of the return"
    yield from read.note(read.reference, "Came alone, seeking asylum", f"an unaccompanied child seeking asylum, {until}" if until else "")


def away(read: RowReader) -> Iterator[SourceEntry]:
    """An entry of its own where nobody knew where they were; in words where they were away and it was known."""
    since = read.day("MIS_START", "the day from which the child was away (MIS_START)")
    until = read.day("MIS_END")
    if since is None:
        return
    if until is not None and until < since:
        read.row.refuse(read.care.rejects, "MIS_END", ends_early(since))
        until = None
    how = read.words("MISSING", AWAY)
    if read.row.cells["MISSING"].upper() != MISSING:
        back = f"back on {in_words(until)}" if until else "the return gives no day of coming back"
        yield from read.note(since, "Away from care", how or "missing or away without permission", back)
        return
    yield SourceEntry(since, "child-missing", said=(OtherAnswer("last_seen", read.does_not_say),))
    if until is None:
        read.care.notes["missing"] += 1
    else:
        yield SourceEntry(until, "child-found", said=(OtherAnswer("where", read.does_not_say),))


def health(read: RowReader) -> Iterator[SourceEntry]:
    """Yearly answers, as on the day of which the return speaks: it does not say on which day anything was done."""
    asked = (
        ("health assessment made in the year", "HEALTH_ASSESSMENT"),
        ("health checks up to date", "HEALTH_CHECK"),
        ("convicted or cautioned in the year", "CONVICTED"),
    )
    told = [f"{words}: {answer}" for words, column in asked if (answer := read.words(column, YES_NO))]
    yield from _questionnaire(read, told)
    on, in_the_year = read.reference, OtherAnswer("who", f"By {read.source}, on a day that it does not give")
    if up_to_date := read.words("IMMUNISATIONS", YES_NO):
        yield SourceEntry(on, "immunisations-checked", said=(OtherAnswer("up_to_date", up_to_date == YES),))
    if seen := read.words("TEETH_CHECK", YES_NO):
        more = (in_the_year,) if seen == YES else NOT_SEEN
        yield SourceEntry(on, "health-check-had", said=(OtherAnswer("what", "teeth"), *more))
    yield from _substances(read, told)
    yield from read.note(on, f"Health in the year to {in_words(on)}", *told)


def _questionnaire(read: RowReader, told: list[str]) -> Iterator[SourceEntry]:
    """The score of the carers, whom the return asks, or why there is none; that no age fits goes into the words that are `told`."""
    on = read.reference
    if score := read.words("SDQ_SCORE", {str(number): str(number) for number in range(MOST_SDQ + 1)}):
        said = (OtherAnswer("score", int(score)), OtherAnswer("filled_in_by", "carer"))
        yield SourceEntry(on, "strengths-questionnaire-scored", said=(*said, OtherAnswer("who", f"By {read.source}")))
    if reason := read.words("SDQ_REASON", SDQ_REASONS):
        if why := NO_QUESTIONNAIRE.get(whole(read.row.cells["SDQ_REASON"])):
            said = (OtherAnswer("why", why), OtherAnswer("instead", read.does_not_say))
            yield SourceEntry(on, "strengths-questionnaire-not-done", said=said)
        else:
            told.append(f"no strengths and difficulties questionnaire: {reason}")


def _substances(read: RowReader, told: list[str]) -> Iterator[SourceEntry]:
    """Whether drink or drugs harm them, and whether they have help with it. What fits no answer goes into the words `told`."""
    harmed = read.words("SUBSTANCE_MISUSE", YES_NO)
    given = {column: read.words(column, YES_NO) for column in HELP}
    help = next((column for column in HELP if given[column] == YES), None)
    said = []
    if harmed == YES and any(given.values()):
        said.append(OtherAnswer("help", HELP[help][0] if help else NO_HELP))
    told += [f"{words}: {YES}" for column, (_, words) in HELP.items() if given[column] == YES and not (said and column == help)]
    if harmed:
        problem = OtherAnswer("problem", "problem" if harmed == YES else "none")
        yield SourceEntry(read.reference, "substance-use-considered", said=(problem, *said))


def care_leaver(read: RowReader) -> Iterator[SourceEntry]:
    """Who was in touch, and on which day, the return does not say: that is no contact of an adviser."""
    on = read.reference
    yield from read.note(on, f"Care leaver in the year to {in_words(on)}", read.words("IN_TOUCH", IN_TOUCH))
    if home := read.words("ACCOM", ACCOMMODATION):
        code = whole(read.row.cells["ACCOM"])
        said = [OtherAnswer("sort", LEAVERS_HOMES.get(code[0], ELSEWHERE)), OtherAnswer("why", f"The looked-after return says: {home}.")]
        said += [OtherAnswer("suitable", code[1] == SUITABLE)] if code[1:] else []
        yield SourceEntry(on, "leaver-home-noted", said=tuple(said))
    if doing := read.words("ACTIV", ACTIVITIES):
        code = whole(read.row.cells["ACTIV"])
        said = [OtherAnswer("what", OCCUPATIONS[code]), OtherAnswer("where", f"The looked-after return says: {doing}")]
        said += [OtherAnswer("full_time", code[0] == FULL_TIME)] if code[0] in (FULL_TIME, PART_TIME) else []
        yield SourceEntry(on, "leaver-occupation-noted", said=tuple(said))


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
