"""How a chronology is narrowed: by sort of entry, agency, writer, days, words and significance. Choices are what the record holds."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms

from corbiere.desk.components.days import AsAtForm
from corbiere.desk.components.filters import Day, Filter, OneOf, Sought
from corbiere.desk.record.chronology import ChronologyQuery, category
from corbiere.desk.record.display import Names, name_in
from corbiere.ledger.categories import divisions
from corbiere.ledger.record import Line


class ChronologyForm(Filter):
    group = OneOf("About", (), "Everything")
    who = OneOf("Written by", (), "Anybody")
    agency = OneOf("Agency", (), "Any agency")
    since = forms.DateField(label="From", widget=Day())
    until = forms.DateField(label="To", widget=Day())
    words = Sought(label="Words", max_length=100)
    significant = forms.BooleanField(label="Only what was marked as significant")
    all = forms.BooleanField(label="Everything, papers and invitations too")
    gone = forms.BooleanField(label="Also what was corrected or withdrawn")
    oldest = forms.BooleanField(label="Oldest first")

    def __init__(self, data: Mapping[str, Any], *, lines: Sequence[Line], names: Names) -> None:
        super().__init__(data)
        held = {category(line.kind) for line in lines}
        self._offer("group", [(name, said) for name, said in divisions().items() if name in held])
        self._offer("who", _named({line.practitioner for line in lines}, names))
        self._offer("agency", _named({line.agency for line in lines}, names))
        self.kept = {name: data[name] for name in AsAtForm.base_fields if data.get(name)}

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [*field.choices, *choices]  # type: ignore[misc]

    def asked(self) -> ChronologyQuery:
        held = self.answers()
        return ChronologyQuery(**{name: held[name] for name in ChronologyQuery.__dataclass_fields__})

    def chosen(self, name: str) -> bool:
        """Whether a box is ticked."""
        return bool(self.answers()[name])


def _named(ids: set[UUID | None], names: Names) -> list[tuple[str, str]]:
    return sorted(((str(id), name_in(names, id)) for id in ids if id in names), key=lambda choice: choice[1])
