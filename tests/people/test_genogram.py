"""Families as drawings: of any family, also of one that cannot be, there is a drawing in which nobody stands on anybody."""

import time
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corbiere.people.genogram.drawing import Drawing, drawn
from corbiere.people.genogram.family import DRAWN, Bond, CoupleBond, Family, Member, Tie, family_of
from corbiere.people.genogram.generations import rows_of
from corbiere.people.genogram.labels import MOST_LINES, WIDEST, wrapped
from corbiere.people.genogram.placing import APART
from corbiere.people.genogram.rings import WIDE, ringed
from corbiere.people.genogram.sentences import generations
from corbiere.people.genogram.sides import sides_of
from corbiere.people.genogram.twins import births
from corbiere.people.kinship import Relation, back

R = Relation
MANY = 25
LONGEST = 1.5  # seconds for a family of twenty-five, on a machine with other work to do
FORMERLY = (R.PARTNER, R.EX_PARTNER)


def person(number: int, name: str = "", sex: str = "", born: date | None = None, **more: object) -> Member:
    return Member(UUID(int=number), name or f"Person {number}", sex, born, **more)


def named(*names: str) -> dict[str, Member]:
    """People in the order of their birth, the eldest first."""
    return {name: person(place + 1, name, born=date(1950, 1, 1) + timedelta(days=1000 * place)) for place, name in enumerate(names)}


def told(people: dict[str, Member], centre: str, *ties: tuple[str, Relation, str] | tuple[str, Relation, str, str]) -> Family:
    """Each tie as it stands on a record: whose, what the other is to them, who, and through whom."""
    held = [
        Tie(people[of].id, people[other].id, relation, people[through[0]].id if through else None) for of, relation, other, *through in ties
    ]
    return family_of(people[centre].id, people.values(), held)


def at(drawing: Drawing) -> dict[str, tuple[int, int]]:
    return {symbol.member.name: (symbol.x, symbol.y) for symbol in drawing.symbols}


def said(family: Family) -> dict[str, tuple[str, ...]]:
    return {one.member.name: one.ties for generation in generations(family, drawn(family)) for one in generation.people}


# Any family.


@st.composite
def families(draw: st.DrawFn) -> tuple[list[Member], list[Tie]]:
    """People who are told to be anything to each other: most of it cannot be."""
    many = draw(st.integers(1, MANY))
    days = st.none() | st.dates(date(1930, 1, 1), date(2026, 1, 1))
    people = [person(number + 1, sex=draw(st.sampled_from(("male", "female", ""))), born=draw(days)) for number in range(many)]
    one = st.integers(0, many - 1)
    relations = st.sampled_from(sorted({*DRAWN, *(back(relation) for relation in DRAWN), R.MOTHER, R.FATHER, R.SISTER}))
    tie = st.tuples(one, one, relations, st.none() | one, st.booleans())
    ties = draw(st.lists(tie, max_size=40))
    return people, [
        Tie(people[of].id, people[other].id, relation, None if through is None else people[through].id, ended and relation in FORMERLY)
        for of, other, relation, through, ended in ties
    ]


@settings(max_examples=150, deadline=None)
@given(families())
def test_everybody_appears_once_and_nobody_stands_on_anybody(told: tuple[list[Member], list[Tie]]) -> None:
    """PS-7.0."""
    people, ties = told
    drawing = drawn(family_of(people[0].id, people, ties))

    assert sorted(symbol.member.id for symbol in drawing.symbols) == sorted(one.id for one in people)
    for row in {symbol.row for symbol in drawing.symbols}:
        across = sorted(symbol.x for symbol in drawing.symbols if symbol.row == row)
        assert all(right - left >= APART for left, right in pairwise(across))
    assert all(0 < symbol.x < drawing.width and 0 < symbol.y + symbol.deep - 31 <= drawing.height + 60 for symbol in drawing.symbols)
    for upper in drawing.symbols:
        assert all(upper.y + upper.deep - 31 < lower.y - 23 for lower in drawing.symbols if lower.row > upper.row)


