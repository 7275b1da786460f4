"""The work that casework brings somebody: the days they planned, and what other agencies were asked."""

from corbiere.casework.entries import AgencyAnswered, AgencyAsked, Planned, PlannedWhat
from corbiere.work import waiting, workload
from corbiere.work.tasks import OwnDay, declare_own_day

declare_own_day(OwnDay(Planned.kind, day="for", what="what", offered=tuple(PlannedWhat)))
workload.declare(waiting.OpenQuestion(asked=AgencyAsked.kind, answered=AgencyAnswered.kind))
