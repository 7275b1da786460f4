"""A worker's hands on a page, in a real browser: every press, key and wait that is not a word of her own, and how long they take her.

The times are those of the keystroke-level model (Card, Moran and Newell, 1980) for somebody who types as most people do, and are means
over many people: they compare two ways of doing the same work, and say of nobody how fast she is.
"""

from collections import Counter
from dataclasses import dataclass, field
from time import perf_counter

from playwright.sync_api import Locator, Page

KEY, REACH, PRESS, MOVE_HANDS, MIND = 0.28, 1.1, 0.2, 0.4, 1.35  # seconds
SHORTEST_WAIT = 0.1  # seconds: a shorter one is not noticed


@dataclass
class Overhead:
    """Presses, keys, and the seconds waited for a page; `seconds` is all of it together, with the reaching and the making up of a mind."""

    presses: int = 0
    keys: int = 0
    waited: float = 0.0
    seconds: float = 0.0
    words: int = 0

    @property
    def actions(self) -> int:
        return self.presses + self.keys

    def __add__(self, other: "Overhead") -> "Overhead":
        return Overhead(*(getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__))


@dataclass
class Hands:
    """On one page. Folded parts are unfolded before what is in them, and that counts."""

    page: Page
    spent: Overhead = field(default_factory=Overhead)
    typed: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    on_keys: bool = False

    def open(self, address: str) -> None:
        """Opens a page as a bookmark or a link in a letter would."""
        self.page.goto(address)

    def press(self, at: Locator) -> None:
        """Presses something that changes the page it is on."""
        self._unfold(at)
        self._reached()
        at.click()

    def follow(self, at: Locator) -> None:
        """Presses what leads to another page, and waits for all of it."""
        self._unfold(at)
        self._reached()
        with self.page.expect_event("load"):
            at.click()
            begun = perf_counter()
        self._waited(perf_counter() - begun)

    def wait_for(self, at: Locator) -> None:
        """Waits until something has come onto the page."""
        begun = perf_counter()
        at.wait_for()
        self._waited(perf_counter() - begun)

    def key(self, *keys: str) -> None:
        for key in keys:
            self._keyed(1)
            self.page.keyboard.press(key)

    def fill(self, at: Locator, text: str) -> None:
        """Types something which is no word of hers: a day, a name that the record knows."""
        self._into(at)
        self._keyed(len(text))
        at.press_sequentially(text)
        self.typed.append(text)

    def choose(self, at: Locator, value: str) -> None:
        """Presses a list open, and one of it."""
        self._into(at)
        self._reached()
        at.select_option(value)

    def say(self, at: Locator, words: str) -> None:
        """Writes her own words, or a child's: to reach the place counts, the words do not."""
        self._into(at)
        self.on_keys = True
        at.fill(words)
        self.spent.words += len(words.split())
        self.said.append(words)

    @property
    def twice(self) -> list[str]:
        """Names what was typed or written more than once."""
        return [what for what, times in Counter([*self.typed, *self.said]).items() if times > 1]

    def _into(self, at: Locator) -> None:
        self._unfold(at)
        if at.evaluate("at => at === document.activeElement"):
            return
        self._reached()
        at.click()

    def _unfold(self, at: Locator) -> None:
        """Opens what is folded around it, from the outermost inwards."""
        closed = at.locator("xpath=ancestor::details[not(@open)]")
        while closed.count() and not at.is_visible():
            self._reached()
            closed.first.locator("xpath=./summary").click()

    def _reached(self) -> None:
        self.spent.presses += 1
        self.spent.seconds += MIND + REACH + PRESS + (MOVE_HANDS if self.on_keys else 0)
        self.on_keys = False

    def _keyed(self, number: int) -> None:
        self.spent.keys += number
        self.spent.seconds += number * KEY + (0 if self.on_keys else MIND + MOVE_HANDS)
        self.on_keys = True

    def _waited(self, seconds: float) -> None:
        if seconds >= SHORTEST_WAIT:
            self.spent.waited += seconds
            self.spent.seconds += seconds
