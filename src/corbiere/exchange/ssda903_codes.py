"""The code lists and tables of the looked-after return SSDA903, with what each means here."""

import re

# fmt: off
# Why an episode began. `care`: care begins; `order`: the legal status changed; `moved`: a new placement began.
EPISODE_BEGINS: dict[str, frozenset[str]] = {
    "S": frozenset(("care", "moved")),    # started to be looked after
    "L": frozenset(("order",)),           # legal status only
    "P": frozenset(("moved",)),           # placement and carer
    "T": frozenset(("moved",)),           # placement, same carer
    "B": frozenset(("order", "moved")),   # legal status, placement and carer
    "U": frozenset(("order", "moved")),   # legal status and placement, same carer
}

# Legal status: (plain words, status of care-started, the court's order or "")
LEGAL_STATUSES: dict[str, tuple[str, str, str]] = {
    "C1": ("interim care order", "in-care", "interim-care-order"),
    "C2": ("full care order", "in-care", "care-order"),
    "D1": ("freeing order", "in-care", "freeing-order"),
    "E1": ("placement order", "in-care", "placement-order"),
    "V2": ("single period of accommodation by agreement", "accommodated", ""),
    "V3": ("short breaks, each recorded by itself", "accommodated", ""),
    "V4": ("short breaks under one agreement", "accommodated", ""),
    "L1": ("police protection", "in-care", ""),
    "L2": ("emergency protection order", "in-care", "emergency-protection-order"),
    "L3": ("child assessment order", "in-care", "child-assessment-order"),
    "J1": ("remanded", "custody", "remand"),
    "J2": ("detained by the police", "custody", ""),
    "J3": ("youth rehabilitation order with residence", "custody", "youth-rehabilitation-order"),
}
SHORT_BREAKS = ("V3", "V4")

PLACEMENTS = {
    "A3": "placed for adoption with consent, with current foster carer",
    "A4": "placed for adoption with consent, not with current foster carer",
    "A5": "placed for adoption with placement order, with current foster carer",
    "A6": "placed for adoption with placement order, not with current foster carer",
    "H5": "semi-independent or supported accommodation",
    "K1": "secure children's home",
    "K2": "children's home",
    "K3": "supported accommodation",
    "P1": "with own parents",
    "P2": "independent living",
    "P3": "residential employment",
    "R1": "residential care home",
    "R2": "hospital or nursing care",
    "R3": "family centre or mother and baby unit",
    "R5": "young offender institution or prison",
    "S1": "residential school",
    "T0": "temporary move of any kind",
    "T1": "temporary stay in hospital",
    "T2": "temporary absence on holiday",
    "T3": "temporary placement while carer is on holiday",
    "T4": "temporary placement of seven days or less",
    "U1": "foster care with relative or friend, long term",
    "U2": "foster care with relative or friend who may adopt",
    "U3": "foster care with relative or friend",
    "U4": "foster care, long term",
    "U5": "foster care with carer who may adopt",
    "U6": "foster care",
    "Z1": "other placement",
    "Z11": "other placement Z11",
    "Z12": "other placement Z12",
    "Z13": "other placement Z13",
    "Z14": "other placement Z14",
}
# The first and the last year of the return (that of its 31 March) in which a code is in use, where it is not in all of them.
IN_USE: dict[str, tuple[int, int]] = {
    "H5": (0, 2025), "P2": (0, 2025), "Z1": (0, 2025), "K3": (2025, 9999),
    "Z11": (2026, 9999), "Z12": (2026, 9999), "Z13": (2026, 9999), "Z14": (2026, 9999),
}


