"""Telephone numbers as people write and dial them, those of Jersey first: a landline’s six figures alone are enough."""

import re
from typing import Annotated

from pydantic import AfterValidator, StringConstraints, ValidationInfo
from pydantic_core import PydanticCustomError

from corbiere.ledger.entry import KEPT
from corbiere.ledger.fields import SEEN

HERE, HOME = "01534", "+44"
SHORT = re.compile(r"[0-9]{6}")
NATIONAL = re.compile(r"0[0-9]{9,10}")
ABROAD = re.compile(r"\+[1-9][0-9]{7,14}")
NOT_A_NUMBER = "Write a telephone number, for example 01534 960 123 or 07700 900 123, and from abroad with + and the country first"


def written(text: str) -> str:
    """The number as it is kept: with the island’s own code, and a space after the code of its place. ValueError where it is none."""
    dialled = re.sub(r"^\+44(\s*\(0\))?", "0", re.sub(r"^00", "+", text.strip()))
    figures = re.sub(r"[\s().\-/–]", "", dialled)
    figures = f"{HERE}{figures}" if SHORT.fullmatch(figures) else figures
    if NATIONAL.fullmatch(figures):
        return f"{figures[:5]} {figures[5:]}"
    if ABROAD.fullmatch(figures):
        return figures
    raise ValueError(NOT_A_NUMBER)


def link(number: str) -> str:
    """The address by which a telephone rings it."""
    figures = re.sub(r"[^\d+]", "", number)
    return f"tel:{HOME}{figures[1:]}" if figures.startswith("0") else f"tel:{figures}"


def _kept(text: str, told: ValidationInfo) -> str:
    if told.context is KEPT:
        return text
    try:
        return written(text)
    except ValueError:
        raise PydanticCustomError("no_telephone_number", NOT_A_NUMBER) from None


TelephoneNumber = Annotated[str, StringConstraints(min_length=1, max_length=40), SEEN, AfterValidator(_kept)]
