"""The work that casework brings somebody: the days they planned, and what other agencies were asked."""

from corbiere.casework.entries import AgencyAnswered, AgencyAsked, Planned, PlannedWhat
from corbiere.work import workload
from corbiere.work.tasks import OwnDay, declare_own_day

declare_own_day(OwnDay(Planned.kind, day="for", what="what", offered=tuple(PlannedWhat)))
workload.declare(workload.OpenQuestion(asked=AgencyAsked.kind, answered=AgencyAnswered.kind))
