"""The source of a page without its layout: whitespace that a browser does not show, because a block begins or ends there."""

import re
from typing import Any

BLOCKS = (
    "article|aside|blockquote|body|br|caption|circle|datalist|dd|details|div|dl|dt|fieldset|figure|footer|form|g|h1|h2|h3|h4|h5|h6|head|header"
    "|hr|html|legend|li|line|link|main|meta|nav|ol|optgroup|option|p|path|polyline|rect|script|section|style|summary|svg|table|tbody|td|text"
    "|th|thead|title|tr|ul"
)
_BREAK = re.compile(rf"(</?(?:{BLOCKS})\b[^<>]*>)?\s*\n\s*(?=(</?(?:{BLOCKS})\b)?)")


def markup(response: Any) -> str:
    """Of what was answered; what stands in a text area is left as it is, and so is what is no page."""
    said = response.content.decode()
    if not response.headers["Content-Type"].startswith("text/html"):
        return str(said)
    parts = re.split(r"(<textarea\b.*?</textarea>)", said, flags=re.DOTALL)
    return "".join(_within(part) if part.startswith("<textarea") else _without_layout(part) for part in parts)


def _without_layout(html: str) -> str:
    html = re.sub(r"<[^<>]*>", lambda tag: re.sub(r"\s+", " ", tag[0]), html)
    return _BREAK.sub(lambda found: found[1] or ("" if found[2] else " "), html)


def _within(area: str) -> str:
    opened, rest = area.split(">", 1)
    return re.sub(r"\s+", " ", opened) + ">" + rest
