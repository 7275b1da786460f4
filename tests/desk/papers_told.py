"""What is added to the story of the cast so that every sort of document has something to print."""

from uuid import UUID

from cast import Cast
from corbiere.ledger.models import EntryRow
from corbiere.ledger.reading import without_row_security

HOSTILE = '#import "x.typ": * $x^2$ *bold* _em_ `raw` <lab> @ref // no \\u{41} = heading'
ADDRESS = "9 La Motte Street"


def root_of(cast: Cast, kind: str, whom: str = "jade") -> UUID:
    with without_row_security():
        return EntryRow.objects.filter(subject=cast.people[whom], kind=kind).latest("order").root


def reviewed(cast: Cast) -> None:
    """A review that goes on with the plan, in the words of a family that must be able to read it; and a father who may not know the address."""
    meeting = cast.tell("jade", "conference-arranged", 22, by="ruth", type="review", at="14:30", place="The Bridge", chairs=str(cast.ruth),
                        **{"for": str(cast.ago(10))})  # fmt: skip
    asked = [{"who": "Marie Le Brocq", "sector": "family", "tie": "mother", "why": "Mother"},
             {"who": "Paulo Le Brocq", "sector": "family", "tie": "father", "why": "Father", "no_address": True},
             {"who": "Uncle Rui", "sector": "family", "tie": "other", "why": "Close to Jade"}]  # fmt: skip
    cast.tell("jade", "protection-invitations-sent", 20, by="ruth", of=str(meeting), asked=asked)
    cast.tell("jade", "protection-noted", 10, by="ruth", of=str(meeting), point="The plan so far",
              said={"text": f"Jade moved to {ADDRESS.upper()} in spring. {HOSTILE}", "ground": "reported", "reported_by": "Marie Le Brocq"})  # fmt: skip
    attended = [{"who": "Ana Pires", "sector": "social-care", "came": True, "how": "in-person"},
                {"who": "Claire Hacquoil", "sector": "health", "came": True, "how": "link"},
                {"who": "David Vibert", "sector": "education", "came": True},
                {"who": "Marie Le Brocq", "sector": "family", "tie": "mother", "came": True},
                {"who": "Paulo Le Brocq", "sector": "family", "tie": "father", "came": False, "why_not": "At sea"}]  # fmt: skip
    held = cast.tell("jade", "conference-held", 10, by="ruth", type="review", outcome="continue", meeting=str(meeting), attended=attended,
              chair=str(cast.ruth), why="Breakfast is going well; sleep is not.",
              in_plain_words="The plan goes on. Jade has breakfast every day now. Mum still needs help with sleep.",
              changes=[{"what": "A sleep nurse comes to the house", "against": "neglect", "who": "Claire Hacquoil", "by": str(cast.ago(-10))}],
              contingency="Gran takes Jade and Noah for the week", lead_social_worker=str(cast.ana), next_review=str(cast.ago(-150)),
              next_core_groups=[str(cast.ago(-18))], visit_days=14, complaints_told=True,
              views={"own_words": "I want to stay at 9, La Motte street with Mum. 😀", "how": "drawing, told Ana",
                     "weight": "Great: she is clear", "done_about": "She stays with Mum."},
              best={"why_best": "She keeps her bed, her school and Gran.", "wanted": "To stay with Mum, and no more visits", "followed": "partly",
                    "why_not_followed": "Somebody must see that you are well.", "alternatives": "To live with Gran", "at_stake": ["family", "safety"]},
              parents_say=[{"text": "I am tired.", "ground": "reported", "reported_by": "Marie, her mum"}],
              disagreements=[{"who": "Marie Le Brocq", "about": "The visits", "why": "Once a month would do", "came_of_it": "Asked again in May"}])  # fmt: skip
    cast.tell("jade", "conference-minutes-circulated", 5, by="ruth", of=str(held), to=["Marie Le Brocq"],
              sent=[{"who": "Marie Le Brocq", "how": "By hand"}], withheld=[{"who": "Uncle Rui", "why": "Jade is on her guard with him."}], agreed_by_chair=True)  # fmt: skip


def planned(cast: Cast) -> None:
    conference = root_of(cast, "conference-held")
    cast.tell("jade", "protection-plan-written", 10, by="ruth", stage="agreed", of=str(conference), harm="neglect", visit_days=14,
              safe_from=[{"what": "Going hungry", "harm": "neglect"}], needs=[{"area": "health", "what": "Breakfast and sleep"}],
              outcomes=[{"what": "Jade has breakfast every day", "measure": "School’s register", "by": str(cast.ago(-30)), "why_then": "Before the tests",
                         "aims": ["safety"], "actions": [{"what": "Breakfast club", "who": "School", "by": str(cast.ago(-2)), "known_by": "She is there"}]}],
              wanted=[{"side": "parents", "who": "Marie", "change": "Help at night", "needs": "A nurse"}],
              support=[{"what": "Sleep nurse", "whom": "parents", "provider": "Family Nursing", "starts": str(cast.ago(-3))}],
              contingency=[{"if": "she still comes hungry", "by": str(cast.ago(-40)), "then": "an early review", "who": "Ana Pires"}],
              seen_by=[{"who": "Claire Hacquoil", "how_often": "every week"}], roles=[{"who": "Gran", "side": "family", "part": "Fetches Jade on Fridays"}],
              household=[{"who": "Noah", "safe": "Seen by the health visitor every week"}],
              not_accepted=[{"who": "Marie", "wish": "Visits once a month", "why_not": "Jade must be seen every two weeks"}])  # fmt: skip
    cast.tell("jade", "protection-plan-answered", 7, people=[
        {"who": "Marie Le Brocq", "side": "parents", "accepts": True, "signed": "on-paper"},
        {"who": "Gran", "side": "family", "accepts": False, "why": "Fridays are too much"}])  # fmt: skip
    cast.tell("jade", "protection-childs-plan-written", 6, language="Portuguese", language_code="pt", worry="Queremos que estejas bem.",
              better=["Comes o pequeno-almoço todos os dias.", "A mamã dorme melhor."], we_will=["A Ana vem ver-te."],
              family_will=["A avó vai buscar-te às sextas."], you_can=["Diz à Ana o que queres."], tell="A Ana Pires, ou a tua professora.")  # fmt: skip
    came = [
        {"who": who, "sector": sector, "came": True}
        for who, sector in (("Ana Pires", "social-care"), ("Claire Hacquoil", "health"), ("Marie Le Brocq", "family"))
    ]
    cast.tell("jade", "core-group-held", 4, quorate=True, attended=came, chaired_by=str(cast.ana), life="She sleeps better now.",
              progress=[{"outcome": "Jade has breakfast every day", "progress": "on-track"},
                        {"outcome": "Mum has help with sleep", "progress": "off-track", "what_now": "Ask the doctor again"}],
              risk=[{"text": "No night alone since March.", "ground": "observed"}],
              actions=[{"what": "Ring the doctor", "who": "Claire Hacquoil", "by": str(cast.ago(1))}],
              expected=[{"who": "Marie", "change": "Gets up with Jade", "explained": "In Portuguese; she agrees"}],
              contacts=[{"who": "Ana Pires", "whom": "Jade", "how_often": "every two weeks"}],
              recommended=[{"text": "Visits every three weeks", "ground": "opinion"}], all_agreed=True, next_meetings=[str(cast.ago(-24))],
              views={"own_words": "I like the club."}, family_say=[{"text": "It helps.", "ground": "reported", "reported_by": "Gran"}])  # fmt: skip


def papers(cast: Cast) -> None:
    reviewed(cast)
    planned(cast)
