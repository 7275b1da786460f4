"""A child's own story while in care: what is kept of it, what they achieve, and who they are (Standards 5.15, 5.19, 5.25)."""

from corbiere.ledger.conditions import answered
from corbiere.ledger.declaration import WHOLE
from corbiere.ledger.entry import PERSON, Choice, Entry, ask
from corbiere.ledger.fields import DocumentName, OwnText, Part, Text, Words
from corbiere.ledger.whose import CARER, MANAGER, REVIEWER, WORKER, WORKING


class StorySort(Choice):
    """What belongs to a life story."""

    MEMORY = "memory", "Something that happened"
    PHOTO = "photo", "A photograph, or a film"
    POSSESSION = "possession", "Something that is dear to them"
    FAMILY = "family", "Something of or about the family"
    PLACE = "place", "A place that they lived in or love"
    PERSON = "person", "Somebody who matters to them"
    LETTER = "letter", "A letter for later"
    TALK = "talk", "A talk about why they are in care"


class MayHaveIt(Choice):
    """When a child may see what is kept for them."""

    NOW = "now", "Now"
    WITH_SOMEBODY = "with-somebody", "Now, with somebody beside them"
    LATER = "later", "Later"


class LifeStoryAdded(
    Entry,
    kind="life-story-added",
    whose=(WORKER, MANAGER, REVIEWER),
    about=PERSON,
    called="Life story",
    verb="Add",
    category="care",
    short_form=("own_words", "what", "told", "document", "kept_where", "may_have", "why_later"),
    also=("life story work", "memory box", "photographs", "later life letter"),
    story="For {child}’s life story: {what}",
):
    """Something for the child’s own story. Write it so that they can read it one day; a photograph is kept with the record."""

    what: StorySort = ask("What is it?", cites="PS-5.15", in_line=True)
    told: OwnText = ask("Tell it, as you would tell it to {child}", cites="PS-5.15")
    own_words: OwnText | None = ask("What does {child} say about it?", cites=("PS-5.15", "PS-7.5"))
    document: DocumentName | None = ask("The photograph, drawing or letter", hint="JPEG, PDF or Word, 20 MB at most", cites="PS-5.15")
    kept_where: Words | None = ask("Where is the thing itself kept?", hint="The memory box at the carers’, for example", cites="PS-5.15")
    may_have: MayHaveIt | None = ask("When may {child} see it?", cites="PS-5.15")
    why_later: Text | None = ask("Why later, and when?", cites="PS-5.15", only_if=answered("may_have", MayHaveIt.LATER))


class AchievementNoted(
    Entry,
    kind="achievement-noted",
    whose=(CARER, WORKER, MANAGER, REVIEWER),
    about=PERSON,
    called="Achievement",
    category="daily",
    family=WHOLE,
    short_form=("says", "what", "marked"),
    also=("certificate", "award", "proud", "success"),
    story="{child}: {what}",
):
    """Something to be proud of, large or small. It belongs to their life story."""

    what: Words = ask("What did {child} do, or learn?", cites="PS-5.25", in_line=True)
    says: OwnText | None = ask("What does {child} say about it?", cites="PS-7.5")
    marked: Words | None = ask("How was it marked?", hint="A cake, a certificate, told to Mum", cites="PS-5.25")


class Identity(Choice):
    """What is to be thought of in who a child is (PS-5.19)."""

    RACE = "race", "Race"
    ETHNICITY = "ethnicity", "Ethnicity, heritage and faith"
    LANGUAGE = "language", "Language"
    DISABILITY = "disability", "Disability"
    GENDER = "gender", "Gender"
    SEXUALITY = "sexuality", "Sexuality"


class IdentityPoint(Part):
    """One side of who a child is: what it means for how they are cared for, or why it was not talked about."""

    short_form = ("of", "needs", "not_discussed")

    of: Identity = ask("Of what?", cites="PS-5.19")
    needs: Text | None = ask("What does it mean for {child}, and what is done for it?", cites="PS-5.19", default=None)
    not_discussed: Text | None = ask("Why was it not talked about?", hint="Only where that is so", cites="PS-5.19", default=None)

    def __str__(self) -> str:
        return f"{self.of.label}: {self.needs or 'not talked about'}"


class IdentityConsidered(
    Entry,
    kind="identity-considered",
    whose=WORKING,
    about=PERSON,
    called="Who they are",
    verb="Consider",
    category="care",
    whole=True,
    short_form=("own_words", "points", "belonging"),
    also=("identity", "ethnicity", "culture", "religion", "diversity"),
    story=False,
):
    """What the child’s race, ethnicity, language, disability, gender and sexuality mean for their care, as they say it themselves."""

    own_words: OwnText | None = ask("How does {child} say who they are?", cites=("PS-5.19", "PS-7.5"))
    points: list[IdentityPoint] = ask("What was thought of?", cites="PS-5.19", max_length=6)
    belonging: OwnText | None = ask("What helps {child} to belong, and to meet others like them?", cites="LAC-389-1")
