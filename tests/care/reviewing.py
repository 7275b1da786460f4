"""A child in care whose reviewing officer has recommended what the social worker does not agree to: told for pages and for the browser."""

from access.roles import with_roles
from cast import Cast
from corbiere.care.meetings import REVIEW

OWN = "I want to stay with Jo"


def reviewed(cast: Cast) -> Cast:
    """Jade came into care thirty days ago, and Rob reviews it; Noah came two days ago, and nobody reviews his."""
    with_roles(cast)
    cast.tell("jade", "care-started", 30, status="accommodated")
    appointed = {"practitioner": str(cast.rob), "experienced": True, "independent": True}
    cast.tell("jade", "reviewer-appointed", 28, by="mo", **appointed)
    meeting = cast.tell("jade", REVIEW.family.arranged, 20, by="rob", chairs=str(cast.rob), **{"for": str(cast.ago(-7))})
    cast.tell("jade", "review-consultation-received", 3, side="child", own_words=OWN, of=str(meeting))
    made = cast.tell("jade", "review-recommendation-made", 9, by="rob", what="A tutor at home", why="She falls behind")
    cast.tell("jade", "review-recommendation-answered", 8, of=str(made), answer="disputed", why="Her school says no")
    cast.tell("noah", "care-started", 2, status="accommodated")
    cast.tell("jade", "review-challenge-made", 12, by="rob", what="Nobody took her to the dentist", to=str(cast.ana))
    return cast
