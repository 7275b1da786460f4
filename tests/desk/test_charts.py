"""Charts: a name and words for those who do not see them, nothing that the pages' policy forbids, and a process that may end."""

import signal
import threading
from xml.etree import ElementTree

import pytest
from django.template import Context, Template
from pytest_django import Settings

from corbiere.desk.components import chart_process
from corbiere.desk.components.charts import STEPS, Chart, ChartPoint, month_called, quarter_called, specification, svg
from registers.telling import day

SVG = "{http://www.w3.org/2000/svg}"
POINTS = tuple(
    ChartPoint(f"Month {month}", month * turn, series) for month in range(1, 25) for turn, series in ((1, "Neglect"), (2, "Other"))
)


def chart(sort: str = "stacked", points: tuple[ChartPoint, ...] = POINTS, title: str = "On the register") -> Chart:
    return Chart(sort, title, "It rose & rose.", "Month", "Children", points)


@pytest.mark.parametrize("sort", ["bar", "stacked", "line"])
def test_a_chart_has_a_name_and_words_and_no_style_script_or_address(sort: str) -> None:
    made = svg(chart(sort))
    root = ElementTree.fromstring(made)
    assert root.get("role") == "img"
    ids = {element.get("id"): "".join(element.itertext()) for element in root.iter() if element.get("id")}
    assert ids[root.get("aria-labelledby")] == "On the register"
    assert ids[root.get("aria-describedby")] == "It rose & rose."
    assert not [element.tag for element in root.iter() if element.tag in (f"{SVG}style", f"{SVG}script", f"{SVG}image", f"{SVG}a")]
    assert not [
        name for element in root.iter() for name in element.attrib if name == "style" or name.startswith("on") or name.endswith("href")
    ]


def test_two_charts_on_a_page_share_no_name() -> None:
    first, second = (
        {element.get("id") for element in ElementTree.fromstring(svg(chart(title=title))).iter()} - {None} for title in ("One", "Two")
    )
    assert first and not first & second


def test_words_that_look_like_markup_stay_words() -> None:
    made = svg(chart(points=(ChartPoint("<b>&", 1, "<script>x</script>"), ChartPoint("y", 2, "z"))))
    assert "<script" not in made and "<b>" not in made


def test_nothing_is_drawn_of_nothing() -> None:
    assert svg(chart(points=())) == ""


def test_what_is_not_known_is_a_gap_and_no_nought() -> None:
    values = specification(chart("line", (ChartPoint("a", 1), ChartPoint("b", None), ChartPoint("c", 2))))["data"]["values"]
    assert [value["value"] for value in values] == [1, None, 2]
    assert svg(chart("line", (ChartPoint("a", 1), ChartPoint("b", None), ChartPoint("c", 2))))


def test_of_many_months_some_are_named() -> None:
    told = specification(chart(points=tuple(ChartPoint(f"m{number}", 1) for number in range(60))))["encoding"]["x"]["axis"]["values"]
    assert len(told) == 10 and 60 // len(told) in STEPS


def test_another_process_takes_over_from_one_that_has_ended() -> None:
    svg(chart(title="Before"))
    chart_process._held[0].kill()
    chart_process._held[0].wait()
    assert "After" in svg(chart(title="After"))


def test_threads_may_draw_at_once() -> None:
    made: dict[int, str] = {}
    threads = [
        threading.Thread(target=lambda number=number: made.update({number: svg(chart(title=f"Chart {number}"))})) for number in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(f"Chart {number}" in made[number] for number in range(6))


def test_periods_are_called_as_people_say_them() -> None:
    assert month_called(day("2026-03-16")) == "Mar 2026"
    assert [quarter_called(day(text)) for text in ("2026-01-01", "2026-12-31")] == ["Jan to Mar 2026", "Oct to Dec 2026"]


def test_nobody_waits_for_a_picture_that_does_not_come(settings: Settings) -> None:
    """Its words stand without it, and the next one is drawn."""
    svg(chart(title="Started"))
    held = chart_process._held[0]
    held.send_signal(signal.SIGSTOP)
    patience, settings.CHART_SECONDS = settings.CHART_SECONDS, 0.01
    shown = Template("{% load desk %}{% chart given %}").render(Context({"given": chart(title="Too slow to draw")}))
    assert "It rose &amp; rose. The picture cannot be drawn just now" in shown
    settings.CHART_SECONDS = patience
    assert "<svg" in svg(chart(title="Drawn again"))
