"""Supporting the people who do the work: supervision, observation, appraisal."""

from corbiere.statute.catalogue.words import TEAM_MANAGER, default, expected, standard
from corbiere.statute.duties import Duty, Next, each
from corbiere.statute.limits import Within, days, months
from corbiere.statute.patterns import fact

LEFT = fact("left")

# fmt: off
WORKFORCE = (
    Duty("staff.supervised", expected, default, (each(fact("joined", "supervision-held")),), Within(days(28)), Next(fact("supervision-held")), ("PS-1.9",), TEAM_MANAGER, until=LEFT, ends_on_death=False,
         asks="The worker is to have supervision", because="they joined or last had it", number_from="common practice in the United Kingdom: at least monthly"),
    Duty("staff.observed", expected, standard, (each(fact("joined", "practice-observed")),), Within(months(6)), Next(fact("practice-observed")), ("PS-0.7",), TEAM_MANAGER, until=LEFT, ends_on_death=False,
         asks="A manager is to watch the worker's practice and say how it went", because="they joined or were last observed"),
    Duty("staff.appraised", expected, standard, (each(fact("joined", "appraised")),), Within(months(12)), Next(fact("appraised")), ("PS-1.12",), TEAM_MANAGER, until=LEFT, ends_on_death=False,
         asks="The worker is to have an appraisal", because="they joined or last had one"),
)
# fmt: on