@settings(max_examples=100, deadline=None)
@given(families(), st.randoms())
def test_the_order_of_recording_makes_no_difference(told: tuple[list[Member], list[Tie]], random: object) -> None:
    people, ties = told
    first = drawn(family_of(people[0].id, people, ties))
    random.shuffle(ties)
    shuffled = [*people]
    random.shuffle(shuffled)
    assert drawn(family_of(people[0].id, shuffled, [*ties, *ties[:3]])) == first


@settings(max_examples=100, deadline=None)
@given(families())
def test_everybody_is_in_the_sentences_once_too_and_in_the_order_in_which_the_drawing_is_read(told: tuple[list[Member], list[Tie]]) -> None:
    people, ties = told
    family = family_of(people[0].id, people, ties)
    drawing = drawn(family)
    spoken = [one.member.id for generation in generations(family, drawing) for one in generation.people]
    assert spoken == [symbol.member.id for symbol in drawing.symbols]


@st.composite
def lawful(draw: st.DrawFn) -> Family:
    """A family as there are: everybody's parents are two of the generation before, or one, or not told."""
    sizes = [draw(st.integers(1, 6)) for _ in range(3)]
    rows: list[list[Member]] = []
    number = 0
    for generation, size in enumerate(sizes):
        rows.append([])
        for _ in range(size):
            number += 1
            rows[-1].append(person(number, born=date(1950 + 30 * generation, 1, 1) + timedelta(days=draw(st.integers(0, 5000)))))
    ties = []
    for before, row in pairwise(rows):
        for child in row:
            parents = draw(st.lists(st.sampled_from(before), max_size=2, unique=True))
            ties += [Tie(child.id, parent.id, R.PARENT) for parent in parents]
    people = [one for row in rows for one in row]
    return family_of(rows[-1][0].id, people, ties)


@settings(max_examples=150, deadline=None)
@given(lawful())
def test_parents_stand_above_their_children_and_couples_on_one_row(family: Family) -> None:
    height = {symbol.member.id: symbol.y for symbol in drawn(family).symbols}
    assert all(height[older] < height[younger] for older, younger in family.parents)
    row = rows_of(family)
    assert all(row[one] == row[two] for one, two in family.couples)


def test_a_family_of_twenty_five_is_drawn_quickly() -> None:
    rows = [
        [person(1 + place + 10 * row, born=date(1940 + 30 * row, 1, 1 + place)) for place in range(size)]
        for row, size in enumerate((6, 9, 10))
    ]
    ties = [
        Tie(child.id, before[(2 * place + side) % len(before)].id, R.PARENT)
        for before, row in pairwise(rows)
        for place, child in enumerate(row)
        for side in (0, 1)
    ]
    family = family_of(rows[-1][0].id, [one for row in rows for one in row], ties)
    began = time.perf_counter()
    assert len(drawn(family).symbols) == MANY
    assert time.perf_counter() - began < LONGEST


# Families as they are.


def test_children_stand_by_birth_under_their_parents_and_halves_beside_them() -> None:
    people = named("Ann", "Bob", "Carl", "Eldest", "Half", "Youngest")
    family = told(
        people,
        "Youngest",
        *((child, R.MOTHER, "Ann") for child in ("Eldest", "Half", "Youngest")),
        *((child, R.FATHER, "Bob") for child in ("Eldest", "Youngest")),
        ("Half", R.FATHER, "Carl"),
    )
    place = at(drawn(family))
    assert place["Eldest"][0] < place["Youngest"][0]
    between = sorted(place[one][0] for one in ("Bob", "Ann", "Carl"))
    assert between[1] == place["Ann"][0], "who has children with two people stands between them"
    assert len({place[one][1] for one in ("Ann", "Bob", "Carl")}) == 1
    assert said(family)["Half"] == ("child of Ann and Carl",)


