"""The public form, for the web server. What comes slowly is waited for by nobody: a thread is taken only by what has arrived whole."""

import asyncio
import gc
import os
import warnings
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from typing import Any

from django.core.asgi import get_asgi_application
from django.core.exceptions import RequestAborted

from corbiere.front_door.public.photo import LARGEST_LETTER

os.environ["DJANGO_SETTINGS_MODULE"] = "corbiere.front_door.public.settings"
Message = Mapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
LONGEST = 600.0  # seconds in which it must have come, over a poor line; a default
AT_ONCE = 16  # that are looked at; the others wait. A default
GONE: Message = {"type": "http.disconnect"}
EMPTY: Message = {"type": "http.request", "body": b"", "more_body": False}

# Files of the page's look are read in one piece, which is what the framework warns of.
warnings.filterwarnings("ignore", "StreamingHttpResponse must consume synchronous iterators")
pages = get_asgi_application()
gc.freeze()
turns = asyncio.Semaphore(AT_ONCE)


class Letter:
    """What one browser sends: no more than the largest, in no more than the longest time, and then its turn."""

    def __init__(self, announced: int, receive: Receive) -> None:
        self.announced, self.receive = announced, receive
        self.length, self.has_turn = 0, False

    async def next(self) -> Message:
        """The next part of it. What announces itself as too large is not read, and told so (doors.py)."""
        if self.has_turn:
            return await self.receive()
        if self.announced > LARGEST_LETTER:
            return await self._whole(EMPTY)
        try:
            async with asyncio.timeout(LONGEST):
                part = await self.receive()
        except TimeoutError:
            return GONE
        self.length += len(part.get("body", b""))
        if self.length > LARGEST_LETTER:
            return GONE
        return part if part.get("more_body") else await self._whole(part)

    async def _whole(self, part: Message) -> Message:
        await turns.acquire()
        self.has_turn = True
        return part

    def done(self) -> None:
        if self.has_turn:
            turns.release()


async def application(scope: dict[str, Any], receive: Receive, send: Send) -> None:
    said = dict(scope["headers"]).get(b"content-length", b"0")
    letter = Letter(int(said[:15]) if said.isdigit() else LARGEST_LETTER + 1, receive)
    try:
        with suppress(RequestAborted):
            await pages(scope, letter.next, send)
    finally:
        letter.done()
