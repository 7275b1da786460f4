"""The codes of the looked-after return that describe, in plain words; and what they are called in our own answers."""

# fmt: off
# Why a child came into care.
NEEDS = {
    "N1": "abuse or neglect",
    "N2": "the child's disability",
    "N3": "a parent's illness or disability",
    "N4": "a family in acute stress",
    "N5": "family dysfunction",
    "N6": "socially unacceptable behaviour",
    "N7": "low income",
    "N8": "absent parenting",
}
PROVIDERS = {
    "PR0": "parents, or others with parental responsibility",
    "PR1": "the authority's own",
    "PR2": "another local authority",
    "PR3": "another public body",
    "PR4": "a private provider",
    "PR5": "a voluntary organisation",
}
# Why a child left a home: our own answer, and a sentence that the child may read where it says less than the code.
MOVES = {
    "CARPL": ("plan", ""),
    "CLOSE": ("closed", ""),
    "ALLEG": ("safety", ""),
    "STAND": ("standard", ""),
    "APPRR": ("other", "The home was no longer approved."),
    "CREQB": ("carer-asked", ""),
    "CREQO": ("carer-asked", ""),
    "CHILD": ("child", ""),
    "LAREQ": ("other", "The authority asked for it."),
    "PLACE": ("other", "Only what the home counts as changed."),
    "CUSTOD": ("other", "They were taken into custody."),
    "OTHER": ("other", ""),
}
# Why care ended, in our own answer.
CARE_ENDS = {
    "E3": "elsewhere", "E4": "home", "E4A": "home", "E4B": "home-unplanned", "E11": "adopted", "E12": "adopted", "E13": "relatives",
    "E14": "custody-over", "E17": "eighteen", "E41": "relatives", "E43": "relatives", "E44": "relatives", "E45": "relatives",
    "E46": "relatives", "E47": "relatives", "E48": "relatives",
}
ELSE = "other"
SEXES = {"1": "male", "2": "female", "M": "male", "F": "female"}
ETHNICITIES = {
    "WBRI": "White British", "WIRI": "White Irish", "WIRT": "Traveller of Irish heritage", "WROM": "Gypsy or Roma", "WOTH": "Any other White background",
    "MWBC": "White and Black Caribbean", "MWBA": "White and Black African", "MWAS": "White and Asian", "MOTH": "Any other mixed background",
    "AIND": "Indian", "APKN": "Pakistani", "ABAN": "Bangladeshi", "AOTH": "Any other Asian background",
    "BCRB": "Black Caribbean", "BAFR": "Black African", "BOTH": "Any other Black background", "CHNE": "Chinese", "OOTH": "Any other ethnic group",
}
REFUSED, NOT_OBTAINED = "REFU", "NOBT"
# Instead of a pupil number, why there is none.
NO_PUPIL_NUMBER = ("UN1", "UN2", "UN3", "UN4", "UN5", "UN6")
# How a child took part in a review: our own answer, or a sentence why they did not.
TOOK_PART = {"PN1": "spoke", "PN2": "with-advocate", "PN5": "advocate", "PN6": "sent"}
NO_PART = {"PN4": "They were there, and their views were not conveyed.", "PN7": "They were not there, and their views were not conveyed."}

