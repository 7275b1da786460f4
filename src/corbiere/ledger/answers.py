"""Answers of the database while somebody looks, so that it is asked once; forgotten as soon as anything is recorded."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)
_ANSWERS: ContextVar[dict[Hashable, Any] | None] = ContextVar("answers", default=None)


@contextmanager
def answers_kept() -> Iterator[None]:
    token = _ANSWERS.set({})
    try:
        yield
    finally:
        _ANSWERS.reset(token)


def once(question: Hashable, ask: Callable[[], T]) -> T:
    """The answer to a question that is asked with the same words each time: its name, and all that it depends on but the record."""
    held = _ANSWERS.get()
    if held is None:
        return ask()
    if question not in held:
        held[question] = ask()
    answer: T = held[question]
    return answer


def known(question: Hashable) -> Any:
    """The answer to a question that was asked with `once`; None where it was not."""
    return (_ANSWERS.get() or {}).get(question)


def once_each(question: Hashable, wanted: Iterable[K], ask: Callable[[set[K]], dict[K, T]]) -> dict[K, T]:
    """The same of several: only those are asked about of whom it was not asked before. Those of whom there is no answer are left out."""
    sought = set(wanted)
    held: dict[K, T | None] = once(question, dict)
    if unasked := sought - held.keys():
        found = ask(unasked)
        held.update({key: found.get(key) for key in unasked})
    return {key: answer for key in sought if (answer := held[key]) is not None}


def forget_answers() -> None:
    """Called by whoever writes."""
    if (held := _ANSWERS.get()) is not None:
        held.clear()
