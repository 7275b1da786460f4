"""The chain of one child's episodes: periods of care, placements, orders, and the death that ends them."""

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from corbiere.exchange.rejects import Rejects, SourceFault
from corbiere.exchange.source_entries import OtherAnswer, SourceEntry
from corbiere.exchange.ssda903_answers import address, care_ended, care_started, placement_ended, placement_started, status_changed
from corbiere.exchange.ssda903_codes import (
    DIED,
    EPISODE_BEGINS,
    EPISODE_ENDS,
    IN_USE,
    LEGAL_STATUSES,
    NOT_ENDED,
    PLACEMENT_TYPES,
    SHORT_BREAKS,
    in_use,
)
from corbiere.exchange.ssda903_tables import ReturnRow
from corbiere.exchange.ssda903_words_codes import MOVES, NEEDS, PROVIDERS
from corbiere.exchange.truth import Life, ends_early, missing, unknown_code
from corbiere.exchange.written_days import csv_day, month_first_only, not_a_date
from corbiere.statute.calendar import in_words
from corbiere.statute.facts import Attributes

EXAMPLE = "16/03/2026 or 2026-03-16"
WHOLE = "the row"
BEGAN_BEFORE = (("began", "before"),)
DESCRIBING: dict[str, Collection[str]] = {"CIN": NEEDS, "PLACE_PROVIDER": PROVIDERS, "REASON_PLACE_CHANGE": MOVES}
_POSTCODE = re.compile(r"([A-Z]{1,2})\d", re.ASCII)


@dataclass(slots=True)
class Episode:
    """`why`: what began with it, see EPISODE_BEGINS; None where its code is unknown. `ended`: its REC, "" where it runs."""

    row: ReturnRow
    begin: date
    end: date | None
    why: frozenset[str] | None
    ended: str


