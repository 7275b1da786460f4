"""Care leavers: who is one, and the yearly contact once they have left care, from 16 to the 22nd birthday."""

# Eighteen on Monday 2 March 2026, fourteen on 2 March 2022, twenty-two on 2 March 2030.
BORN = "2008-03-02  born"
CARE = "2024-06-03  care-started"


def test_adviser_is_to_be_in_touch_within_a_year_of_the_eighteenth_birthday(story):
    """LAC-439-8, LAC-448-1, LAC-448-2: a care leaver hears from their adviser once every twelve months at the least."""
    case = story(BORN, CARE)

    assert case.findings("leaver.adviser-contact", on="2026-03-01") == []
    assert case.status("leaver.adviser-contact", on="2026-03-02") == "open"
    assert case.status("leaver.adviser-contact", on="2027-03-02") == "open"
    assert case.status("leaver.adviser-contact", on="2027-03-03") == "overdue"


def test_adviser_is_to_be_in_touch_with_one_who_left_care_at_16(story):
    """LAC-439-8: the year runs from the first day after care; the last day of care was one of care."""
    case = story(BORN, CARE, "2025-06-02  care-ended")
    last_day = story(BORN, CARE, "2025-06-02  care-ended", "2025-06-02  adviser-contact")

    assert case.findings("leaver.adviser-contact", on="2025-06-02") == []
    assert case.due("leaver.adviser-contact", on="2025-06-03") == "2026-06-03"
    assert case.status("leaver.adviser-contact", on="2026-06-03") == "open"
    assert case.status("leaver.adviser-contact", on="2026-06-04") == "overdue"
    assert last_day.statuses("leaver.adviser-contact", on="2026-06-04") == ["overdue"]


def test_adviser_contact_begins_at_16_for_one_who_left_care_before(story):
    """LAC-439-8: whoever left at 15 is a care leaver from the sixteenth birthday, 2 March 2024."""
    case = story(BORN, "2022-06-02  care-started", "2023-06-02  care-ended")

    assert case.findings("leaver.adviser-contact", on="2024-03-01") == []
    assert case.status("leaver.adviser-contact", on="2025-03-02") == "open"
    assert case.status("leaver.adviser-contact", on="2025-03-03") == "overdue"


def test_adviser_contact_stops_while_they_are_looked_after_again(story):
    """LAC-439-8: the year ends with the day care begins again, and starts anew when they leave it again."""
    left = BORN, CARE, "2025-06-02  care-ended"
    lapsed, missed = story(*left, "2026-01-05  care-started"), story(BORN, "2023-01-02  care-started", "2024-06-02  care-ended",
        "2025-06-04  care-started")  # fmt: skip
    again = story(*left, "2025-09-01  care-started", "2025-12-01  care-ended")
    same_day, next_day = story(*left, "2025-06-02  care-started"), story(*left, "2025-06-03  care-started")

    assert lapsed.statuses("leaver.adviser-contact", on="2026-01-05") == ["lapsed"]
    assert missed.statuses("leaver.adviser-contact", on="2025-06-04") == ["missed"]
    assert [str(f.since) for f in again.findings("leaver.adviser-contact", on="2026-01-05")] == ["2025-06-03", "2025-12-02"]
    assert same_day.findings("leaver.adviser-contact", on="2026-01-05") == []
    assert next_day.findings("leaver.adviser-contact", on="2026-01-05") == []


def test_adviser_in_touch_in_time_and_late(story):
    """LAC-439-8, LAC-448-1, LAC-448-2: each contact starts the next year, the one on the birthday too; one at 17 does not."""
    in_time = story(BORN, CARE, "2027-03-02  adviser-contact")
    late = story(BORN, CARE, "2027-03-03  adviser-contact")
    on_the_birthday = story(BORN, CARE, "2026-03-02  adviser-contact")
    at_17 = story(BORN, CARE, "2026-03-01  adviser-contact")

    assert in_time.statuses("leaver.adviser-contact", on="2027-03-03") == ["met", "open"]
    assert late.statuses("leaver.adviser-contact", on="2027-03-03") == ["late", "open"]
    assert on_the_birthday.statuses("leaver.adviser-contact", on="2027-03-03") == ["met", "overdue"]
    assert at_17.statuses("leaver.adviser-contact", on="2027-03-03") == ["overdue"]


def test_adviser_is_owed_to_one_who_wants_none(story):
    """LAC-439-8: a young person who declines is still owed the contact under 22."""
    case = story(BORN, CARE, "2026-06-02  personal-adviser-declined")

    assert case.status("leaver.adviser-contact", on="2027-03-03") == "overdue"