def test_a_grandparent_stands_above_the_parent_through_whom_they_are_told() -> None:
    people = named("Granny", "Nan", "Mum", "Dad", "Kim")
    parents = (("Kim", R.MOTHER, "Mum"), ("Kim", R.FATHER, "Dad"))
    family = told(people, "Kim", *parents, ("Kim", R.GRANDPARENT, "Granny", "Mum"), ("Kim", R.GRANDPARENT, "Nan"))

    assert family.parents_of(people["Mum"].id) == [people["Granny"].id]
    assert said(family)["Granny"] == ("parent of Mum", "grandparent of Kim through Mum")
    assert said(family)["Nan"] == ("grandparent of Kim; the record does not say through whom",)
    assert [stroke.sort for stroke in drawn(family).strokes if stroke.sort == "unsaid"]


@pytest.mark.parametrize(("relation", "strokes"), [(R.PARTNER, 0), (R.EX_PARTNER, 2)])
def test_former_partners_are_drawn_with_two_strokes(relation: Relation, strokes: int) -> None:
    people = named("Ann", "Bob", "Kim")
    family = told(people, "Kim", ("Kim", R.PARENT, "Ann"), ("Kim", R.PARENT, "Bob"), ("Ann", relation, "Bob"))
    assert [stroke.sort for stroke in drawn(family).strokes].count("slash") == strokes


def test_partners_whose_time_together_ended_are_drawn_with_one_stroke_and_said_to_be_parted() -> None:
    people = named("Ann", "Bob")
    family = family_of(people["Ann"].id, people.values(), [Tie(people["Ann"].id, people["Bob"].id, R.PARTNER, ended=True)])
    assert set(family.couples.values()) == {CoupleBond.PARTED}
    assert [stroke.sort for stroke in drawn(family).strokes].count("slash") == 1
    assert said(family)["Bob"] == ("no longer together with Ann",)


def test_care_that_is_not_by_birth_is_dashed_and_said() -> None:
    people = named("Rita", "Mum", "Kim")
    family = told(people, "Kim", ("Kim", R.MOTHER, "Mum"), ("Kim", R.FOSTER_CARER, "Rita"))
    assert family.parents[people["Rita"].id, people["Kim"].id] is Bond.FOSTER
    assert "care" in {stroke.sort for stroke in drawn(family).strokes}
    assert said(family)["Kim"] == ("child of Mum", "has Rita as foster carer")


def test_a_full_sister_of_whom_no_parents_are_told_has_those_of_the_child() -> None:
    people = named("Mum", "Kim", "Sue")
    family = told(people, "Kim", ("Kim", R.MOTHER, "Mum"), ("Kim", R.SISTER, "Sue"))
    assert family.parents_of(people["Sue"].id) == [people["Mum"].id]


def test_a_household_has_one_line_around_it_and_who_lives_alone_has_none() -> None:
    home = [person(1, "Mum", at_home=True, born=date(1990, 1, 1)), person(2, "Kim", at_home=True, born=date(2015, 1, 1)), person(3, "Dad")]
    family = family_of(home[1].id, home, [Tie(home[1].id, home[0].id, R.MOTHER), Tie(home[1].id, home[2].id, R.FATHER)])
    assert len(drawn(family).household) == 1
    alone = [person(1, "Kim", at_home=True)]
    assert drawn(family_of(alone[0].id, alone, [])).household == ()


@pytest.mark.parametrize(
    ("member", "shape"),
    [
        (person(1, sex="male"), "square"),
        (person(1, sex="female"), "circle"),
        (person(1, sex="intersex"), "diamond"),
        (person(1, sex="unknown"), "diamond"),
        (person(1), "diamond"),
        (person(1, sex="female", unborn=True), "triangle"),
    ],
)
def test_each_person_has_the_usual_sign(member: Member, shape: str) -> None:
    (symbol,) = drawn(family_of(member.id, [member], [])).symbols
    assert (symbol.shape, symbol.centre) == (shape, True)


# Odd families.


def test_cousins_who_have_a_child_are_drawn_as_a_couple() -> None:
    people = named("Gran", "Ann", "Bob", "Cora", "Dan", "Kim")
    family = told(people, "Kim", ("Ann", R.PARENT, "Gran"), ("Bob", R.PARENT, "Gran"), ("Cora", R.PARENT, "Ann"), ("Dan", R.PARENT, "Bob"),
                  ("Kim", R.MOTHER, "Cora"), ("Kim", R.FATHER, "Dan"), ("Cora", R.COUSIN, "Dan"))  # fmt: skip
    place = at(drawn(family))
    assert place["Cora"][1] == place["Dan"][1]
    assert abs(place["Cora"][0] - place["Dan"][0]) == APART
    assert "cousin of Dan" in said(family)["Cora"]