class Care:
    """What a child's episodes tell, in order: what the law reads in `told`, the rest in `beside`.

    `running` is whether care goes on, `placed` whether it is known where they live, `home` its first day and postcode, `need` why it began.
    """

    def __init__(self, life: Life, rejects: Rejects, notes: Counter[str]) -> None:
        self.life, self.rejects, self.notes = life, rejects, notes
        self.told: list[SourceEntry] = []
        self.beside: list[SourceEntry] = []
        self.home: tuple[date, str] | None = None
        self.need = ""
        self.running = False
        self.placed = False
        self.last: Episode | None = None

    def follow(self, rows: list[ReturnRow]) -> None:
        episodes = [episode for row in rows if (episode := self._episode(row)) is not None]
        for episode in sorted(episodes, key=lambda episode: (episode.begin, episode.end or date.max, episode.row.line)):
            if self._can_follow(episode):
                begins = not self.running
                self._period(episode)
                self._order(episode, begins)
                self._placement(episode)
                self._end(episode)
                self.last = episode
            elif self._tells_the_end(episode):
                self._end(episode)
                self.last = episode
        if self.last is not None and self.last.end != self.life.reference:
            self._continues(self.last, "no later episode is in the file")
        self._left_home(None)

    def day(self, row: ReturnRow, column: str, left_out: str = "") -> date | None:
        """None where nothing is given, and where what is given was refused."""
        text = row.cells[column]
        if not text:
            return None
        day = csv_day(text)
        self.notes["month first"] += day is None and month_first_only(text)
        fault = not_a_date(text, EXAMPLE) if day is None else self.life.fault(day)
        if fault is None:
            return day
        row.refuse(self.rejects, column, fault, left_out)
        return None

    def _episode(self, row: ReturnRow) -> Episode | None:
        """None where the row cannot be true by itself; it was refused."""
        if not row.cells["DECOM"]:
            row.refuse(self.rejects, "DECOM", missing("the day on which the episode began (DECOM)"), WHOLE)
        begin = self.day(row, "DECOM", WHOLE)
        if begin is None:
            return None
        end = csv_day(row.cells["DEC"])
        if end is not None and end < begin:
            row.refuse(self.rejects, "DEC", ends_early(begin), WHOLE)
            return None
        self._coded(row, begin)
        end, ended = self._ending(row)
        return Episode(row, begin, end, EPISODE_BEGINS.get(row.cells["RNE"]), ended)

    def _coded(self, row: ReturnRow, begin: date) -> None:
        """Each code goes alone, with what it alone says: the rest of the row may be the only word of a beginning or an end."""
        if row.cells["RNE"] not in EPISODE_BEGINS:
            row.refuse(self.rejects, "RNE", unknown_code(", ".join(EPISODE_BEGINS)), "why the episode began")
        if row.cells["REC"] and row.cells["REC"] not in EPISODE_ENDS:
            row.refuse(self.rejects, "REC", unknown_code(", ".join(EPISODE_ENDS)), "why the episode ended; care was taken to go on")
        if row.cells["LS"] not in LEGAL_STATUSES:
            row.refuse(self.rejects, "LS", unknown_code(", ".join(LEGAL_STATUSES)))
        for column, known in DESCRIBING.items():
            if (code := row.cells.get(column, "")) and code not in known:
                row.refuse(self.rejects, column, unknown_code(", ".join(known)))
        place, years = row.cells["PLACE"], self._years(begin)
        if place not in PLACEMENT_TYPES:
            row.refuse(self.rejects, "PLACE", unknown_code(", ".join(code for code in PLACEMENT_TYPES if in_use(code, *years))))
        elif not in_use(place, *years):
            row.refuse(self.rejects, "PLACE", _of_other_years(place))

    def _years(self, begin: date) -> tuple[int, int]:
        """The years of the return that an episode runs in: the list of each of them may have given its codes."""
        last = self.life.reference.year if self.life.reference else date.max.year
        return min(begin.year + ((begin.month, begin.day) > (3, 31)), last), last

    def _ending(self, row: ReturnRow) -> tuple[date | None, str]:
        reason = row.cells["REC"]
        if not row.cells["DEC"]:
            if reason:
                wrong = "REC gives the reason why the episode ended, but DEC gives no day"
                row.refuse(
                    self.rejects, "REC", SourceFault("reason without a day", wrong, "give DEC, or leave REC empty while the episode runs")
                )
            return None, ""
        end = self.day(row, "DEC")
        if reason and reason not in EPISODE_ENDS:
            return end, ""
        if end is not None and not reason:
            wrong = "DEC gives the day on which the episode ended, but REC does not say why; care was taken to go on"
            row.refuse(self.rejects, "REC", SourceFault("day without a reason", wrong, "the reason"))
        return end, reason if end is not None else ""

    def _can_follow(self, episode: Episode) -> bool:
        fault = self.life.fault(episode.begin)
        last = self.last
        if fault is None and episode.begin == self.life.death:
            fault = SourceFault("after death", "the child died on this day", "no later episode")
        if fault is None and last is not None:
            if last.end is None and episode.begin > last.begin:
                last.end, last.ended = episode.begin, NOT_ENDED
                self.notes["left open"] += 1
            if episode.begin == last.begin and (last.end is None or last.end > last.begin):
                fault = SourceFault("given twice", "another episode of this child begins on this day", "each episode once")
            elif last.end is not None and episode.begin < last.end:
                wrong = f"the episode that began on {in_words(last.begin)} ended on {in_words(last.end)}, after this one began"
                fault = SourceFault("overlaps an earlier record", wrong, f"a day on or after {in_words(last.end)}")
            elif last.end is not None and episode.begin > last.end:
                self._continues(last, f"the next one begins on {in_words(episode.begin)}")
        if fault is not None:
            left_out = "the beginning; that care ended is kept" if self._tells_the_end(episode) else WHOLE
            episode.row.refuse(self.rejects, "DECOM", fault, left_out)
        return fault is None

    def _tells_the_end(self, episode: Episode) -> bool:
        """Whether an episode that cannot follow the last is the only one to say that care ended."""
        last = self.last
        ends = episode.end is not None and episode.ended not in ("", NOT_ENDED)
        goes_on = self.running and last is not None and last.ended in ("", NOT_ENDED)
        return ends and goes_on and last is not None and episode.end is not None and episode.end >= (last.end or last.begin)

    def _continues(self, episode: Episode, but: str) -> None:
        """X1 promises another episode the same day. Where none is, the promise is refused; care still goes on."""
        if episode.ended == NOT_ENDED and episode.end is not None:
            wrong = f"X1 says that another episode begins on {in_words(episode.end)}, but {but}"
            episode.row.refuse(self.rejects, "REC", SourceFault("chain broken", wrong, "the missing episode, or the reason why care ended"))

    def _period(self, episode: Episode) -> None:
        began = episode.why is not None and "care" in episode.why
        cells = episode.row.cells
        legal = LEGAL_STATUSES.get(cells["LS"])
        if not self.running:
            status = (("status", legal[1]),) if legal else ()
            self.tell(episode.begin, "care-started", status if began else (*BEGAN_BEFORE, *status), care_started(cells))
            self.beside += address(episode.begin, cells.get("HOME_POST", ""), "home", episode.begin)
            self.running, self.need = True, cells.get("CIN", "")
            self.notes["short breaks"] += episode.row.cells["LS"] in SHORT_BREAKS
            if not began:
                self._start_is_not_told(episode)
        elif began:
            wrong = "RNE S says that care started, but by the earlier episode it was running already"
            fault = SourceFault("care was running already", wrong, "the reason why care ended before, or another RNE")
            episode.row.refuse(self.rejects, "RNE", fault, "the start of care")

    def _start_is_not_told(self, episode: Episode) -> None:
        """That care goes on from before the return is what most returns say; that it goes on after its end is a fault of the file."""
        self.notes["unknown start"] += 1
        if self.last is not None and self.last.end is not None:
            wrong = f"care had ended on {in_words(self.last.end)}; the start of a new period of care is not in the file"
            right = "the episode with which the period began (RNE S); care was taken to have begun before this one"
            episode.row.refuse(self.rejects, "RNE", SourceFault("care had ended", wrong, right), "the day on which care started")

    def _order(self, episode: Episode, begins: bool) -> None:
        legal = LEGAL_STATUSES.get(episode.row.cells["LS"])
        before = self.last.row.cells["LS"] if self.last is not None else ""
        if not begins and episode.row.cells["LS"] != before and (changed := status_changed(episode.begin, episode.row.cells)):
            self.beside.append(changed)
        self.notes["other needs"] += episode.row.cells.get("CIN", "") != self.need
        if episode.why and "order" in episode.why and legal and legal[2] and episode.row.cells["LS"] != before:
            self.tell(episode.begin, "order-made", (("order", legal[2]),))

    def _placement(self, episode: Episode) -> None:
        cells, last = episode.row.cells, self.last
        if episode.why is not None and "moved" in episode.why:
            if self.placed and last is not None and last.end is not None:
                self.tell(last.end, "placement-ended", said=placement_ended(last.row.cells))
                self._left_home(last.end)
            self._moved(episode, _described(cells))
        elif not self.placed:
            self._moved(episode, (*BEGAN_BEFORE, *_described(cells)))
        elif episode.why and last is not None and cells["PLACE"] in PLACEMENT_TYPES and cells["PLACE"] != last.row.cells["PLACE"]:
            wrong = f"RNE L says that only the legal status changed, but the placement was {last.row.cells['PLACE']}"
            episode.row.refuse(
                self.rejects, "PLACE", SourceFault("placement changed without a move", wrong, "another RNE, or the same placement")
            )
        self.placed = True

    def _moved(self, episode: Episode, described: Attributes) -> None:
        self.tell(episode.begin, "placement-started", described, placement_started(episode.row.cells))
        self.home = episode.begin, episode.row.cells.get("PL_POST", "")

    def _left_home(self, day: date | None) -> None:
        """The address of the home, now that it is known until when they lived there; it goes on where `day` is None."""
        if self.home is not None:
            self.beside += address(*self.home, "placement", day)
        self.home = None

    def _end(self, episode: Episode) -> None:
        if episode.end is None or episode.ended in ("", NOT_ENDED):
            return
        self.tell(episode.end, "placement-ended", said=placement_ended(episode.row.cells))
        self.tell(episode.end, "care-ended", said=care_ended(episode.row.cells))
        self._left_home(episode.end)
        self.running, self.placed = False, False
        if episode.ended == DIED:
            self.tell(episode.end, "died")
            self.life.death = episode.end

    def tell(self, day: date, kind: str, attributes: Attributes = (), said: tuple[OtherAnswer, ...] = ()) -> None:
        self.told.append(SourceEntry(day, kind, attributes, said))


def _of_other_years(code: str) -> SourceFault:
    first, last = IN_USE[code]
    when = f"up to {last - 1}/{last % 100:02}" if last < date.max.year else f"from {first - 1}/{first % 100:02}"
    return SourceFault("code of another year", f"{code} belongs to returns {when}", "a code of the year of this return")


def _described(cells: dict[str, str]) -> Attributes:
    """The kind of placement, and whether it is off the island where the postcodes make that certain."""
    said = []
    if (away := _off_island(cells.get("HOME_POST", ""), cells.get("PL_POST", ""))) is not None:
        said.append(("off_island", away))
    if (kind := PLACEMENT_TYPES.get(cells["PLACE"])) is not None:
        said.append(("type", kind))
    return tuple(said)


def _off_island(home: str, placed: str) -> str | None:
    there = _POSTCODE.match(placed.upper())
    here = _POSTCODE.match(home.upper())
    if there is None:
        return None
    if there[1] == "JE":
        return "no"
    return "yes" if here is not None and here[1] == "JE" else None
