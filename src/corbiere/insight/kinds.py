"""Sorts of conference as the measures tell them apart."""

from corbiere.protection.entries.conferences import ConferenceType


def kind_of(type: str) -> str:
    return next((kind.label for kind in ConferenceType if kind.value == type), "Not said which")