def test_half_siblings_over_three_partners_hang_from_the_right_parents() -> None:
    people = named("Ann", "Bob", "Carl", "Dan", "Kim", "Lou", "Max")
    ties = [(child, R.MOTHER, "Ann") for child in ("Kim", "Lou", "Max")]
    family = told(people, "Kim", *ties, ("Kim", R.FATHER, "Bob"), ("Lou", R.FATHER, "Carl"), ("Max", R.FATHER, "Dan"))
    assert len({place[1] for name, place in at(drawn(family)).items() if name in ("Ann", "Bob", "Carl", "Dan")}) == 1
    assert said(family)["Ann"] == ("parent of Kim, Lou and Max",)
    assert said(family)["Max"] == ("child of Ann and Dan",)


def test_a_parent_of_two_generations_stands_above_both() -> None:
    people = named("Old", "Middle", "Kim")
    family = told(people, "Kim", ("Middle", R.PARENT, "Old"), ("Kim", R.PARENT, "Old"), ("Kim", R.PARENT, "Middle"))
    height = {name: place[1] for name, place in at(drawn(family)).items()}
    assert height["Old"] < height["Middle"] < height["Kim"]


def test_a_loop_that_somebody_recorded_by_mistake_is_drawn_and_said() -> None:
    people = named("Ann", "Bob", "Cyd")
    family = told(people, "Cyd", ("Ann", R.PARENT, "Bob"), ("Bob", R.PARENT, "Cyd"), ("Cyd", R.PARENT, "Ann"))
    assert len(drawn(family).symbols) == 3
    assert said(family)["Ann"] == ("child of Bob", "parent of Cyd")


def test_nobody_is_related_to_themselves_or_through_themselves() -> None:
    people = named("Ann", "Bob")
    family = told(people, "Ann", ("Ann", R.PARENT, "Ann"), ("Ann", R.GRANDPARENT, "Bob", "Bob"), ("Bob", R.HALF_SIBLING, "Ann", "Ann"))
    assert family.parents == {}


# Words under the symbols.


@given(st.text(max_size=120))
def test_words_are_broken_into_lines_that_fit(text: str) -> None:
    lines = wrapped(text)
    assert len(lines) <= MOST_LINES
    assert all(0 < len(line) <= WIDEST for line in lines)


def test_double_names_are_broken_at_the_hyphen() -> None:
    assert wrapped("Maria-Louise Le Brocq-Pereira") == ["Maria-Louise Le", "Brocq-Pereira"]
    assert wrapped("Bartholomew-Alexander Smith") == ["Bartholomew-", "Alexander Smith"]


# The network.


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(st.lists(st.just("word"), min_size=1, max_size=5), max_size=14), max_size=3))
def test_no_box_on_the_rings_lies_on_another_and_everybody_has_one(rings: list[list[list[str]]]) -> None:
    made = ringed(["Kim"], rings)
    assert [box.which for box in made.boxes] == list(range(1 + sum(map(len, rings))))
    assert not any(one.touches(other) for place, one in enumerate(made.boxes) for other in made.boxes[:place])
    left, top, width, height = made.frame
    assert all(left <= box.corner[0] and box.corner[0] + WIDE <= left + width for box in made.boxes)
    assert all(top <= box.corner[1] and box.corner[1] + box.high <= top + height for box in made.boxes)


# Born together, and adopted.


def alike(people: dict[str, Member], *names: str) -> dict[str, Member]:
    """The same people, these born on the day of the first of them."""
    day = people[names[0]].born
    return {name: replace(one, born=day) if name in names else one for name, one in people.items()}


def sorts(family: Family) -> list[str]:
    return [stroke.sort for stroke in drawn(family).strokes]


