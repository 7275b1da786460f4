"""Entries on the telephone numbers of those who work here and of agencies, which everybody who works here may read."""

from corbiere.ledger.entry import AGENCY, PRACTITIONER, Entry, ask
from corbiere.ledger.telephones import TelephoneNumber
from corbiere.ledger.whose import DIRECTORY, ONESELF


class WorkTelephoneNoted(
    Entry,
    kind="work-telephone-noted",
    whose=(ONESELF, DIRECTORY),
    about=PRACTITIONER,
    called="Work telephone",
    category="directory",
    verb="Note",
):
    """The number at which this person is reached at work, from this day. Families get it on what is written for them."""

    number: TelephoneNumber = ask("Which number?", hint="For example 01534 960 123 or 07700 900 123", cites="PS-5.9", in_line=True)


class AgencyTelephoneNoted(
    Entry, kind="agency-telephone-noted", whose=(DIRECTORY,), about=AGENCY, called="Agency’s telephone", category="directory", verb="Note"
):
    """The number at which the agency is reached, from this day."""

    number: TelephoneNumber = ask("Which number?", hint="For example 01534 960 123", in_line=True)
