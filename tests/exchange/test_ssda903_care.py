"""Episodes to periods of care, placements and orders."""

import pytest

RUNS = "U6,PR1,,,,"
ENDED = "01/05/2024,S,V2,N1,U6,PR1,13/09/2024,E4A,,"


def reasons_left_out(result):
    return [(reject["element"], reject["reason"], reject["left_out"]) for reject in result.refused]


def test_a_period_of_care(kit):
    assert kit("01/05/2024,S,V2,N1,U6,PR1,01/07/2024,E4A,,").facts == [
        "2024-05-01 care-started status=accommodated",
        "2024-05-01 placement-started type=foster-care",
        "2024-07-01 placement-ended",
        "2024-07-01 care-ended",
    ]


@pytest.mark.parametrize(
    ("status", "told"),
    [("C1", "in-care"), ("C2", "in-care"), ("E1", "in-care"), ("D1", "in-care"), ("L1", "in-care"), ("L3", "in-care"), ("V2", "accommodated"),
     ("V3", "accommodated"), ("V4", "accommodated"), ("J1", "custody"), ("J2", "custody"), ("J3", "custody")],
)  # fmt: skip
def test_status(kit, status, told):
    assert kit(f"01/05/2024,S,{status},N1,{RUNS}").facts[0] == f"2024-05-01 care-started status={told}"


def test_short_breaks_are_counted(kit):
    notes = kit(f"01/05/2024,S,V4,N1,{RUNS}").imported.notes
    assert any("short breaks" in note and note.endswith("1.") for note in notes)


@pytest.mark.parametrize("why", ["P", "T", "B", "U"])
def test_a_new_placement_replaces_the_last(kit, why):
    facts = kit("01/05/2024,S,V2,N1,U6,PR1,01/07/2024,X1,,", f"01/07/2024,{why},V2,N1,K2,PR1,,,,").facts
    assert facts[2:] == ["2024-07-01 placement-ended", "2024-07-01 placement-started type=childrens-home"]


def test_a_change_of_legal_status_is_an_order_and_no_move(kit):
    facts = kit("01/05/2024,S,V2,N1,U6,PR1,01/07/2024,X1,,", f"01/07/2024,L,C1,N1,{RUNS}").facts
    assert facts[2:] == ["2024-07-01 order-made order=interim-care-order"]


@pytest.mark.parametrize(("why", "status"), [("P", "C2"), ("L", "V3"), ("L", "V2")])
def test_no_order_without_a_change_to_one(kit, why, status):
    facts = kit("01/05/2024,S,V2,N1,U6,PR1,01/07/2024,X1,,", f"01/07/2024,{why},{status},N1,{RUNS}").facts
    assert not [fact for fact in facts if "order-made" in fact]


def test_death_ends_care_and_life(kit):
    result = kit("01/05/2024,S,V2,N1,U6,PR1,01/07/2024,E2,,", reviews="Kit,01/05/2012,02/07/2024,PN1")
    assert result.facts[-2:] == ["2024-07-01 care-ended", "2024-07-01 died"]
    assert result.reasons == ["after death"]


@pytest.mark.parametrize("day", ["01/07/2024", "02/07/2024"])
def test_nothing_begins_after_death(kit, day):
    result = kit("01/05/2024,S,V2,N1,U6,PR1,01/07/2024,E2,,", f"{day},S,V2,N1,U6,PR1,{day},E2,,")
    assert result.reasons == ["after death"]


@pytest.mark.parametrize(
    ("home", "placed", "told"),
    [("JE2 3AB", "JE3 1AA", "off_island=no "), ("", "je3 1aa", "off_island=no "), ("JE2 3AB", "SO14 1AA", "off_island=yes "),
     ("SO14 1AA", "SO14 1AA", ""), ("", "SO14 1AA", ""), ("JE2 3AB", "", ""), ("JE2 3AB", "abroad", "")],
)  # fmt: skip
def test_off_island_only_where_postcodes_make_it_certain(kit, home, placed, told):
    facts = kit(f"01/05/2024,S,V2,N1,U6,PR1,,,{home},{placed}").facts
    assert facts[1] == f"2024-05-01 placement-started {told}type=foster-care"


def test_care_that_began_before_the_return(kit):
    result = kit("01/05/2024,P,V2,N1,U6,PR1,01/07/2024,X1,,", "01/07/2024,P,V2,N1,K2,PR1,01/08/2024,E4A,,")
    assert result.reasons == []
    assert result.facts == [
        "2024-05-01 care-started began=before status=accommodated", "2024-05-01 placement-started type=foster-care",
        "2024-07-01 placement-ended", "2024-07-01 placement-started type=childrens-home", "2024-08-01 placement-ended",
        "2024-08-01 care-ended",
    ]  # fmt: skip
    assert any("start is not in the file" in note and note.endswith("1.") for note in result.imported.notes)


