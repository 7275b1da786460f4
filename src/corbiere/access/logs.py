"""Logs where a failure was and of which sort, never its words, for those may repeat what somebody wrote about a child."""

import logging
import traceback
from types import TracebackType

Failure = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WithoutWords(logging.Formatter):
    """Tells an exception, and those behind it, by its sort and the lines of code that it passed."""

    def formatException(self, ei: Failure) -> str:  # noqa: N802 - the name is the library's
        error, told = ei[1], []
        while error is not None:
            lines = "".join(traceback.format_tb(error.__traceback__))
            told.append(f"{lines}{type(error).__module__}.{type(error).__qualname__}")
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\n\n".join(reversed(told))