@pytest.mark.parametrize(
    ("relation", "bars", "words"), [(R.TWIN, 0, "twin of {}"), (R.IDENTICAL_TWIN, 1, "identical twin of {}")], ids=["twin", "identical"]
)
def test_the_lines_of_twins_part_at_one_point_and_identical_twins_have_a_bar(relation: Relation, bars: int, words: str) -> None:
    people = alike(named("Mum", "Old", "Kim", "Lou"), "Kim", "Lou")
    ties = [(child, R.MOTHER, "Mum") for child in ("Old", "Kim", "Lou")]
    family = told(people, "Kim", *ties, ("Kim", relation, "Lou"))
    legs = [stroke.path for stroke in drawn(family).strokes if len({point.split()[0] for point in stroke.path[1:].split("L")}) > 1
            and len({point.split()[1] for point in stroke.path[1:].split("L")}) > 1]  # fmt: skip
    assert len(legs) == 2
    assert len({leg.split("L")[0] for leg in legs}) == 1, "they begin at one point"
    assert sorts(family).count("identical") == bars
    assert words.format("Lou") in said(family)["Kim"]
    assert words.format("Kim") in said(family)["Lou"]


def test_triplets_are_said_to_be_three_and_which_two_of_them_are_identical() -> None:
    people = alike(named("Mum", "Kim", "Lou", "Max"), "Kim", "Lou", "Max")
    ties = [(child, R.MOTHER, "Mum") for child in ("Kim", "Lou", "Max")]
    family = told(people, "Kim", *ties, ("Kim", R.IDENTICAL_TWIN, "Lou"), ("Lou", R.TWIN, "Max"))
    assert [birth.people for birth in births(family)] == [tuple(people[name].id for name in ("Kim", "Lou", "Max"))]
    assert {"triplet with Lou and Max", "identical with Lou"} <= set(said(family)["Kim"])
    assert sorts(family).count("identical") == 1


@pytest.mark.parametrize(
    ("apart", "more", "derived"),
    [
        (0, {}, True),
        (1, {}, True),
        (2, {}, False),
        (0, {"born_guessed": True}, False),
        (0, {"unborn": True}, False),
    ],
    ids=["same day", "next day", "two days", "a guess", "not yet born"],
)
def test_twins_follow_from_one_mother_and_known_days_and_that_is_said(apart: int, more: dict[str, bool], derived: bool) -> None:
    mum = person(1, "Mum", "female", date(1990, 1, 1))
    kim, lou = person(2, "Kim", born=date(2020, 1, 1)), person(3, "Lou", born=date(2020, 1, 1 + apart), **more)
    family = family_of(kim.id, [mum, kim, lou], [Tie(child.id, mum.id, R.MOTHER) for child in (kim, lou)])
    words = "twin of Lou, by their days of birth and their mother: the record does not say so"
    assert (words in said(family)["Kim"]) is derived


def test_no_twins_follow_from_a_father_or_where_the_record_says_that_they_are_halves() -> None:
    dad = person(1, "Dad", "male", date(1990, 1, 1))
    kim, lou = person(2, "Kim", born=date(2020, 1, 1)), person(3, "Lou", born=date(2020, 1, 1))
    fathers = [Tie(child.id, dad.id, R.FATHER) for child in (kim, lou)]
    assert births(family_of(kim.id, [dad, kim, lou], fathers)) == []
    mothers = [Tie(child.id, dad.id, R.MOTHER) for child in (kim, lou)]
    halves = [*mothers, Tie(kim.id, lou.id, R.HALF_SIBLING)]
    assert births(family_of(kim.id, [replace(dad, sex="female"), kim, lou], halves)) == []


def test_a_twin_whose_day_of_birth_is_closed_stands_beside_the_other() -> None:
    people = named("Mum", "Kim", "Sue", "Tom")
    people["Lou"] = person(9, "Lou")
    ties = [(child, R.MOTHER, "Mum") for child in ("Kim", "Sue", "Tom", "Lou")]
    place = at(drawn(told(people, "Kim", *ties, ("Kim", R.TWIN, "Lou"))))
    assert sorted(("Kim", "Lou", "Sue", "Tom"), key=lambda name: place[name][0]) == ["Kim", "Lou", "Sue", "Tom"]


