"""The sorts of home in which a looked-after child may live: general words, which say neither whose it is nor where."""

from corbiere.ledger.entry import Choice


class HomeSort(Choice):
    """The sorts of home in which a looked-after child lives."""

    FOSTER = "foster-care", "With foster carers"
    KINSHIP = "foster-care-with-relative-or-friend", "With relatives or friends who foster"
    CHILDRENS_HOME = "childrens-home", "In a children’s home"
    SECURE = "secure-childrens-home", "In a secure children’s home"
    SCHOOL = "residential-school", "At a residential school"
    SUPPORTED = "supported-accommodation", "In supported accommodation"
    PARENTS = "with-own-parents", "At home with a parent, in care"
    ADOPTION = "placed-for-adoption", "Placed for adoption"
    HOSPITAL = "hospital-or-nursing-care", "In hospital or nursing care"
    MOTHER_AND_BABY = "family-centre-or-mother-and-baby-unit", "In a family centre, or a mother and baby unit"
    CUSTODY = "young-offender-institution-or-prison", "In a young offender institution or prison"
    ALONE = "independent-living", "Living by themselves"
    OTHER = "other-placement", "Somewhere else"


# How what returns and older records call it begins.
CALLED = {
    "foster-care-with-relative": HomeSort.KINSHIP,
    "family and friends": HomeSort.KINSHIP,
    "kinship": HomeSort.KINSHIP,
    "foster": HomeSort.FOSTER,
    "children": HomeSort.CHILDRENS_HOME,
    "residential-care": HomeSort.CHILDRENS_HOME,
    "residential school": HomeSort.SCHOOL,
    "supported": HomeSort.SUPPORTED,
    "semi-independent": HomeSort.SUPPORTED,
    "placed-for-adoption": HomeSort.ADOPTION,
    "temporary-stay-in-hospital": HomeSort.HOSPITAL,
    "temporary": HomeSort.OTHER,
    "residential-employment": HomeSort.OTHER,
    "other": HomeSort.OTHER,
}


def sort_of_home(said: str) -> HomeSort | None:
    """The sort by its name, or by another that it has elsewhere; None for what nothing knows."""
    if said in set(HomeSort):
        return HomeSort(said)
    return next((sort for begins, sort in CALLED.items() if said.startswith(begins)), None)
