"""The code lists and element names of the Children in Need census, with what each means here."""

# fmt: off
# code: (plain words, the `from` of concern-received; "" where the code does not say)
REFERRAL_SOURCES: dict[str, tuple[str, str]] = {
    "1A": ("family member, relative or carer", "family"),
    "1B": ("acquaintance, neighbour or child minder", "public"),
    "1C": ("the child", "child"),
    "1D": ("another individual, a stranger included", "public"),
    "2A": ("school", "professional"),
    "2B": ("education service", "professional"),
    "3A": ("general practitioner", "professional"),
    "3B": ("health visitor", "professional"),
    "3C": ("school nurse", "professional"),
    "3D": ("other primary health service", "professional"),
    "3E": ("accident and emergency", "professional"),
    "3F": ("other health service", "professional"),
    "4": ("housing", "professional"),
    "5A": ("social care of the authority", "professional"),
    "5B": ("another service of the authority", "professional"),
    "5C": ("another authority", "professional"),
    "5D": ("early help", "professional"),
    "6": ("police", "professional"),
    "7": ("court, probation, immigration, prison", "professional"),
    "8": ("children's centre, independent agency, voluntary body", "professional"),
    "9": ("anonymous", ""),
    "10": ("unknown", ""),
}
CLOSURES = {
    "RC1": "adopted",
    "RC2": "died",
    "RC3": "child arrangements order",
    "RC4": "special guardianship order",
    "RC5": "transferred to another authority",
    "RC6": "transferred to adult social care",
    "RC7": "services ceased for another reason",
    "RC8": "closed after assessment, no further action",
    "RC9": "closed after assessment, referred to early help",
}
ABUSE = {"NEG": "neglect", "PHY": "physical", "SAB": "sexual", "EMO": "emotional", "MUL": "more than one"}
NEEDS = {
    "N1": "abuse, neglect or exploitation",
    "N2": "the child's disability",
    "N3": "a parent's disability or illness",
    "N4": "family in acute stress",
    "N5": "family dysfunction",
    "N6": "socially unacceptable behaviour",
    "N7": "low income",
    "N8": "absent parenting",
    "N9": "not a child in need",
    "N0": "not stated",
}
SEX = {"M": "male", "F": "female", "U": "unknown"}
GENDER = {"0": "not known", "1": "male", "2": "female", "9": "not specified"}
YES_NO = {"1": True, "true": True, "0": False, "false": False}

# Fields that decide no event: a code outside its list is refused alone and the record is kept.
CODED: dict[str, tuple[str, ...]] = {
    "sex": tuple(SEX),
    "gendercurrent": tuple(GENDER),
    "primaryneedcode": tuple(NEEDS),
    "reasonforclosure": tuple(CLOSURES),
    "initialcategoryofabuse": tuple(ABUSE),
    "latestcategoryofabuse": tuple(ABUSE),
}

# Names that some exports give to an element, beside the census's own. All names are compared in small letters.
ALIASES = {
    "dateofinitialicpc": "dateofinitialcpc",
    "upnunknowntype": "upnunknown",
    "gender": "gendercurrent",
    "persongendercurrent": "gendercurrent",
    "personsex": "sex",
}

# Elements whose first and last year tell which census a file follows.
MARKS: dict[str, tuple[int, int, str]] = {
    "gendercurrent": (0, 2023, "GenderCurrent belongs to censuses up to 2023"),
    "sex": (2024, 9999, "Sex belongs to censuses from 2024"),
    "preproceedingsandfgdm": (2026, 9999, "PreProceedingsandFGDM belongs to censuses from 2026"),
}

IMPORTED = frozenset((
    "childidentifiers", "lachildid", "personbirthdate", "persondeathdate", "cindetails", "cinreferraldate", "referralsource", "referralnfa",
    "cinclosuredate", "dateofinitialcpc", "assessments", "assessmentactualstartdate", "assessmentauthorisationdate", "cinplandates",
    "cinplanstartdate", "cinplanenddate", "section47", "s47actualstartdate", "childprotectionplans", "cppstartdate", "cppenddate", "reviews",
    "cppreviewdate",
))
REPEATED = frozenset(("cindetails", "assessments", "cinplandates", "section47", "childprotectionplans", "reviews", "cppreviewdate",
                      "factorsidentifiedatassessment", "preproceedingsandfgdm", ""))
NO_PLACE = {
    "upn": "UPN: pupil numbers",
    "formerupn": "FormerUPN: earlier pupil numbers",
    "upnunknown": "UPNunknown: why a pupil number is missing",
    "expectedpersonbirthdate": "ExpectedPersonBirthDate: an expected birth is not a birth",
    "sex": "Sex",
    "gendercurrent": "GenderCurrent",
    "childcharacteristics": "ChildCharacteristics: ethnicity and disability",
    "primaryneedcode": "PrimaryNeedCode: main needs",
    "reasonforclosure": "ReasonForClosure: reasons for closing a case",
    "assessmentinternalreviewdate": "AssessmentInternalReviewDate: points at which an assessment was reviewed",
    "factorsidentifiedatassessment": "FactorsIdentifiedAtAssessment: factors found",
    "initialcpctarget": "InitialCPCtarget: target days (the clock here works them out itself)",
    "icpcnotrequired": "ICPCnotRequired: no conference was needed (the census gives no day)",
    "icpcrequired": "ICPCRequired: a conference was needed (the census gives no day)",
    "initialcategoryofabuse": "InitialCategoryOfAbuse",
    "latestcategoryofabuse": "LatestCategoryOfAbuse",
    "numberofpreviouscpp": "NumberOfPreviousCPP: numbers of earlier plans",
    "preproceedingsandfgdm": "PreProceedingsandFGDM: pre-proceedings and family group decision making",
}
# fmt: on
