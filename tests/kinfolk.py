"""The family of the cast at its widest: Jade's father and his new family, her mother's partner, a baby on the way, grandparents, an aunt."""

from uuid import uuid4

from cast import Cast

BORN = {
    "paul": 33 * 366,
    "tomek": 36 * 366,
    "lena": 30 * 366,
    "rosa": 61 * 366,
    "jean": 70 * 366,
    "ada": 35 * 366,
    "mika": 3 * 366,
    "kit": 9 * 366,
}
SEX = {"rosa": "female", "lena": "female", "ada": "female", "mika": "male"}
NAMES = {
    "paul": ("Paul", "Le Brocq"),
    "tomek": ("Tomek", "Zawada"),
    "lena": ("Lena", "Renouf"),
    "rosa": ("Rosa", "Pereira"),
    "jean": ("Jean", "Le Brocq"),
    "ada": ("Adelina Maria", "Pereira-Le Sueur"),
    "mika": ("Mika", "Le Brocq"),
    "kit": ("Kit", "Zawada"),
}


def kinfolk(cast: Cast) -> Cast:
    """`mika`, a half-brother, and `kit`, a stepbrother, are children of Ana's too, so that their records are open to her."""
    for who, (given, family) in NAMES.items():
        cast.people[who] = uuid4()
        cast.tell(who, "person-identified", 180, by="hana", opens=True, given=given, family=family, sex=SEX.get(who, "male"))
        cast.tell(who, "born", BORN[who], by="hana")
    cast.tell("jean", "died", 60, by="hana")
    cast.people["baby"] = uuid4()
    cast.tell("baby", "person-identified", 40, by="hana", opens=True, family="Zawada", expected=str(cast.ago(-90)))
    _ties(cast)
    for child in ("mika", "kit", "baby"):
        cast.tell(child, "allocated", 30, by="ben", role="lead-social-worker", practitioner=str(cast.ana), team=str(cast.team))
    return cast


def _ties(cast: Cast) -> None:
    def tie(whose: str, relation: str, other: str, **more: object) -> None:
        cast.tell(whose, "relationship-noted", 39, by="hana", other=str(cast.people[other]), relation=relation, **more)

    marie = str(cast.marie)
    tie("jade", "father", "paul", lives_with=False)
    tie("jade", "step-parent", "tomek", through=marie, lives_with=True)
    tie("jade", "grandparent", "rosa", through=marie)
    tie("jade", "grandparent", "jean", through=str(cast.paul))
    tie("jade", "aunt-or-uncle", "ada", through=marie)
    tie("jade", "half-sibling", "mika", through=str(cast.paul))
    tie("noah", "father", "tomek", lives_with=True)
    tie("mika", "father", "paul", lives_with=True)
    tie("mika", "mother", "lena", lives_with=True)
    tie("kit", "father", "tomek", lives_with=False)
    tie("baby", "mother", "marie")
    tie("baby", "father", "tomek")
    tie("paul", "ex-partner", "marie")


ADOPTED = {
    "nadia": ("Nadia", "Vautier", "female", 36 * 366),
    "sunny": ("Sunny", "Vautier", "", 3 * 366),
    "ivy": ("Ivy", "Vautier", "female", 6 * 366),
    "iris": ("Iris", "Vautier", "female", 6 * 366),
    "olga": ("Olga", "Coutanche", "female", 41 * 366),
    "piet": ("Piet", "Coutanche", "male", 43 * 366),
    "bram": ("Bram", "Coutanche", "male", 11 * 366),
}
ADOPTED_AGO = 60


def adopted_twins(cast: Cast) -> Cast:
    """Ivy and Iris, identical twins, who were adopted by Olga and Piet. Sunny stayed with Nadia, their mother by birth. All are open to Ana."""
    for who, (given, family, sex, days) in ADOPTED.items():
        cast.people[who] = uuid4()
        cast.tell(who, "person-identified", 400, by="hana", opens=True, given=given, family=family, sex=sex or "unknown")
        cast.tell(who, "born", days, by="hana")
        cast.tell(who, "allocated", 390, by="ben", role="lead-practitioner", practitioner=str(cast.ana), team=str(cast.team))

    def tie(whose: str, relation: str, other: str, days: int, **more: object) -> None:
        cast.tell(whose, "relationship-noted", days, by="hana", other=str(cast.people[other]), relation=relation, **more)

    for child in ("sunny", "ivy", "iris"):
        tie(child, "mother", "nadia", 380, lives_with=child == "sunny")
    tie("ivy", "identical-twin", "iris", 380)
    tie("bram", "mother", "olga", 380, lives_with=True)
    tie("bram", "father", "piet", 380, lives_with=True)
    for child in ("ivy", "iris"):
        for parent in ("olga", "piet"):
            tie(child, "adoptive-parent", parent, ADOPTED_AGO, lives_with=True, parental_responsibility="yes", how_known="Adoption order")
        tie(child, "brother", "bram", ADOPTED_AGO, lives_with=True)
        cast.tell(child, "name-noted", ADOPTED_AGO, by="hana", sort="legal", family="Coutanche")
    return cast
