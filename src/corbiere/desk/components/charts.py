"""Charts of numbers by month or quarter, as an SVG that stands in the page. Each stands beside a table of the same numbers.

    Chart(
        sort="stacked",                                     # bar (beside each other), stacked or line
        title="On the register, by category",               # its name
        words="Rose from 12 in January to 19 in March.",    # what it shows, for those who do not see it
        across="Month",
        up="Children",
        points=(Point("Jan 2026", 7, "Neglect"), Point("Jan 2026", 5, "Emotional abuse"), …),
    )

Periods and series stand in the order in which they first come. In a template: `{% chart given %}`; nothing where it has no point.
It needs no style of its own and nothing from outside, so the pages' Content Security Policy lets it stand. A chart is drawn once
(desk/drawing.py) and kept by what is in it: keep points plain numbers, never names of people.
"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import Any, Literal, NamedTuple

from django.utils.safestring import SafeString, mark_safe
from lxml import etree

from corbiere.desk.components.chart_process import drawn
from corbiere.statute.calendar import MONTHS

WIDTH, HEIGHT, MOST_LABELS = 640, 240, 13
FACE = "Corbière Figures, Atkinson Hyperlegible, Arial, sans-serif"
SLATE, LINE = "#1f2d3a", "#cbd5dc"
COLOURS = ("#0b4a6f", "#4f97c2", "#b86e00", "#6b4c8a", "#7b8994", "#2f6b4f", "#8a3b12")  # each stands out from white
DASHES = ([1, 0], [6, 3], [2, 2], [8, 3, 2, 3], [1, 3], [10, 4], [4, 1])
STEPS = (1, 2, 3, 6, 12, 24, 60)
SVG = "{http://www.w3.org/2000/svg}"


class ChartPoint(NamedTuple):
    """The value of a period; None where there is none to show, such as one that is kept back."""

    period: str
    value: float | None
    series: str = ""


class Chart(NamedTuple):
    sort: Literal["bar", "stacked", "line"]
    title: str
    words: str
    across: str
    up: str
    points: tuple[ChartPoint, ...]
    percent: bool = False


def month_called(day: date) -> str:
    return f"{MONTHS[day.month - 1][:3]} {day.year}"


def quarter_called(day: date) -> str:
    return f"{MONTHS[(day.month - 1) // 3 * 3][:3]} to {MONTHS[(day.month - 1) // 3 * 3 + 2][:3]} {day.year}"


@lru_cache(maxsize=256)
def svg(chart: Chart) -> SafeString:
    if not chart.points:
        return mark_safe("")
    return mark_safe(_spoken(drawn(specification(chart)), chart))  # noqa: S308 - drawn by us, with its texts escaped


def specification(chart: Chart) -> dict[str, Any]:
    """In the words of Vega-Lite."""
    periods, series = _each(point.period for point in chart.points), _each(point.series for point in chart.points)
    several = len(series) > 1
    encoding: dict[str, Any] = {"x": _across(chart, periods), "y": _up(chart)}
    if several:
        encoding["color"] = _told_apart(series, list(COLOURS)) | {"legend": {"title": None, "orient": "top", "columns": 4, "labelLimit": 0}}
    if several and chart.sort == "bar":
        encoding["xOffset"] = {"field": "series", "sort": series}
    if several and chart.sort == "stacked":
        encoding["order"] = {"field": "turn", "type": "quantitative"}
    if several and chart.sort == "line":
        encoding["strokeDash"] = _told_apart(series, list(DASHES))
    values = [{**point._asdict(), "turn": series.index(point.series)} for point in chart.points]
    size = {"width": WIDTH, "height": HEIGHT, "background": "transparent", "config": _config()}
    return {**size, "data": {"values": values}, "mark": _mark(chart.sort), "encoding": encoding}


def _each(named: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(named))


def _mark(sort: str) -> dict[str, Any]:
    if sort == "line":
        return {
            "type": "line",
            "point": {"size": 36, "filled": True},
            "strokeWidth": 2.5,
            "color": COLOURS[0],
            "invalid": "break-paths-show-domains",
        }
    return {"type": "bar", "color": COLOURS[0], "stroke": "white", "strokeWidth": 0.75}


def _across(chart: Chart, periods: list[str]) -> dict[str, Any]:
    step = next((step for step in STEPS if len(periods) <= step * MOST_LABELS), len(periods))
    axis = {"labelAngle": 0 if len(periods) < 8 else -40, "values": periods[::step], "title": chart.across, "grid": False}
    return {"field": "period", "type": "ordinal", "sort": periods, "axis": axis}


def _up(chart: Chart) -> dict[str, Any]:
    """From nought; to a hundred where it is a share; no half children on the axis."""
    largest = max((point.value for point in chart.points if point.value is not None), default=0)
    axis = {"title": chart.up, "format": "d" if chart.percent or float(largest).is_integer() else "~g", "tickMinStep": 1, "tickCount": 5}
    scale = {"domain": [0, 100]} if chart.percent else {"zero": True, "nice": True}
    return {"field": "value", "type": "quantitative", "axis": axis, "scale": scale, "stack": "zero" if chart.sort == "stacked" else None}


def _told_apart(series: list[str], ways: list[Any]) -> dict[str, Any]:
    range = [ways[turn % len(ways)] for turn, _ in enumerate(series)]
    return {"field": "series", "type": "nominal", "sort": series, "scale": {"domain": series, "range": range}}


def _config() -> dict[str, Any]:
    said = {"labelColor": SLATE, "titleColor": SLATE, "labelFontSize": 13, "titleFontSize": 13, "titleFontWeight": "normal"}
    axis = {**said, "gridColor": LINE, "domainColor": SLATE, "tickColor": SLATE, "labelLimit": 0}
    return {"font": FACE, "aria": False, "view": {"stroke": None}, "axis": axis, "legend": said}


def _spoken(drawing: str, chart: Chart) -> str:
    """With a name and words for those who hear it, and names within it that no other chart on the page has."""
    mark = "chart-" + sha256(repr(chart).encode()).hexdigest()[:12]
    root = etree.fromstring(drawing.encode())
    for element in root.iter():
        for name in map(str, element.attrib.keys()):
            if name == "role" or name.startswith("aria-"):
                del element.attrib[name]
            else:
                value = str(element.attrib[name])
                element.set(name, f"{mark}-{value}" if name == "id" else value.replace("url(#", f"url(#{mark}-"))
    for name in {"width", "height", "version"} & set(root.keys()):
        del root.attrib[name]
    named = {"aria-labelledby": f"{mark}-title", "aria-describedby": f"{mark}-desc"}
    several = " desk-chart__picture--several" if len({point.series for point in chart.points}) > 1 else ""
    for name, value in {"class": f"desk-chart__picture{several}", "role": "img", **named}.items():
        root.set(name, value)
    for name, said in (("desc", chart.words), ("title", chart.title)):
        made = etree.Element(f"{SVG}{name}", id=f"{mark}-{name}")
        made.text = said
        root.insert(0, made)
    return etree.tostring(root, encoding="unicode")
