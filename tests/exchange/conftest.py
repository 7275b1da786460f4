import csv
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pytest

from corbiere.exchange.cin import import_cin
from corbiere.exchange.import_result import ImportedFile
from corbiere.exchange.ssda903 import import_ssda903

HEADER = "<Header><CollectionDetails><Collection>CIN</Collection><Year>2025</Year><ReferenceDate>2025-03-31</ReferenceDate></CollectionDetails></Header>"


@dataclass
class Result:
    """What an import said and wrote: `facts` as lines of a story, `refused` as rows of the rejects."""

    imported: ImportedFile
    facts: list[str]
    refused: list[dict[str, str]]

    @property
    def reasons(self) -> list[str]:
        return [reject["reason"] for reject in self.refused]


def read_back(imported: ImportedFile, out: Path, rejects: Path) -> Result:
    lines = [
        " ".join([row["on"].isoformat(), row["kind"], *(f"{key}={value}" for key, value in json.loads(row["attributes"]).items())])
        for row in pl.read_parquet(out).sort("subject", "order").iter_rows(named=True)
    ]
    with rejects.open(encoding="utf-8", newline="") as file:
        return Result(imported, lines, list(csv.DictReader(file)))


@pytest.fixture
def census(tmp_path: Path) -> Callable[..., Result]:
    """Import a census of these Child elements (or of a whole document, as bytes)."""

    def run(children: str | bytes, header: str = HEADER) -> Result:
        source, out, rejects = tmp_path / "census.xml", tmp_path / "events.parquet", tmp_path / "refused.csv"
        whole = children if isinstance(children, bytes) else f"<Message>{header}<Children>\n{children}\n</Children></Message>".encode()
        source.write_bytes(whole)
        return read_back(import_cin(source, out, rejects), out, rejects)

    return run


@pytest.fixture
def maggie(census: Callable[..., Result]) -> Callable[..., Result]:
    """Import one child, born on 1 May 2015, of whom the census says this."""

    def run(details: str, more: str = "<PersonBirthDate>2015-05-01</PersonBirthDate>") -> Result:
        return census(f"<Child><ChildIdentifiers><LAchildID>Maggie</LAchildID>{more}</ChildIdentifiers>\n{details}</Child>")

    return run


@pytest.fixture
def episode(maggie: Callable[..., Result]) -> Callable[..., Result]:
    """Import one child referred on 10 January 2025, with these modules in that episode of need; the referral and birth are left out."""

    def run(modules: str, **given: str) -> Result:
        result = maggie(f"<CINdetails><CINreferralDate>2025-01-10</CINreferralDate>\n{modules}</CINdetails>", **given)
        result.facts = [fact for fact in result.facts if fact.split()[1] not in ("born", "concern-received")]
        return result

    return run


EPISODES = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,HOME_POST,PL_POST"
# Another child, whose care ends in the year of the return: it fixes the reference date, and is told in eight facts.
ZOE = "Zoe,01/06/2024,S,V2,N1,U6,PR1,02/06/2024,E8,,\nZoe,03/06/2024,S,V2,N1,U6,PR1,04/06/2024,E8,,"


@pytest.fixture
def returned(tmp_path: Path) -> Callable[..., Result]:
    """Import a folder of these tables (`episodes="…"`, text without the first line for the three that are imported)."""
    firsts = {"episodes": EPISODES, "header": "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB", "reviews": "CHILD,DOB,REVIEW,REVIEW_CODE"}

    def run(**tables: str | bytes) -> Result:
        folder, out, rejects = tmp_path / "return", tmp_path / "events.parquet", tmp_path / "refused.csv"
        folder.mkdir(exist_ok=True)
        for name, rows in tables.items():
            whole = rows if isinstance(rows, bytes) else f"{firsts[name]}\n{rows}\n".encode()
            (folder / f"{name}.csv").write_bytes(whole)
        return read_back(import_ssda903(folder, out, rejects), out, rejects)

    return run


@pytest.fixture
def kit(returned: Callable[..., Result]) -> Callable[..., Result]:
    """Import the episodes of one child, born on 1 May 2012, in a return of 2024/25; the birth is left out of the facts."""

    def run(*rows: str, reviews: str = "", birth: str = "01/05/2012") -> Result:
        episodes = "\n".join([*(f"Kit,{row}" for row in rows), ZOE])
        result = returned(episodes=episodes, header=f"Kit,2,{birth},WBRI,,,", reviews=reviews)
        result.facts = [fact for fact in result.facts if " born" not in fact][:-8]
        return result

    return run