def test_adviser_contact_ends_as_the_22nd_birthday_begins(story):
    """LAC-439-8: what was due by the birthday lapses, what was due before it was missed; a contact that day is too late."""
    lapsed = story(BORN, CARE, "2029-03-02  adviser-contact", "2030-03-02  adviser-contact")
    missed = story(BORN, CARE, "2029-03-01  adviser-contact")

    assert lapsed.status("leaver.adviser-contact", on="2030-03-01") == "open"
    assert lapsed.statuses("leaver.adviser-contact", on="2030-03-02") == ["late", "lapsed"]
    assert missed.status("leaver.adviser-contact", on="2030-03-01") == "open"
    assert missed.status("leaver.adviser-contact", on="2030-03-02") == "missed"


def test_adviser_contact_with_one_born_on_29_february(story):
    """LAC-439-8: they turn 18, and 22, on 1 March."""
    case = story("2008-02-29  born", CARE, "2029-06-04  adviser-contact")

    assert case.findings("leaver.adviser-contact", on="2026-02-28") == []
    assert case.due("leaver.adviser-contact", on="2026-03-01") == "2027-03-01"
    assert case.status("leaver.adviser-contact", on="2030-02-28") == "open"
    assert case.status("leaver.adviser-contact", on="2030-03-01") == "lapsed"


def test_adviser_contact_is_owed_after_exactly_91_days_in_care(story):
    """LAC-439-8: 1 January to 1 April 2025 is 91 days, first and last counted; to 31 March it is 90, and too few."""
    ninety_one = story(BORN, "2025-01-01  care-started", "2025-04-01  care-ended")
    ninety = story(BORN, "2025-01-01  care-started", "2025-03-31  care-ended")

    assert ninety_one.status("leaver.adviser-contact", on="2026-03-02") == "open"
    assert ninety.findings("leaver.adviser-contact", on="2026-03-02") == []


def test_adviser_contact_counts_a_day_in_two_records_once(story):
    """LAC-439-8: care that ended and started again on 15 February 2025 was one day of care that day."""
    twice = "2025-01-01  care-started", "2025-02-15  care-ended", "2025-02-15  care-started"
    ninety_one = story(BORN, *twice, "2025-04-01  care-ended")
    ninety = story(BORN, *twice, "2025-03-31  care-ended")

    assert ninety_one.status("leaver.adviser-contact", on="2026-03-02") == "open"
    assert ninety.findings("leaver.adviser-contact", on="2026-03-02") == []


def test_adviser_contact_adds_up_several_times_in_care(story):
    """LAC-439-8: January 2023 and 60 days of March and April 2025 are 91 days; 59 are one too few."""
    january = "2023-01-01  care-started", "2023-01-31  care-ended"
    ninety_one = story(BORN, *january, "2025-03-01  care-started", "2025-04-29  care-ended")
    ninety = story(BORN, *january, "2025-03-01  care-started", "2025-04-28  care-ended")

    assert ninety_one.status("leaver.adviser-contact", on="2026-03-02") == "open"
    assert ninety.findings("leaver.adviser-contact", on="2026-03-02") == []


def test_adviser_contact_counts_days_from_the_fourteenth_birthday(story):
    """LAC-439-8: from the birthday on 2 March 2022 the 91st day is 31 May; days before it do not count."""
    ninety_one = story(BORN, "2021-01-04  care-started", "2022-05-31  care-ended")
    ninety = story(BORN, "2021-01-04  care-started", "2022-05-30  care-ended")

    assert ninety_one.status("leaver.adviser-contact", on="2024-03-02") == "open"
    assert ninety.findings("leaver.adviser-contact", on="2026-03-02") == []


def test_adviser_contact_counts_days_up_to_the_eve_of_the_eighteenth_birthday(story):
    """LAC-439-8: from 1 December 2025 to 1 March 2026 is 91 days; care that started a day later gives 90."""
    ninety_one = story(BORN, "2025-12-01  care-started")
    ninety = story(BORN, "2025-12-02  care-started")

    assert ninety_one.status("leaver.adviser-contact", on="2026-03-02") == "open"
    assert ninety.findings("leaver.adviser-contact", on="2026-03-02") == []


def test_adviser_contact_is_not_owed_without_a_date_of_birth_or_care(story):
    """LAC-439-8: neither age nor days in care can be guessed."""
    assert story(CARE).findings("leaver.adviser-contact", on="2027-03-03") == []
    assert story(BORN).findings("leaver.adviser-contact", on="2027-03-03") == []


def test_adviser_contact_ends_with_death(story):
    """LAC-439-8: in time or too late."""
    lapsed, missed = story(BORN, CARE, "2027-03-02  died"), story(BORN, CARE, "2027-03-03  died")

    assert lapsed.status("leaver.adviser-contact", on="2027-03-03") == "lapsed"
    assert missed.status("leaver.adviser-contact", on="2027-03-03") == "missed"


