"""Draws charts in a process of its own: what draws them holds up every other thread for a tenth of a second, and takes a hundred megabytes.

Asked with one specification of Vega-Lite on each line, as JSON, it answers each with one line of JSON. It ends with whoever asks.
"""

import json
import subprocess
import sys
from itertools import islice
from threading import Lock, Timer
from typing import Any

from django.conf import settings

MOST = 500  # drawn by one process, before another takes over with fresh memory


class NotDrawn(RuntimeError):
    """There is no picture: the table beside it says the same."""


_lock = Lock()
_held: "list[subprocess.Popen[str]]" = []


def drawn(spec: dict[str, Any]) -> str:
    """The SVG of a specification. Threads wait for each other here, and for nothing else."""
    asked = json.dumps(spec) + "\n"
    with _lock:
        answer = _asked(asked) or _asked(asked)
    if not answer:
        raise NotDrawn("the process that draws charts ended, or took too long, twice")
    svg: str = json.loads(answer)
    return svg


def _asked(line: str) -> str:
    """Nothing where the process has ended: it is let go, and the next question starts another."""
    if not _held:
        command = [sys.executable, "-m", __name__]
        _held.append(subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True))  # noqa: S603 - our own interpreter
    process = _held[0]
    assert process.stdin is not None
    assert process.stdout is not None
    impatient = Timer(settings.CHART_SECONDS, process.kill)
    impatient.start()
    try:
        process.stdin.write(line)
        process.stdin.flush()
        answer = process.stdout.readline()
    except BrokenPipeError:
        answer = ""
    finally:
        impatient.cancel()
    if not answer:
        _held.clear()
        process.kill()
        process.communicate()
    return answer


def answer_each() -> None:
    """Nothing outside is ever fetched: no address is allowed."""
    import vl_convert  # noqa: PLC0415 - only in the process that draws

    for line in islice(sys.stdin, MOST):
        print(json.dumps(vl_convert.vegalite_to_svg(json.loads(line), allowed_base_urls=[])), flush=True)


if __name__ == "__main__":
    answer_each()
