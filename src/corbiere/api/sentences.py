"""The sentence for each way in which an answer can have the wrong shape, and where it stands."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel, Field


class FaultPlace(BaseModel):
    """Where something stands in what was sent."""

    pointer: str = Field(default="", description="In the body, as a JSON pointer: `#/entry/attended/0/who`.")
    parameter: str = Field(default="", description="Or the name of the parameter or header.")


SENTENCES: Mapping[str, str] = {
    "missing": "This is not there; it is needed.",
    "extra_forbidden": "Nothing asks for this; leave it out, or check how it is spelt.",
    "string_type": "Write this as text, in quotation marks.",
    "string_too_short": "This needs at least {min_length} character(s).",
    "string_too_long": "This is longer than {max_length} characters; shorten it.",
    "unseen": "This {amiss}.",
    "string_pattern_mismatch": "This is not written as it should be; it must match {pattern}.",
    "bool_type": "Write true or false.",
    "int_type": "Write a whole number.",
    "enum": "This is not one of the answers; send one of {expected}.",
    "literal_error": "This is not one of the answers; send one of {expected}.",
    "date_from_datetime_parsing": "Write the day as 2026-03-16.",
    "date_parsing": "Write the day as 2026-03-16.",
    "date_type": "Write the day as 2026-03-16.",
    "uuid_parsing": "This is not an id; ids look like 0b9d5d7e-6f0c-4c3e-9a56-2f6b1d0f8a11.",
    "uuid_type": "This is not an id; ids look like 0b9d5d7e-6f0c-4c3e-9a56-2f6b1d0f8a11.",
    "list_type": "Write a list, in [ and ].",
    "dict_type": "Write an object, in { and }.",
    "model_type": "Write an object, in { and }.",
    "model_attributes_type": "Write an object, in { and }.",
    "too_long": "There are more than {max_length} of these; send fewer.",
    "too_short": "There must be at least {min_length} of these.",
    "json_invalid": "This is not JSON: {error}.",
    "greater_than_equal": "This must be {ge} or more.",
    "less_than_equal": "This must be {le} or less.",
    "union_tag_invalid": "There is no kind {tag}; GET /api/v1/kinds lists them.",
    "union_tag_not_found": "Say which kind of entry this is, as `kind`.",
}


def fault_of(fault: Mapping[str, Any]) -> dict[str, str]:
    """Where and in which words, of an error as pydantic tells it; the first part of its place is where it was sent."""
    source, *place = fault["loc"]
    if source == "body":
        return {"pointer": pointer(place), "sentence": _sentence(fault)}
    return {"parameter": str(place[-1]) if place else "", "sentence": _sentence(fault)}


def pointer(place: Sequence[object]) -> str:
    """A JSON pointer as a fragment (RFC 6901)."""
    return "#" + "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in place)


def _sentence(fault: Mapping[str, Any]) -> str:
    told = fault.get("ctx") or {}
    if fault["type"] == "value_error":
        said = str(told.get("error") or fault["msg"])
        return f"{said[0].upper()}{said[1:]}."
    sentence = SENTENCES.get(fault["type"])
    if sentence is None:
        return f"{fault['msg']}."
    return sentence.replace("{ and }", "{{ and }}").format(**told)
