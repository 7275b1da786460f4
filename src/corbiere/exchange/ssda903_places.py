"""The place in the record of each column of the looked-after return, or none yet."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from corbiere.ledger.entry import declared

# A table in a line of its own; below it each column, and the kinds and questions where its answer goes.
_PLACES = """
header
CHILD number-noted.number
DOB born
SEX person-identified.sex characteristics-noted.sex
ETHNIC characteristics-noted.race characteristics-noted.declined
UPN number-noted.number
MOTHER characteristics-noted.pregnancy
MC_DOB
episodes
CHILD number-noted.number
DECOM care-started placement-started
RNE care-started.began placement-started.began
LS care-started.status care-status-changed.status order-made.order
CIN care-started.why
PLACE placement-started.type
PLACE_PROVIDER placement-started.provider
DEC placement-ended care-ended
REC care-ended.reason died
REASON_PLACE_CHANGE placement-ended.reason
HOME_POST address-noted.postcode placement-started.off_island
PL_POST address-noted.postcode placement-started.off_island
URN placement-started.provider
reviews
CHILD number-noted.number
DOB born
REVIEW review-held
REVIEW_CODE review-held.participated review-held.took_part
unaccompanied asylum-seeking children
CHILD number-noted.number
DOB born
SEX person-identified.sex
DUC note-made
missing episodes
CHILD number-noted.number
DOB born
MISSING child-missing note-made
MIS_START child-missing
MIS_END child-found
health and offending (OC2)
CHILD number-noted.number
DOB born
SDQ_SCORE strengths-questionnaire-scored.score
SDQ_REASON strengths-questionnaire-not-done.why note-made
CONVICTED note-made
HEALTH_CHECK note-made
IMMUNISATIONS immunisations-checked.up_to_date
TEETH_CHECK health-check-had.result
HEALTH_ASSESSMENT note-made
SUBSTANCE_MISUSE substance-use-considered.problem
INTERVENTION_RECEIVED substance-use-considered.help note-made
INTERVENTION_OFFERED substance-use-considered.help note-made
care leavers (OC3)
CHILD number-noted.number
DOB born
IN_TOUCH note-made
ACTIV leaver-occupation-noted.what
ACCOM leaver-home-noted.sort
adoptions (AD1)
CHILD number-noted.number
DOB born
DATE_INT note-made
DATE_MATCH note-made
FOSTER_CARE note-made
NB_ADOPTR note-made
SEX_ADOPTR note-made
LS_ADOPTR note-made
placed for adoption
CHILD number-noted.number
DOB born
DATE_PLACED note-made
DATE_PLACED_CEASED note-made
REASON_PLACED_CEASED note-made
previous permanence
CHILD number-noted.number
DOB born
PREV_PERM note-made
LA_PERM note-made
DATE_PERM note-made
social worker episodes
CHILD number-noted.number
DOB born
SW_ID note-made
SW_DECOM note-made
SW_DEC note-made
SW_REASON note-made
deprivations of liberty
CHILD number-noted.number
DOB born
DOLO_START order-made
DOLO_END order-made.until
"""
NO_PLACE_YET = "no place yet"
REPEATED, NOTE = {"CHILD", "DOB"}, "note-made"


class ColumnPlace(NamedTuple):
    """A kind, and its question; the entry itself where that is empty."""

    kind: str
    question: str

    @property
    def called(self) -> str:
        """Its name for people: “Came into care: Under what is the child looked after?”. Empty where nothing declares it."""
        kind = declared().get(self.kind)
        field = kind.model_fields.get(self.question) if kind else None
        if kind is None or (self.question and field is None):
            return ""
        return f"{kind.called}: {(field.title or self.question).format(child='the child')}" if field else kind.called


class ColumnPlaced(NamedTuple):
    """A column of a table with the number of cells that are filled, and where they go."""

    table: str
    column: str
    cells: int
    goes: str


def _read() -> dict[str, dict[str, list[ColumnPlace]]]:
    found: dict[str, dict[str, list[ColumnPlace]]] = {}
    table = ""
    for line in _PLACES.strip().splitlines():
        column, *places = line.split()
        if column.isupper():
            found[table][column] = [ColumnPlace(kind, question) for kind, _, question in (place.partition(".") for place in places)]
        else:
            found[table := line] = {}
    return found


PLACES = _read()


def columns_placed(filled: Mapping[tuple[str, str], int]) -> Iterator[ColumnPlaced]:
    """Every column in which something stands, in the order of the return; what the return does not know last in its table.

    The child's number and birth, which every table repeats, are told of once.
    """
    told: set[str] = set()
    for table, columns in PLACES.items():
        own = [column for name, column in filled if name == table and column not in told]
        told |= REPEATED & set(own)
        for column in sorted(own, key=lambda column: ([*columns].index(column) if column in columns else len(columns), column)):
            places = [place.called for place in columns.get(column, ()) if place.called]
            places = places[:1] if NOTE in {place.kind for place in columns.get(column, ())} else places
            yield ColumnPlaced(table, column, filled[table, column], "; ".join(places) or NO_PLACE_YET)
