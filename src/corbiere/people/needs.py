"""The words in which a child’s need is spoken of by everybody: how much it is, what it touches, and what harms a child."""

from corbiere.ledger.entry import Choice


class LevelOfNeed(Choice):
    """The Continuum of Need (WT-continuum-6), each level with how it shows and what it was called before (WT-continuum-12)."""

    UNIVERSAL = "universal", "Universal", "Needs nothing beyond what every child has"
    WELLBEING = "wellbeing", "Wellbeing", "Something harms their wellbeing, or may. Formerly Early help"
    HEALTH_OR_DEVELOPMENT = (
        "health-or-development",
        "Health or development",
        "Considerable or complex needs: without services their health or development suffers. Formerly Child in need",
    )
    SAFEGUARDING = (
        "safeguarding",
        "Safeguarding",
        "There is reasonable cause to think that they suffer significant harm, or are likely to. Formerly Child protection",
    )


WAS = {  # the older terms, which returns and other services still use (WT-continuum-12)
    LevelOfNeed.WELLBEING: "Early help",
    LevelOfNeed.HEALTH_OR_DEVELOPMENT: "Child in need",
    LevelOfNeed.SAFEGUARDING: "Child protection",
}


class Indicator(Choice):
    """The eight areas in which wellbeing is understood (WT-wellbeing-1). No agency renames or leaves out one (WT-carry-15)."""

    SAFE = "safe", "Safe"
    HEALTHY = "healthy", "Healthy"
    ACHIEVING = "achieving", "Achieving"
    NURTURED = "nurtured", "Nurtured"
    ACTIVE = "active", "Active"
    RESPECTED = "respected", "Respected"
    RESPONSIBLE = "responsible", "Responsible"
    INCLUDED = "included", "Included"


HELP = {  # in our own words: the sources name the eight, and describe none
    Indicator.SAFE: "At home, at school, outside and online",
    Indicator.HEALTHY: "Body and mind, food, sleep, teeth, and being seen by those who help",
    Indicator.ACHIEVING: "Learning, at school and out of it, and being helped to",
    Indicator.NURTURED: "Being loved, looked after and comforted, in a home that lasts",
    Indicator.ACTIVE: "Playing, moving, doing things with others",
    Indicator.RESPECTED: "Being listened to, and having a part in what is decided about them",
    Indicator.RESPONSIBLE: "Having a part to play that suits their age, and help where that goes wrong",
    Indicator.INCLUDED: "Belonging: to a family, to friends, to the island, whatever there is to live on",
}


class Limb(Choice):
    """What makes a need one of health or development, of which any is enough (Guidance 103)."""

    WITHOUT_SERVICES = "without-services", "Without help they are unlikely to reach or keep a reasonable level of health or development"
    IMPAIRED = "impaired", "Without help their health or development is likely to be significantly harmed, or harmed further"
    DISABILITY = "disability", "A disability, theirs or of somebody who lives with them, harms their health or development"
    IN_PATIENT = "in-patient", "They are in hospital, or in an approved place, for their mental health"


class Dimension(Choice):
    """Sides of health and of development (WT-gov-28). More of them may be named in words (WT-gov-29)."""

    PHYSICAL_HEALTH = "physical-health", "Physical health"
    MENTAL_HEALTH = "mental-health", "Mental health"
    BEHAVIOURAL = "behavioural", "Behavioural development"
    EMOTIONAL = "emotional", "Emotional development"
    INTELLECTUAL = "intellectual", "Intellectual development"
    MENTAL = "mental", "Mental development"
    MORAL = "moral", "Moral development"
    PHYSICAL = "physical", "Physical development"
    SPIRITUAL = "spiritual", "Spiritual development"
    SOCIAL = "social", "Social development"


class Harm(Choice):
    """The forms of harm (Guidance 166). The source leaves the list open."""

    NEGLECT = "neglect", "Neglect"
    EMOTIONAL = "emotional", "Emotional abuse"
    PHYSICAL = "physical", "Physical abuse"
    SEXUAL = "sexual", "Sexual abuse"
    OTHER = "other", "Another form of harm"

    def named(self, words: str | None) -> str:
        """With the words that were found for it, where it is none of the four."""
        return f"{self.label}: {words}" if self is Harm.OTHER and words else self.label
