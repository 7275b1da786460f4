"""The form: its questions, what was typed, and what is wrong with it. A worry is needed, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from secrets import token_urlsafe

from corbiere.ledger.characters import visible

MOST, LINE = 20_000, 300  # characters, as the record takes them (ledger/fields.py)
LINES = ("child", "where", "name", "telephone")
CHOICES = {"danger": ("yes", "no", "unknown"), "who": ("child", "family", "professional", "public")}
ABOUT_YOU = ("name", "telephone", "who", "back")
KEY = 64  # characters of a form's key at most


@dataclass
class PublicForm:
    """As it stands on the page. `key` is of this page alone: what is sent twice from it is written once."""

    answers: dict[str, str] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)
    key: str = field(default_factory=lambda: token_urlsafe(24))

    @property
    def is_about_you(self) -> bool:
        """Whether anything about whoever writes is there, so that it must not be folded away."""
        return any(self.answers.get(name) or name in self.faults for name in ABOUT_YOU)


def read(sent: Mapping[str, str]) -> PublicForm:
    """The form as it was sent, with what is wrong with it by question."""
    answers = {"worry": _text(sent.get("worry", ""), MOST)} | {name: _text(sent.get(name, ""), LINE) for name in LINES}
    answers |= {name: chosen for name, offered in CHOICES.items() if (chosen := sent.get(name, "")) in offered}
    answers |= {"back": "yes"} if sent.get("back") else {}
    form = PublicForm({name: text for name, text in answers.items() if text})
    form.key = sent.get("key", "")[:KEY] or form.key
    if not form.answers.get("worry"):
        form.faults["worry"] = "worry_missing"
    elif len(form.answers["worry"]) > MOST:
        form.faults["worry"] = "worry_too_long"
    form.faults |= {name: "too_long" for name in LINES if len(form.answers.get(name, "")) > LINE}
    return form


def _text(typed: str, most: int) -> str:
    """Without the characters that nobody sees: a stranger's worry is not held up by what a telephone put into it. A text that is refused
    for its length is given back as it came."""
    text = typed.replace("\r\n", "\n").replace("\r", "\n").strip()
    return text if len(text) > 2 * most else visible(text)
