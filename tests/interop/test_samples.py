"""Samples that nobody here wrote: each ends with an answer, and every fact that comes out could stand in a story."""

import json
import os
from pathlib import Path

import polars as pl
import pytest

from corbiere.exchange.cin import import_cin
from corbiere.exchange.ssda903 import import_ssda903
from corbiere.statute.kinds import KINDS

DATA = Path(os.environ.get("CORBIERE_INTEROP_DATA", "no-interop-data"))
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="CORBIERE_INTEROP_DATA does not name the folder of samples")


def check(out):
    """Every fact as the story reader would take it; returns how many there are of each kind."""
    events = pl.read_parquet(out)
    for row in events.iter_rows(named=True):
        kind = KINDS[row["kind"]]
        for name, value in json.loads(row["attributes"]).items():
            attribute = kind.attribute(name)
            assert attribute is not None
            assert attribute.fault(value) is None
        assert row["recorded"] >= row["on"]
    told = events["subject"].rle_id()
    assert told.n_unique() == events["subject"].n_unique(), "the facts of a child stand together"
    for once in ("born", "died"):
        assert events.filter(pl.col("kind") == once)["subject"].is_unique().all()
    assert events.group_by("subject", "order").len()["len"].max() == 1
    conferences = events.filter(pl.col("kind") == "conference-held")
    assert conferences.height == conferences.select("subject", "on").n_unique()
    return dict(events["kind"].value_counts().iter_rows())


@pytest.mark.parametrize(
    ("name", "children", "facts", "refused", "recognised"),
    [
        ("CIN_Census_2024.xml", 2, 10, 2, "census 2024"),
        ("CIN_Census_2026.xml", 2, 10, 2, "PreProceedingsandFGDM belongs to censuses from 2026"),
        ("fake_CIN_data.xml", 332, 1_000, 200, "census 2022"),
        ("random_500_children.xml", 500, 400, 2_000, "census 2026"),
    ],
)
def test_children_in_need(tmp_path, name, children, facts, refused, recognised):
    imported = import_cin(DATA / "cin" / name, tmp_path / "events.parquet", tmp_path / "refused.csv")
    assert imported.children == children
    assert imported.facts >= facts
    assert imported.refused >= refused
    assert recognised in imported.recognised
    assert sum(check(tmp_path / "events.parquet").values()) == imported.facts
    assert pl.read_csv(tmp_path / "refused.csv", infer_schema=False).height == imported.refused


def test_looked_after_return(tmp_path):
    imported = import_ssda903(DATA / "ssda903", tmp_path / "events.parquet", tmp_path / "refused.csv")
    told = check(tmp_path / "events.parquet")
    assert "2017/18 (reference date 31 March 2018" in imported.recognised
    assert imported.children == told["born"] == 2_675
    assert told["care-started"] > 300
    assert told["placement-started"] > 3_000
    assert told["review-held"] > 7_000
    assert imported.refused_by_reason["after the reference date"] > 5_000
    assert pl.read_parquet(tmp_path / "events.parquet")["subject"].is_sorted()


@pytest.mark.parametrize("name", ["ssda903/episodes.csv", "cin/CIN_schema_2026.xsd"])
def test_another_format_is_not_a_census(tmp_path, name):
    with pytest.raises(ValueError, match="this is not|the outermost element|damaged|no Child"):
        import_cin(DATA / name, tmp_path / "events.parquet")


CASES = DATA.parent / "cases"


@pytest.mark.skipif(not CASES.is_dir(), reason="no folder of cases beside the samples")
@pytest.mark.parametrize(
    ("name", "facts", "refused", "note"),
    [
        ("s1_codes_2025", 13, {}, ""),
        ("s2_excel_dates", 18, {"not a date": 4}, ""),
        ("s3_trailing", 5, {}, ""),
        ("s4_semicolon", 5, {}, "separated by semicolons"),
        ("s5_bom_crlf", 5, {}, ""),
        ("s6_sep_line", 5, {}, ""),
        ("s7_lowercase", 7, {}, ""),
        ("s9_open_then_next", 13, {}, "Episodes without an end that another follows"),
        ("s10_dup", 7, {"given twice": 1}, ""),
        ("s13_nbsp", 5, {}, ""),
        ("s14_temp", 9, {}, ""),
        ("s16_reviews", 9, {"births disagree": 1, "given twice": 1}, ""),
        ("s17_no_leading_zero", 10, {}, ""),
    ],
)
def test_returns_that_others_could_not_read(tmp_path, name, facts, refused, note):
    imported = import_ssda903(CASES / "ssda903" / name, tmp_path / "events.parquet", tmp_path / "refused.csv")
    check(tmp_path / "events.parquet")
    assert (imported.facts, imported.refused_by_reason, imported.nothing) == (facts, refused, "")
    assert any(note in said for said in imported.notes)


@pytest.mark.skipif(not CASES.is_dir(), reason="no folder of cases beside the samples")
def test_one_conference_where_a_census_states_three_days(tmp_path):
    imported = import_cin(CASES / "cin" / "c19_icpc_at_both_levels.xml", tmp_path / "events.parquet")
    assert check(tmp_path / "events.parquet")["conference-held"] == 1
    assert any("states more than one day" in note for note in imported.notes)
