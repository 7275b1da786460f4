"""Who of a core group of the island sees whom."""

from corbiere.island.telling import Answers, StoryTelling

EVERY_DAYS = 14  # the island's core groups ask no more of the lead than the procedure does


def contacts(told: StoryTelling) -> list[Answers]:
    """The lead as often as the conference asked; the others as their work goes, which is no number of days."""
    circle, child = told.circle, told.say("{name}")
    lead = {"who": str(circle.lead.name), "practitioner": circle.lead.id, "whom": child, "child": True, "how_often": "At home, alone"}
    school = {
        "who": str(circle.teacher.name),
        "practitioner": circle.teacher.id,
        "whom": child,
        "child": True,
        "how_often": "Every school day",
    }
    parents = {"who": str(circle.helper.name), "practitioner": circle.helper.id, "whom": told.parents[0], "how_often": "Twice a week"}
    return [
        lead | {"every_days": EVERY_DAYS, "together": "Not on a day on which the helper comes"},
        school | {"together": told.say("Rings the lead the same day if {name} is not there")},
        parents,
    ]
