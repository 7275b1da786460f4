"""Parents on record, with whom forms begin that are answered parent by parent."""

from corbiere.desk.forms.options import FormContext
from corbiere.people.kinship import PARENTS
from corbiere.people.models import Person
from corbiere.people.readings import relationships_of


def parents_on_record(asking: FormContext) -> list[Person]:
    """As far as who they are is open, in the order in which the record tells of them."""
    assert asking.subject is not None
    ties = relationships_of(asking.subject, asking.lines)
    order = list(dict.fromkeys(tie.other for tie in ties if tie.relation in PARENTS and asking.viewer.on in tie.during))
    found = {person.subject: person for person in Person.objects.filter(subject__in=order)} if order else {}
    return [found[parent] for parent in order if parent in found]