NOT_ENDED, DIED = "X1", "E2"
EPISODE_ENDS = {
    "X1": "another episode begins on the same day",
    "E2": "died",
    "E3": "care taken over by another authority",
    "E4": "returned home",
    "E4A": "returned home as planned",
    "E4B": "returned home, not as planned",
    "E5": "independent living with support",
    "E6": "independent living without support",
    "E7": "residential care of adult services",
    "E8": "ceased for another reason",
    "E9": "sentenced to custody",
    "E11": "adopted, not opposed",
    "E12": "adopted, consent dispensed with",
    "E13": "left to live with someone without parental responsibility",
    "E14": "remand ended",
    "E15": "found to be an adult",
    "E16": "moved abroad",
    "E17": "turned 18 and stayed with the carer",
    "E41": "residence or child arrangements order",
    "E43": "special guardianship, former foster carer",
    "E44": "special guardianship, another carer",
    "E45": "special guardianship, foster carer who is a relative or friend",
    "E46": "special guardianship, another foster carer",
    "E47": "special guardianship, relative or friend who did not foster",
    "E48": "special guardianship, someone else",
}

# How the child took part in the review: `participated`, or "" where the code does not say.
REVIEWS: dict[str, tuple[str, str]] = {
    "PN0": ("under four years old", ""),
    "PN1": ("attended and spoke", "yes"),
    "PN2": ("attended, an advocate spoke", "yes"),
    "PN3": ("attended and conveyed views without speech", "yes"),
    "PN4": ("attended, views not conveyed", "no"),
    "PN5": ("did not attend, an advocate spoke", "yes"),
    "PN6": ("did not attend, views conveyed otherwise", "yes"),
    "PN7": ("did not attend, views not conveyed", "no"),
}

_OC2 = "DOB SDQ_SCORE SDQ_REASON CONVICTED IMMUNISATIONS TEETH_CHECK SUBSTANCE_MISUSE INTERVENTION_RECEIVED INTERVENTION_OFFERED"

# A table is known by the columns it must have; the rest of its columns are those that the return knows.
TABLES: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    name: (frozenset(needed.split()), frozenset((needed + " " + others).split()))
    for name, needed, others in (
        ("episodes", "CHILD DECOM RNE LS PLACE DEC REC", "CIN PLACE_PROVIDER REASON_PLACE_CHANGE HOME_POST PL_POST URN"),
        ("header", "CHILD DOB ETHNIC", "SEX UPN MOTHER MC_DOB"),
        ("reviews", "CHILD REVIEW REVIEW_CODE", "DOB"),
        ("unaccompanied asylum-seeking children", "CHILD DUC", "SEX DOB"),
        ("missing episodes", "CHILD MISSING MIS_START", "DOB MIS_END"),
        ("health and offending (OC2)", "CHILD HEALTH_CHECK HEALTH_ASSESSMENT", _OC2),
        ("care leavers (OC3)", "CHILD IN_TOUCH ACTIV", "DOB ACCOM"),
        ("adoptions (AD1)", "CHILD DATE_INT DATE_MATCH", "DOB FOSTER_CARE NB_ADOPTR SEX_ADOPTR LS_ADOPTR"),
        ("placed for adoption", "CHILD DATE_PLACED", "DOB DATE_PLACED_CEASED REASON_PLACED_CEASED"),
        ("previous permanence", "CHILD PREV_PERM", "DOB LA_PERM DATE_PERM"),
        ("social worker episodes", "CHILD SW_ID SW_DECOM", "DOB SW_DEC SW_REASON"),
        ("deprivations of liberty", "CHILD DOLO_START", "DOB DOLO_END"),
    )
}
# fmt: on
CODE_COLUMNS = ("RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "REC", "REASON_PLACE_CHANGE", "REVIEW_CODE")
NO_PLACE = ("CIN", "PLACE_PROVIDER", "REASON_PLACE_CHANGE", "URN", "SEX", "ETHNIC", "UPN", "MOTHER", "MC_DOB")


def in_use(code: str, first: int, last: int) -> bool:
    """Whether a code is in use in any of these years of the return."""
    begins, ends = IN_USE.get(code, (0, 9999))
    return begins <= last and first <= ends


_GAP = re.compile(r"[^a-z0-9]+")
PLACEMENT_TYPES = {code: _GAP.sub("-", words.lower().replace("'", "")) for code, words in PLACEMENTS.items()}