def test_adviser_contact_is_known_to_be_owed_once_the_care_is_written_down(story):
    """LAC-439-8: an end of care that was recorded late still counted as care until it was known."""
    case = story(BORN, "2025-01-01  care-started", "2025-03-31  care-ended  recorded=2026-03-09")

    assert case.statuses("leaver.adviser-contact", on="2026-03-09", known="2026-03-02") == ["open"]
    assert case.findings("leaver.adviser-contact", on="2026-03-09", known="2026-03-09") == []


# Left care at 13: no day of it counts.
LEFT_AT_13 = BORN, "2020-01-06  care-started", "2021-06-04  care-ended"


def test_adviser_contact_is_owed_to_a_care_leaver_by_the_order(story):
    """LAC-439-8, LAC-368-4: the year runs from the day on which it was decided, until the 22nd birthday."""
    case = story(*LEFT_AT_13, "2025-06-02  care-leaver-decided  route=order leaver=yes")
    nobody_in_care = story(BORN, "2025-06-02  care-leaver-decided  route=order leaver=yes")

    assert case.findings("leaver.adviser-contact", on="2025-06-01") == []
    assert case.status("leaver.adviser-contact", on="2026-06-02") == "open"
    assert case.status("leaver.adviser-contact", on="2026-06-03") == "overdue"
    assert nobody_in_care.status("leaver.adviser-contact", on="2026-06-03") == "overdue"
    assert case.status("leaver.adviser-contact", on="2030-03-02") == "missed"


NINETY, NINETY_ONE = ((BORN, "2025-01-01  care-started", f"{ended}  care-ended") for ended in ("2025-03-31", "2025-04-01"))
DENIED = *NINETY_ONE, "2025-05-06  care-leaver-decided  route=days leaver=no"


def test_adviser_contact_is_owed_as_a_manager_decided_near_91_days(story):
    """LAC-439-8, LAC-368-3: 90 days and a yes are enough from that day; after a no on 91 it ends, until 98 days are gathered."""
    said = story(*NINETY, "2025-05-06  care-leaver-decided  route=days leaver=yes")
    denied = story(*DENIED)
    six, seven = (story(*DENIED, "2025-06-02  care-started", f"2025-06-0{last}  care-ended") for last in (7, 8))

    assert [str(f.since) for f in said.findings("leaver.adviser-contact", on="2026-05-07")] == ["2025-05-06"]
    assert said.status("leaver.adviser-contact", on="2026-05-07") == "overdue"
    assert denied.statuses("leaver.adviser-contact", on="2026-05-07") == ["lapsed"]
    assert six.statuses("leaver.adviser-contact", on="2026-06-07") == ["lapsed"]
    assert seven.statuses("leaver.adviser-contact", on="2026-06-10") == ["lapsed", "overdue"]


def test_a_decision_denies_nobody_what_the_count_gives_beyond_doubt(story):
    """LAC-439-8, LAC-368-3: 98 days need no decision; 97 are near enough for one."""
    sure = story(BORN, "2025-01-01  care-started", "2025-04-08  care-ended", "2025-05-06  care-leaver-decided  route=days leaver=no")
    near = story(BORN, "2025-01-01  care-started", "2025-04-07  care-ended", "2025-05-06  care-leaver-decided  route=days leaver=no")

    assert sure.status("leaver.adviser-contact", on="2026-04-10") == "overdue"
    assert near.status("leaver.adviser-contact", on="2026-04-10") == "lapsed"


def test_a_decision_can_be_taken_back(story):
    """LAC-439-8, LAC-368-4: the year ends with the day on which the Order no longer makes them one, and starts anew when it does."""
    case = story(
        *LEFT_AT_13,
        "2025-06-02  care-leaver-decided  route=order leaver=yes",
        "2025-09-01  care-leaver-decided  route=order leaver=no",
        "2026-01-05  care-leaver-decided  route=order leaver=yes",
    )

    assert case.statuses("leaver.adviser-contact", on="2027-01-06") == ["lapsed", "overdue"]


def test_a_care_leaver_by_the_order_who_is_looked_after_again_is_not_owed_it_then(story):
    """LAC-439-8, LAC-368-4: it stops with the day care begins again."""
    case = story(
        *LEFT_AT_13, "2025-06-02  care-leaver-decided  route=order leaver=yes", "2025-09-01  care-started", "2025-10-01  care-ended"
    )

    assert [(str(f.since), f.status) for f in case.findings("leaver.adviser-contact", on="2026-10-03")] == [
        ("2025-06-02", "lapsed"),
        ("2025-10-02", "overdue"),
    ]
