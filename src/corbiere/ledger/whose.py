"""Whose act an entry is. Each kind names the ties and roles of which one is needed to record it; to read it is another question."""

from corbiere.ledger.entry import Choice, Whose


class TieOrRole(Whose):
    """Whose act an entry can be."""

    LEAD = "lead", "the lead social worker"
    WORKER = "worker", "somebody who works with them"
    MANAGER = "manager", "the manager of those who work with them"
    REVIEWER = "reviewer", "their reviewing officer"
    RECEIVER = "receiver", "the person the work was offered to"
    STEP_HOLDER = "step-holder", "whoever has the next step"
    CHAIR = "chair", "the conference chair"
    MEETING_CHAIR = "meeting-chair", "the chair of the meeting"
    CONFERENCE_SERVICE = "conference-service", "the administrator of the Independent Safeguarding Service"
    SERVICE_MANAGER = "service-manager", "the manager of the Independent Safeguarding Service"
    CORE_GROUP = "core-group", "somebody in the core group"
    HUB = "hub", "the Children and Families Hub"
    HUB_GIVING = "hub-giving", "the Children and Families Hub, where nobody works with them yet"
    HUB_DECIDING = "hub-deciding", "the Children and Families Hub, while it decides on a worry"
    HUB_WAITING = "hub-waiting", "the Children and Families Hub, until what it decided is taken on and told"
    ASSESSOR = "assessor", "whoever assesses their needs"
    HELPER_MANAGER = "helper-manager", "the manager of whoever assesses or helps them"
    LEAD_WORKER = "lead-worker", "the Lead Worker of their plan"
    TEAM_AROUND = "team-around", "somebody in the team around them"
    VIRTUAL_SCHOOL = "virtual-school", "the Virtual School"
    LEADS_VIRTUAL_SCHOOL = "leads-virtual-school", "somebody who leads the Virtual School"
    DESIGNATED_TEACHER = "designated-teacher", "the designated teacher at their school"
    CARER = "carer", "the carer with whom they live"
    ANYBODY = "anybody", "anybody who works here"
    ONESELF = "oneself", "the person themselves"
    LINE_MANAGER = "line-manager", "their manager"
    REGISTER_KEEPER = "register-keeper", "somebody who keeps the registers"
    DIRECTORY = "directory", "a manager, or somebody who keeps the registers"
    ELSEWHERE = "elsewhere", "nobody here"


# Each by its own name, so that a kind reads `whose=(LEAD, MANAGER)`.
(
    LEAD, WORKER, MANAGER, REVIEWER, RECEIVER, STEP_HOLDER, CHAIR, MEETING_CHAIR, CONFERENCE_SERVICE, SERVICE_MANAGER, CORE_GROUP,
    HUB, HUB_GIVING, HUB_DECIDING, HUB_WAITING, ASSESSOR, HELPER_MANAGER, LEAD_WORKER, TEAM_AROUND,
    VIRTUAL_SCHOOL, LEADS_VIRTUAL_SCHOOL, DESIGNATED_TEACHER, CARER,
    ANYBODY, ONESELF, LINE_MANAGER, REGISTER_KEEPER, DIRECTORY, ELSEWHERE,
) = TieOrRole  # fmt: skip

# Who leads the work answers for it, with the manager: what decides, begins and ends (CPP-109, PS-1.3, WT-continuum-17).
LEADING = (LEAD, MANAGER)
# Everybody who works with somebody writes down that work.
WORKING = (WORKER, MANAGER)
# The four acts of those of other services in the core group: I saw (CPP-37, CPP-105, CPP-106), the child said (PS-7.5, CPP-32), I am
# worried (CPP-108, CPP-114), my part of the plan (CPP-33, CPP-58, CPP-112).
PARTNERS = (WORKER, MANAGER, CORE_GROUP)
SEEING = (WORKER, MANAGER, REVIEWER, CORE_GROUP)
# Whoever leads a plan of help meets the child and the family as part of it (WT-118-2).
MEETING_THEM = (*SEEING, LEAD_WORKER)
NOTICED = (WORKER, MANAGER, REVIEWER, CORE_GROUP, CHAIR)
# Who somebody is may be put down wherever people are first met; how they live and who belongs to them, by those who look into it.
IDENTIFYING = (WORKER, MANAGER, HUB)
TELLING = (WORKER, MANAGER, HUB_DECIDING)
# What is sent out and comes in, by those whose paper it is (CPP-75, ISS-A-7, ISS-7-C3).
PAPERS = (WORKER, MANAGER, CONFERENCE_SERVICE, CHAIR)


class PartnerAct(Choice):
    """The acts under which those of other services in a core group find what is theirs to record, in this order."""

    SAW = "saw", "I saw"
    SAID = "said", "The child said"
    WORRIED = "worried", "I am worried"
    PART = "part", "My part of the plan"


SAW, SAID, WORRIED, PART = PartnerAct
