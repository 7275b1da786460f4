"""Practice alerts, learning from what went wrong, and keeping records."""

from datetime import date

from corbiere.statute.calendar import months_after
from corbiere.statute.catalogue.words import PARTNERS, RECEIVER_OF_ALERT, RECORD_KEEPER, guidance, must, procedure, should
from corbiere.statute.duties import Duty, Next, NoSooner, OfIt, each
from corbiere.statute.limits import Within, WorkedOut, months, working_days, years
from corbiere.statute.patterns import fact
from corbiere.statute.states import INVOLVED

KEPT_FOR = years(5)


def five_years_and_a_month(day: date) -> date:
    return months_after(day, 12 * KEPT_FOR.number + 1)


# fmt: off
ASSURANCE = (
    Duty("iss.alert-answered", must, procedure, (each(fact("practice-alert-raised", grade="significant")),), Within(working_days(10)), OfIt(fact("practice-alert-answered")), ("ISS-8-4",), RECEIVER_OF_ALERT,
         label="Answer the practice alert", asks="The practice alert must be answered", because="it was raised",
         reading="Counted from the date on the alert."),
    Duty("learning.review-published", should, guidance, (each(fact("practice-review-commissioned")),), Within(months(6)), Next(fact("practice-review-published")), ("WT-186-1",), PARTNERS, ends_on_death=False,
         label="Publish what was learned", asks="What was learned about the child's case should be published", because="the review was commissioned"),
    Duty("record.destruction-reviewed", should, guidance, (each(fact("involvement-ended")),), WorkedOut(five_years_and_a_month, "5 years and 1 month"), NoSooner(fact("destruction-reviewed"), KEPT_FOR), ("WT-162-3",), RECORD_KEEPER, until=INVOLVED, ends_on_death=False,
         label="Decide whether the record is still needed", asks="Someone should decide whether the record is still needed", because="services stopped being involved", default_day="five years is the least that a record is kept, and the month after them is ours",
         reading="A review, never a deletion by itself; one before the five years are over does not count. If services are involved again the clock starts anew when they end."),
)
# fmt: on