def test_a_new_period_that_does_not_begin_with_s(kit):
    result = kit("01/05/2024,S,V2,N1,U6,PR1,01/07/2024,E4A,,", f"01/08/2024,P,V2,N1,{RUNS}")
    assert reasons_left_out(result) == [("RNE", "care had ended", "the day on which care started")]
    assert result.facts[4:] == ["2024-08-01 care-started began=before status=accommodated", "2024-08-01 placement-started type=foster-care"]


def test_a_home_of_which_the_first_day_is_before_the_return(kit):
    """A change of legal status says where the child lives, and nothing of when they moved there."""
    facts = kit("01/05/2024,L,C2,N1,U6,PR1,01/07/2024,X1,,", "01/07/2024,P,C2,N1,K2,PR1,,,,").facts
    assert facts == [
        "2024-05-01 care-started began=before status=in-care", "2024-05-01 order-made order=care-order",
        "2024-05-01 placement-started began=before type=foster-care", "2024-07-01 placement-ended",
        "2024-07-01 placement-started type=childrens-home",
    ]  # fmt: skip


def test_care_cannot_start_while_it_runs(kit):
    result = kit("01/05/2024,S,V2,N1,U6,PR1,01/07/2024,X1,,", f"01/07/2024,S,V2,N1,{RUNS}")
    assert reasons_left_out(result) == [("RNE", "care was running already", "the start of care")]
    assert len([fact for fact in result.facts if "care-started" in fact]) == 1


def test_care_that_starts_again_the_day_it_ended(kit):
    result = kit("01/05/2024,S,V2,N1,U6,PR1,01/07/2024,E8,,", f"01/07/2024,S,C1,N1,{RUNS}")
    assert result.reasons == []
    assert len([fact for fact in result.facts if "care-started" in fact]) == 2


def test_an_episode_that_begins_before_the_last_ended(kit):
    result = kit("01/05/2024,S,V2,N1,U6,PR1,02/07/2024,X1,,", f"01/07/2024,P,V2,N1,{RUNS}")
    assert reasons_left_out(result)[0] == ("DECOM", "overlaps an earlier record", "the row")


def test_an_episode_left_open_ends_where_the_next_begins(kit):
    """The later row alone says that care ended: it is not lost with the end that was forgotten."""
    result = kit(f"01/05/2024,S,V2,N1,{RUNS}", "01/07/2024,P,V2,N1,K2,PR1,13/09/2024,E4A,,")
    assert result.reasons == []
    assert result.facts[2:] == [
        "2024-07-01 placement-ended", "2024-07-01 placement-started type=childrens-home", "2024-09-13 placement-ended", "2024-09-13 care-ended",
    ]  # fmt: skip
    assert any(note.startswith("Episodes without an end that another follows") and note.endswith(" 1.") for note in result.imported.notes)


@pytest.mark.parametrize("rows", [(f"01/05/2024,S,V2,N1,{RUNS}", ENDED), (ENDED, f"01/05/2024,S,V2,N1,{RUNS}"), (ENDED, ENDED)])
def test_an_episode_given_twice_keeps_its_end(kit, rows):
    result = kit(*rows)
    assert reasons_left_out(result) == [("DECOM", "given twice", "the row")]
    assert result.facts[-1] == "2024-09-13 care-ended"
    assert len(result.facts) == 4


def test_an_episode_that_overlaps_still_tells_that_care_ended(kit):
    result = kit("01/05/2024,S,V2,N1,U6,PR1,20/08/2024,X1,,", "15/08/2024,P,V2,N1,K2,PR1,13/09/2024,E4A,,")
    assert reasons_left_out(result) == [("DECOM", "overlaps an earlier record", "the beginning; that care ended is kept")]
    assert result.facts[-2:] == ["2024-09-13 placement-ended", "2024-09-13 care-ended"]


def test_an_unknown_beginning_keeps_the_end(kit):
    result = kit("01/05/2024,X,V2,N1,U6,PR1,01/07/2024,E4A,,")
    assert result.facts == [
        "2024-05-01 care-started began=before status=accommodated", "2024-05-01 placement-started began=before type=foster-care",
        "2024-07-01 placement-ended", "2024-07-01 care-ended",
    ]  # fmt: skip


def test_codes_in_small_letters(kit):
    assert kit("01/05/2024,s,c2,N1,u6,PR1,01/07/2024,e4a,,").reasons == []