def test_an_adopted_child_is_bracketed_and_hangs_by_a_dashed_line_from_those_who_adopted_them() -> None:
    people = named("Mum", "Ann", "Bob", "Kim", "Zoe")
    adopters = [("Kim", R.ADOPTIVE_PARENT, "Ann"), ("Bob", R.ADOPTED_CHILD, "Kim")]
    family = told(people, "Kim", ("Kim", R.MOTHER, "Mum"), *adopters, ("Zoe", R.PARENT, "Ann"), ("Kim", R.SISTER, "Zoe"))
    assert [symbol.member.name for symbol in drawn(family).symbols if symbol.adopted] == ["Kim"]
    assert {"adoption", "birth"} <= set(sorts(family))
    assert family.parents_of(people["Kim"].id) == [people["Mum"].id], "a sister there does not make them parents by birth"
    assert "has Ann and Bob as adoptive parents" in said(family)["Kim"]
    assert "adoptive parent of Kim" in said(family)["Ann"]
    assert "adopted" in next(symbol.said for symbol in drawn(family).symbols if symbol.centre)


# What the tree of one person may tell of an adoption.

ADOPTED = (
    ("Kim", R.MOTHER, "Mum"), ("Sue", R.MOTHER, "Mum"), ("Mum", R.MOTHER, "Gran"), ("Kim", R.ADOPTIVE_PARENT, "Ann"),
    ("Zoe", R.MOTHER, "Ann"), ("Kim", R.SISTER, "Zoe"), ("Tot", R.MOTHER, "Kim"), ("Tot", R.GRANDPARENT, "Ann"), ("Mum", R.GRANDCHILD, "Tot"),
)  # fmt: skip
EVERYBODY = {"Gran", "Mum", "Ann", "Kim", "Sue", "Zoe", "Tot"}


def seen_from(centre: str, *ties: tuple[str, Relation, str]) -> set[str]:
    """Who is connected with somebody by ties that their tree may tell."""
    ids = {name: UUID(int=place + 1) for place, name in enumerate(sorted({end for of, _, other in ties for end in (of, other)}))}
    held = [Tie(ids[of], ids[other], relation) for of, relation, other in ties]
    sides, found, grown = sides_of(ids[centre], held), {ids[centre]}, True
    while grown:
        near = {one for tie in held if sides.tells(tie) and {tie.of, tie.other} & found for one in (tie.of, tie.other)}
        grown, found = not near <= found, found | near
    return {name for name, id in ids.items() if id in found}


@pytest.mark.parametrize(
    ("centre", "names"),
    [
        ("Mum", EVERYBODY - {"Ann", "Zoe"}),
        ("Gran", EVERYBODY - {"Ann", "Zoe"}),
        ("Sue", EVERYBODY - {"Ann", "Zoe"}),
        ("Kim", EVERYBODY),
        ("Tot", EVERYBODY),
        ("Ann", EVERYBODY),
        ("Zoe", EVERYBODY),
    ],
)
def test_the_family_by_birth_does_not_learn_who_adopted_the_child(centre: str, names: set[str]) -> None:
    assert seen_from(centre, *ADOPTED) == names


def test_two_children_adopted_by_one_family_do_not_lead_there_nor_a_third_who_is_fostered_by_it() -> None:
    both = (*ADOPTED, ("Sue", R.ADOPTIVE_PARENT, "Ann"), ("Joe", R.MOTHER, "Mum"), ("Joe", R.FOSTER_CARER, "Ann"))
    assert seen_from("Mum", *both) == EVERYBODY - {"Zoe"} | {"Joe"}, "Ann stands there as Joe’s foster carer"
    assert "Ann" not in seen_from("Mum", *both[:-1])


def test_an_adoption_within_the_family_hides_nobody() -> None:
    within = (("Kim", R.MOTHER, "Mum"), ("Mum", R.PARTNER, "Tom"), ("Kim", R.ADOPTIVE_PARENT, "Tom"), ("Kim", R.FATHER, "Dad"))
    assert seen_from("Mum", *within) == {"Kim", "Mum", "Tom", "Dad"}
