"""Getting to know a child in care, and who of their own could look after them (Standards 5.5, 5.11)."""

from corbiere.ledger.conditions import answered
from corbiere.ledger.entry import PERSON, Choice, Entry, ask
from corbiere.ledger.fields import NearPersonId, OwnText, Part, Text, Words
from corbiere.ledger.whose import MANAGER, REVIEWER, WORKER, WORKING


class DirectWorkDone(
    Entry,
    kind="direct-work-done",
    whose=(WORKER, MANAGER, REVIEWER),
    about=PERSON,
    called="Direct work",
    category="care",
    short_form=("said", "did", "tool", "learned"),
    also=("three houses", "wishes and feelings work", "life story work", "play"),
    story="{by} worked with {child}: {did}",
):
    """You did something together, so that the child could say what matters to them. Write what you learned for the plan."""

    did: Words = ask("What did you do together?", cites="PS-5.11", in_line=True)
    tool: Words | None = ask("With which tool?", hint="Three houses, a timeline, drawing, cooking", cites="PS-5.11")
    said: OwnText | None = ask("What did {child} say or show?", cites=("PS-5.11", "PS-7.5"))
    learned: OwnText = ask("What did you learn for their plan?", cites="PS-5.11")


class CouldCare(Choice):
    """What came of asking somebody of the family or its friends."""

    NOW = "now", "They can look after the child now"
    LATER = "later", "They may, and it is being looked into"
    HELPS = "helps", "Not that, but they help in another way"
    CANNOT = "cannot", "They cannot, or do not want to"
    NOT_SAFE = "not-safe", "It would not be safe"
    NOT_ASKED = "not-asked", "Not asked yet"


class ConnectedCarer(Part):
    """Somebody of the family or its friends, and whether they could look after the child."""

    short_form = ("person", "who", "found", "why")

    person: NearPersonId | None = ask("Who?", cites="PS-5.5", default=None)
    who: Words = ask("Their name, and who they are to {child}", cites="PS-5.5", told_by="person")
    found: CouldCare = ask("What came of asking them?", cites="PS-5.5")
    why: Text | None = ask("Why, and what was agreed?", cites="PS-5.5", only_if=answered("found", *CouldCare), default=None)

    def __str__(self) -> str:
        return f"{self.who}: {self.found.label.lower()}"


class ConnectedCarersExplored(
    Entry,
    kind="connected-carers-explored",
    whose=WORKING,
    about=PERSON,
    called="Asked who of the family could care",
    verb="Ask",
    category="care",
    shared=("carers", "nobody"),
    short_form=("child_says", "carers", "nobody"),
    also=("kinship", "connected persons", "family and friends care", "viability"),
    story="Family and friends were asked who could look after {child}",
):
    """You asked among family and friends who could look after the child, or help, before and while they are in care."""

    carers: list[ConnectedCarer] = ask("Who was thought of?", cites="PS-5.5", max_length=20)
    nobody: Text | None = ask("Why is there nobody to ask?", hint="Where nobody can be thought of", cites="PS-5.5")
    child_says: OwnText | None = ask("Whom does {child} name?", cites=("PS-5.5", "PS-7.5"))