@pytest.mark.parametrize(
    ("begins", "place", "reasons"),
    [("01/05/2024", "K3", []), ("01/05/2024", "H5", []), ("01/05/2024", "Z1", []), ("01/05/2024", "Z11", ["code of another year"]),
     ("01/05/2024", "Z14", ["code of another year"])],
)  # fmt: skip
def test_placement_codes_of_the_years_that_the_episode_runs_in(kit, begins, place, reasons):
    """This return is that of 2024/25."""
    assert kit(f"{begins},S,V2,N1,{place},PR1,,,,").reasons == reasons


@pytest.mark.parametrize(
    ("begins", "place", "reasons"),
    [("01/05/2025", "H5", ["code of another year"]), ("31/03/2025", "H5", []), ("01/05/2025", "Z12", []), ("01/05/2025", "K3", [])],
)
def test_placement_codes_of_a_later_return(returned, begins, place, reasons):
    """An episode that began in an earlier year may carry the code that it was given then."""
    assert (
        returned(episodes=f"Zoe,{begins},S,V2,N1,{place},PR1,01/06/2025,E8,,\nKit,02/05/2025,S,V2,N1,U6,PR1,01/06/2025,E8,,").reasons
        == reasons
    )


def test_a_gap_breaks_the_promise_of_the_earlier_row_and_keeps_both(kit):
    result = kit("01/05/2024,S,V2,N1,U6,PR1,01/07/2024,X1,,", f"02/07/2024,P,V2,N1,{RUNS}")
    assert reasons_left_out(result) == [("REC", "chain broken", "REC")]
    assert result.facts[2:] == ["2024-07-01 placement-ended", "2024-07-02 placement-started type=foster-care"]


@pytest.mark.parametrize(("end", "reasons"), [("31/03/2025", []), ("30/03/2025", ["chain broken"])])
def test_the_last_episode_may_promise_another_only_on_the_reference_date(kit, end, reasons):
    assert kit(f"01/05/2024,S,V2,N1,U6,PR1,{end},X1,,").reasons == reasons


@pytest.mark.parametrize(
    ("row", "refused"),
    [
        ("31/02/2024,S,V2,N1,U6,PR1,,,,", ("DECOM", "not a date", "the row")),
        (",S,V2,N1,U6,PR1,,,,", ("DECOM", "missing", "the row")),
        ("01/04/2025,S,V2,N1,U6,PR1,,,,", ("DECOM", "after the reference date", "the row")),
        ("30/04/2012,S,V2,N1,U6,PR1,,,,", ("DECOM", "before birth", "the row")),
        ("01/05/2024,S,V2,N1,U6,PR1,30/04/2024,E8,,", ("DEC", "ends before it begins", "the row")),
        ("01/05/2024,X,V2,N1,U6,PR1,,,,", ("RNE", "unknown code", "why the episode began")),
        ("01/05/2024,S,V2,N1,U6,PR1,01/06/2024,E99,,", ("REC", "unknown code", "why the episode ended; care was taken to go on")),
        ("01/05/2024,S,Q9,N1,U6,PR1,,,,", ("LS", "unknown code", "LS")),
        ("01/05/2024,S,V2,N1,Q9,PR1,,,,", ("PLACE", "unknown code", "PLACE")),
        ("01/05/2024,S,V2,N1,U6,PR1,,E8,,", ("REC", "reason without a day", "REC")),
        ("01/05/2024,S,V2,N1,U6,PR1,01/06/2024,,,", ("REC", "day without a reason", "REC")),
        ("01/05/2024,S,V2,N1,U6,PR1,01/04/2025,E8,,", ("DEC", "after the reference date", "DEC")),
    ],
)
def test_rows_that_cannot_be_true(kit, row, refused):
    result = kit(row)
    assert reasons_left_out(result) == [refused]
    assert bool(result.facts) == (refused[2] != "the row")


@pytest.mark.parametrize(
    "row", ["01/05/2012,S,V2,N1,U6,PR1,,,,", "31/03/2025,S,V2,N1,U6,PR1,,,,", "2024-05-01,S,V2,N1,U6,PR1,2024-05-01,E8,,"]
)
def test_the_first_and_last_days_that_can_be_true(kit, row):
    assert kit(row).reasons == []


def test_a_legal_change_that_also_changes_the_placement(kit):
    result = kit("01/05/2024,S,V2,N1,U6,PR1,01/07/2024,X1,,", "01/07/2024,L,C1,N1,K2,PR1,,,,")
    assert reasons_left_out(result) == [("PLACE", "placement changed without a move", "PLACE")]


def test_episodes_in_any_order(kit):
    assert kit(f"01/07/2024,P,V2,N1,{RUNS}", "01/05/2024,S,V2,N1,U6,PR1,01/07/2024,X1,,").reasons == []
