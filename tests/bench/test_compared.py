"""What is said of two sides whose pages were asked for in turn, and how a form is read off a page."""

import pytest

from corbiere.bench.browser import PageResponse, form_in
from corbiere.bench.compared import OURS, THEIRS, BenchSide, against_peer, for_more, growth, in_turn, statements
from corbiere.bench.measure import ResultMismatch

SIZES = (20, 300, 3_000)


def answer(cpu: float, statements: int = 7, status: int = 200) -> PageResponse:
    return PageResponse(status, "", "", cpu, cpu, statements)


def test_goals_are_said_of_the_record_of_middling_length():
    taken = {BenchSide(OURS, size): [answer(cpu)] for size, cpu in zip(SIZES, (0.010, 0.012, 0.039), strict=True)}
    taken |= {BenchSide(THEIRS, size): [answer(0.010)] for size in SIZES}

    beside = against_peer(taken, 1.3, SIZES, "With {} entries it takes")
    short, long = growth(taken, SIZES)

    assert [(round(ratio.value, 3), ratio.goal) for ratio in beside] == [(1.0, None), (1.2, 1.3), (3.9, None)]
    assert (short.met, long.met) == (True, False)
    assert for_more(taken, SIZES).value == pytest.approx(10.0)


def test_each_side_is_asked_as_often_and_the_most_statements_count():
    asked: list[str] = []

    def work(whose: str, number: int):
        return lambda: asked.append(whose) or answer(0.001, number)

    taken = in_turn({BenchSide(OURS, 1): work("ours", 9), BenchSide(THEIRS, 1): work("peer", 7)}, 2, 3, print)

    assert (asked.count("ours"), asked.count("peer")) == (8, 8)
    assert {side.whose: (len(held), statements(held)) for side, held in taken.items()} == {"ours": (6, 9), "peer": (6, 7)}


def test_another_answer_than_the_page_is_an_error():
    with pytest.raises(ResultMismatch, match="ours 300: answered 404, not 200"):
        in_turn({BenchSide(OURS, 300): lambda: answer(0.001, status=404)}, 1, 1, print)


def test_the_form_that_is_sent_is_the_last_of_the_page_with_what_stands_in_it():
    page = """<form action="/find/"><input name="q"></form>
      <form action="/visit/" method="post"><input type="hidden" name="token" value="t"><input type="checkbox" name="alone" value="on">
      <textarea name="life">Warm</textarea></form>"""

    assert form_in(page) == ("/visit/", {"token": ["t"], "life": ["Warm"]})
