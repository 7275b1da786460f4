"""Supporting the people who do the work: supervision, observation, appraisal."""

from corbiere.statute.catalogue.words import TEAM_MANAGER, default, expected, standard
from corbiere.statute.duties import Duty, Next, each, starts
from corbiere.statute.limits import Within, days, months
from corbiere.statute.patterns import fact
from corbiere.statute.states import IN_POST

SUPERVISED, OBSERVED, APPRAISED = fact("supervision-held"), fact("practice-observed"), fact("appraised")

# fmt: off
WORKFORCE = (
    Duty("staff.supervised", expected, default, (starts(IN_POST), each(SUPERVISED)), Within(days(28)), Next(SUPERVISED), ("PS-1.9",), TEAM_MANAGER, during=IN_POST, ends_on_death=False,
         asks="The worker is to have supervision", because="they joined or last had it", number_from="common practice in the United Kingdom: at least monthly"),
    Duty("staff.observed", expected, standard, (starts(IN_POST), each(OBSERVED)), Within(months(6)), Next(OBSERVED), ("PS-0.7",), TEAM_MANAGER, during=IN_POST, ends_on_death=False,
         asks="A manager is to watch the worker's practice and say how it went", because="they joined or were last observed"),
    Duty("staff.appraised", expected, standard, (starts(IN_POST), each(APPRAISED)), Within(months(12)), Next(APPRAISED), ("PS-1.12",), TEAM_MANAGER, during=IN_POST, ends_on_death=False,
         asks="The worker is to have an appraisal", because="they joined or last had one"),
)
# fmt: on
