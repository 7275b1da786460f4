"""The question to a page of measures: which quarter, over whom, on which day and as known when."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, HttpRequest

from corbiere.access.viewing import Viewer
from corbiere.desk.components.days import AsAt, AsAtForm, shown
from corbiere.desk.components.filters import OneOf
from corbiere.insight.measure import MeasureSet, measure_sets
from corbiere.insight.quarters import Quarter, latest_whole, quarter_called, quarter_of, up_to
from corbiere.insight.scope import WORDS, Over, over

OFFERED = 20  # quarters to choose from; a default
OF = {name: words.partition(":")[0].capitalize() for name, words in WORDS.items()}


class MeasureForm(AsAtForm):
    """Any of these may be left out."""

    quarter = OneOf("Quarter", (), "")
    over = OneOf("Counted over", (), "")
    field_order = ("quarter", "over", "on", "known", "at")


@dataclass(frozen=True, slots=True)
class MeasureQuery:
    """`over` is None for those to whom numbers are not given."""

    of: MeasureSet
    shown: AsAt
    quarter: Quarter
    over: Over | None
    form: MeasureForm

    @property
    def so_far(self) -> bool:
        """Whether the quarter was not over yet on the day shown."""
        return self.shown.on < self.quarter.last

    @property
    def words(self) -> str:
        """The part of an address that asks the same of another page."""
        of = self.of.name if len(measure_sets()) > 1 else None
        held = {"of": of, "quarter": self.quarter.name, "over": self.over.name if self.over else None}
        return f"?{urlencode({name: value for name, value in held.items() if value})}{self.shown.words.replace('?', '&')}"


def set_asked(request: HttpRequest, viewer: Viewer) -> MeasureSet:
    """The set that the address names; else one that is whole to the viewer, or of their own work. Http404 for one that nothing declares."""
    name = request.GET.get("of", "")
    sets = measure_sets() if name else sorted(measure_sets(), key=lambda of: (not of.whole(viewer), not of.own(viewer)))
    found = next((of for of in sets if name in ("", of.name)), None)
    if found is None:
        raise Http404
    return found


def asked(request: HttpRequest, viewer: Viewer, of: MeasureSet) -> MeasureQuery:
    """Where small numbers are kept back only today is shown: two days side by side would tell what one does not."""
    counted = over(viewer, of, request.GET.get("over", ""))
    whole = counted is None or counted.whole
    then = shown(request, viewer.on) if whole else AsAt(viewer.on, None, viewer.on)
    latest = latest_whole(then.on)
    quarter = quarter_called(request.GET.get("quarter", "")) or latest
    quarter = quarter if quarter.first <= then.on else latest
    chosen = {"quarter": quarter.name, "over": counted.name if counted else ""}
    form = MeasureForm({**request.GET.dict(), **chosen})
    _offer(form, viewer, counted, whole)
    return MeasureQuery(of, then, quarter, counted, form)


def _offer(form: MeasureForm, viewer: Viewer, counted: Over | None, whole: bool) -> None:
    """Sets the choices; the form shows those made."""
    quarters = reversed(up_to(quarter_of(viewer.on), OFFERED))
    _choices(form, "quarter", [(quarter.name, quarter.words) for quarter in quarters])
    _choices(form, "over", [(name, OF[name]) for name in (counted.ways if counted else ())])
    for name in () if whole else ("on", "known", "at"):
        del form.fields[name]


def _choices(form: MeasureForm, name: str, choices: list[tuple[str, str]]) -> None:
    field = form.fields[name]
    assert isinstance(field, OneOf)
    field.choices = choices
