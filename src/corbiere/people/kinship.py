"""Relations of one person to another: each with the word for the way back."""

from corbiere.ledger.entry import Choice


class Relation(Choice):
    """What the other person is to the person whose record it is."""

    MOTHER = "mother", "Mother"
    FATHER = "father", "Father"
    PARENT = "parent", "Parent"
    ADOPTIVE_PARENT = "adoptive-parent", "Adoptive parent"
    STEP_PARENT = "step-parent", "Step-parent"
    PARENTS_PARTNER = "parents-partner", "Partner of a parent"
    CHILD = "child", "Child"
    ADOPTED_CHILD = "adopted-child", "Adopted child"
    STEP_CHILD = "step-child", "Step-child"
    PARTNERS_CHILD = "partners-child", "Child of a partner"
    SISTER = "sister", "Sister"
    BROTHER = "brother", "Brother"
    SIBLING = "sibling", "Brother or sister"
    TWIN = "twin", "Twin"
    IDENTICAL_TWIN = "identical-twin", "Identical twin"
    HALF_SIBLING = "half-sibling", "Half-brother or half-sister"
    STEP_SIBLING = "step-sibling", "Step-brother or step-sister"
    GRANDPARENT = "grandparent", "Grandparent"
    GRANDCHILD = "grandchild", "Grandchild"
    AUNT_OR_UNCLE = "aunt-or-uncle", "Aunt or uncle"
    NIECE_OR_NEPHEW = "niece-or-nephew", "Niece or nephew"
    COUSIN = "cousin", "Cousin"
    PARTNER = "partner", "Wife, husband or partner"
    EX_PARTNER = "ex-partner", "Former partner"
    CARER = "carer", "Carer"
    CARED_FOR = "cared-for", "Somebody they care for"
    FOSTER_CARER = "foster-carer", "Foster carer"
    FOSTERED = "fostered", "Child in their foster care"
    PRIVATE_FOSTER_CARER = "private-foster-carer", "Private foster carer"
    PRIVATELY_FOSTERED = "privately-fostered", "Child in their private foster care"
    GUARDIAN = "guardian", "Guardian"
    WARD = "ward", "Child they are guardian of"
    FRIEND = "friend", "Friend of the family"
    OTHER_RELATIVE = "other-relative", "Another relative"


R = Relation
_PAIRS = (
    (R.PARENT, R.CHILD),
    (R.ADOPTIVE_PARENT, R.ADOPTED_CHILD),
    (R.STEP_PARENT, R.STEP_CHILD),
    (R.PARENTS_PARTNER, R.PARTNERS_CHILD),
    (R.GRANDPARENT, R.GRANDCHILD),
    (R.AUNT_OR_UNCLE, R.NIECE_OR_NEPHEW),
    (R.CARER, R.CARED_FOR),
    (R.FOSTER_CARER, R.FOSTERED),
    (R.PRIVATE_FOSTER_CARER, R.PRIVATELY_FOSTERED),
    (R.GUARDIAN, R.WARD),
)
PARENTS = frozenset((R.MOTHER, R.FATHER, R.PARENT, R.ADOPTIVE_PARENT))
SIBLINGS = frozenset((R.SISTER, R.BROTHER, R.SIBLING, R.TWIN, R.IDENTICAL_TWIN, R.HALF_SIBLING, R.STEP_SIBLING))
_BOTH_WAYS = (R.SIBLING, R.TWIN, R.HALF_SIBLING, R.STEP_SIBLING, R.COUSIN, R.PARTNER, R.EX_PARTNER, R.FRIEND, R.OTHER_RELATIVE)
_PLAIN = {  # the same tie, said more closely
    R.MOTHER: R.PARENT, R.FATHER: R.PARENT, R.SISTER: R.SIBLING, R.BROTHER: R.SIBLING, R.IDENTICAL_TWIN: R.TWIN,
}  # fmt: skip
_BACK = dict(_PAIRS) | {b: a for a, b in _PAIRS} | {both: both for both in (*_BOTH_WAYS, R.IDENTICAL_TWIN)}

# On the record of the one they look after, the other holds parental responsibility; on the record of the older, they themselves do.
THE_YOUNGER = frozenset(younger for _, younger in _PAIRS)


def plain(relation: Relation) -> Relation:
    """The tie without what only a closer word says of it: a mother is a parent."""
    return _PLAIN.get(relation, relation)


def back(relation: Relation) -> Relation:
    """The relation the other way round."""
    return _BACK.get(relation) or _BACK[plain(relation)]


_BY_SEX = {
    R.PARENT: {"female": "Mother", "male": "Father"},
    R.ADOPTIVE_PARENT: {"female": "Adoptive mother", "male": "Adoptive father"},
    R.STEP_PARENT: {"female": "Stepmother", "male": "Stepfather"},
    R.CHILD: {"female": "Daughter", "male": "Son"},
    R.ADOPTED_CHILD: {"female": "Adopted daughter", "male": "Adopted son"},
    R.STEP_CHILD: {"female": "Stepdaughter", "male": "Stepson"},
    R.SIBLING: {"female": "Sister", "male": "Brother"},
    R.HALF_SIBLING: {"female": "Half-sister", "male": "Half-brother"},
    R.STEP_SIBLING: {"female": "Stepsister", "male": "Stepbrother"},
    R.GRANDPARENT: {"female": "Grandmother", "male": "Grandfather"},
    R.GRANDCHILD: {"female": "Granddaughter", "male": "Grandson"},
    R.AUNT_OR_UNCLE: {"female": "Aunt", "male": "Uncle"},
    R.NIECE_OR_NEPHEW: {"female": "Niece", "male": "Nephew"},
}


def in_words(relation: Relation, sex: str, unborn: bool) -> str:
    """As it is said of somebody of that sex: `Sister`, or `Brother or sister` where it is not known; `…, not yet born`."""
    said = _BY_SEX.get(relation, {}).get(sex, relation.label)
    return f"{said}, not yet born" if unborn else said