# Codes of the other tables.
YES = "yes"
YES_NO = {"0": "no", "1": YES}
MISSING = "M"
AWAY = {MISSING: "missing, their whereabouts not known", "A": "away without permission, their whereabouts known"}
SDQ_REASONS = {
    "SDQ1": "the child was under 4 or over 16",
    "SDQ2": "the carers did not wish to fill it in",
    "SDQ3": "the child's disability made it impossible",
    "SDQ4": "another reason",
    "SDQ5": "the child did not wish it",
}
# In our own answers; that the child was of another age than the questionnaire is made for is none.
NO_QUESTIONNAIRE = {"SDQ2": "carers", "SDQ3": "disability", "SDQ4": "other", "SDQ5": "child"}
# Help with drink or drugs: in our own answers, and in words.
HELP = {
    "INTERVENTION_RECEIVED": ("received", "help with drugs or alcohol received"),
    "INTERVENTION_OFFERED": ("refused", "help with drugs or alcohol offered and declined"),
}
NO_HELP = "not-offered"
IN_TOUCH = {
    "YES": "in touch",
    "NO": "not in touch",
    "DIED": "died after leaving care",
    "REFU": "does not wish to be in touch",
    "NREQ": "needs no service any more",
    "RHOM": "went home for six months or more",
}
_UNKNOWN = "not known, or not asked"
ACTIVITIES = {
    "0": _UNKNOWN, "F1": "higher education, full time", "P1": "higher education, part time", "F2": "other education, full time",
    "P2": "other education, part time", "F3": "training or work, full time", "P3": "training or work, part time",
    "F4": "an apprenticeship, full time", "P4": "an apprenticeship, part time", "F5": "training or work, full time", "P5": "training or work, part time",
    "G4": "not in education, work or training, because of illness or disability", "G5": "not in education, work or training",
    "G6": "not in education, work or training, because of pregnancy or being a parent",
}
_HOMES = {
    "B": "with parents or relatives", "C": "in residential care", "D": "in supported accommodation", "E": "in supported lodgings", "G": "abroad",
    "H": "deported", "K": "in ordinary lodgings", "R": "not known", "S": "no fixed home", "T": "in a foyer or similar", "U": "on their own",
    "V": "in emergency accommodation", "W": "in bed and breakfast", "X": "in custody", "Y": "elsewhere", "Z": "with former foster carers",
}
SUITABLE = "1"
_FIT = {SUITABLE: "suitable", "2": "not suitable"}
# Where a care leaver lives and what they do, in our own answers.
ELSEWHERE, NOT_KNOWN = "elsewhere", "not-known"
LEAVERS_HOMES = {
    "B": "family", "C": "residential", "D": "supported-accommodation", "E": "supported-lodgings", "R": NOT_KNOWN, "S": "none",
    "T": "supported-accommodation", "V": "emergency", "X": "custody", "Z": "carers", "0": NOT_KNOWN,
}
FULL_TIME, PART_TIME = "F", "P"
OCCUPATIONS = {
    "0": NOT_KNOWN, "F1": "higher-education", "P1": "higher-education", "F2": "education", "P2": "education", "F3": "work", "P3": "work",
    "F4": "apprenticeship", "P4": "apprenticeship", "F5": "work", "P5": "work", "G4": "none-ill", "G5": "none", "G6": "none-parent",
}
ACCOMMODATION = {"0": _UNKNOWN} | {letter + fit: f"{home}, {said}" for letter, home in _HOMES.items() for fit, said in _FIT.items()}
PERMANENCE = {
    "P1": "adopted before",
    "P2": "under a special guardianship order before",
    "P3": "under a residence or child arrangements order before",
    "P4": "in another permanent home before, of an unknown sort",
}
NO_PERMANENCE = ("Z0", "Z1")
PLACES_OF_PERMANENCE = {"NIR": "Northern Ireland", "NUK": "outside the United Kingdom", "SCO": "Scotland", "WAL": "Wales", "999": "not known"}
ADOPTERS = {"M1": "one man", "F1": "one woman", "MM": "two men", "FF": "two women", "MF": "a man and a woman"}
ADOPTERS_ARE = {
    "L0": "single", "L11": "married, of different sexes", "L12": "married, of the same sex", "L2": "in a civil partnership",
    "L3": "not married, of different sexes", "L4": "not married, of the same sex",
}
NUMBERS = {"1": "one", "2": "two"}
NOT_ADOPTED = {
    "RD1": "the child's needs changed",
    "RD2": "the court made no placement order",
    "RD3": "no adopters could be found",
    "RD4": "another reason",
}
# fmt: on
