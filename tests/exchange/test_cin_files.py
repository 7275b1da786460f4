"""Files that are not a census at all, and files made to do harm: one sentence, nothing written."""

import pytest

from corbiere.exchange.cin import import_cin
from corbiere.exchange.import_result import NotThisFormat
from corbiere.statute.population.events import CannotWrite

CHILD = b"<Child><ChildIdentifiers><LAchildID>Kit</LAchildID>%s</ChildIdentifiers></Child>"
GOOD = b"<Message><Children>" + CHILD % b"" + b"</Children></Message>"
BOMB = b'<!DOCTYPE m [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'


@pytest.fixture
def refused(tmp_path):
    """The sentence with which these bytes are refused; asserts that what stood at both paths is untouched."""
    out, rejects = tmp_path / "events.parquet", tmp_path / "refused.csv"

    def run(content):
        for path in (out, rejects):
            path.write_text("kept")
        source = tmp_path / "census.xml"
        source.write_bytes(content)
        with pytest.raises(NotThisFormat) as caught:
            import_cin(source, out, rejects)
        assert [path.read_text() for path in (out, rejects)] == ["kept", "kept"]
        assert sorted(path.name for path in tmp_path.iterdir()) == ["census.xml", "events.parquet", "refused.csv"]
        assert str(caught.value).startswith(str(source))
        return str(caught.value)

    return run


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "the file is empty"),
        (b"PK\x03\x04\x00\x00", "this is a workbook"),
        (b"<M\x00", "byte 2 is zero"),
        (b"child,date\n1,2\n", "damaged on line 1"),
        (b"<Message><Children/></Message>", "no Child element"),
        (b"<School><Child/></School>", "the outermost element is School"),
        (b"<Message><Header><CollectionDetails><Collection>SWF</Collection></CollectionDetails></Header></Message>", "the collection SWF"),
        (b"<Message><Children><Child/></Children></Message>", "has no ChildIdentifiers"),
        (GOOD[:-30], "line 1"),
        (b"<Message>\n<Children>\n" + CHILD % b"" + b"\n<Child>\n<ChildIdent", "line 5"),
        (b"<Message>" + b"\n" * 3 + CHILD % b"<UPN>\xe9</UPN>", "byte 68 is not UTF-8 text"),
        (b'<?xml version="1.0" encoding="no-such"?>' + GOOD, "encoding"),
        (BOMB + b"<Message><Children>" + CHILD % b"<UPN>&c;</UPN>" + b"</Children></Message>", "DOCTYPE"),
        (b'<!DOCTYPE m SYSTEM "http://127.0.0.1:1/x.dtd">' + GOOD, "DOCTYPE"),
        (b"<Message><Children>" + CHILD % b"<UPN>&x;</UPN>" + b"</Children></Message>", "entity"),
        (b"<Message><Children>" + CHILD % b"" + b"<Header/></Children></Message>", "Header"),
    ],
)
def test_not_a_census(refused, content, says):
    assert says in refused(content)


def test_an_external_entity_is_never_read(refused, tmp_path):
    secret = tmp_path.parent / "secret.txt"
    secret.write_text("a secret")
    declared = f'<!DOCTYPE m [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'.encode()
    sentence = refused(declared + b"<Message><Children>" + CHILD % b"<UPN>&x;</UPN>" + b"</Children></Message>")
    assert "DOCTYPE" in sentence
    assert "a secret" not in sentence


def test_an_endless_text(refused):
    assert "longer than 10 million characters" in refused(b"<Message><Children>" + CHILD % (b"<UPN>" + b"x" * 11_000_000 + b"</UPN>"))


def test_an_endless_child(refused):
    assert "16 million bytes without the end of a Child" in refused(b"<Message><Children><Child>" + b"<a/>" * 5_000_000)


def test_too_many_names(refused):
    assert "different element names" in refused(GOOD.replace(b"</Child>", b"".join(b"<n%d/>" % i for i in range(1_100)) + b"</Child>"))


@pytest.mark.parametrize("content", [b"\xef\xbb\xbf" + GOOD, GOOD.replace(b">", b">\r\n"), GOOD.decode().encode("utf-16")])
def test_what_xml_allows_is_read(census, content):
    assert census(content).imported.children == 1


def test_without_a_reference_date_nothing_is_in_the_future(census):
    result = census(GOOD.replace(b"</ChildIdentifiers>", b"<PersonBirthDate>2999-01-01</PersonBirthDate></ChildIdentifiers>"))
    assert result.facts == ["2999-01-01 born"]
    assert "does not state" in result.imported.recognised


@pytest.mark.parametrize(
    ("year", "reference", "says"),
    [
        ("2025", "2025-03-31", "Children in Need census 2025 (reference date 31 March 2025)"),
        ("2024", "2025-03-31", "census 2025 (reference date 31 March 2025); the header's Year says 2024, the reference date was followed"),
        ("2025", "", "census 2025 (reference date 31 March 2025, taken from the header's Year)"),
    ],
)
def test_the_year_is_that_of_the_reference_date(census, year, reference, says):
    header = f"<Header><CollectionDetails><Year>{year}</Year><ReferenceDate>{reference}</ReferenceDate></CollectionDetails></Header>"
    assert (
        says in census("<Child><ChildIdentifiers><LAchildID>Kit</LAchildID></ChildIdentifiers></Child>", header=header).imported.recognised
    )


def test_element_names_that_belong_to_another_year_are_told(maggie):
    assert "GenderCurrent belongs to censuses up to 2023" in maggie("", more="<GenderCurrent>1</GenderCurrent>").imported.recognised


def test_lines_are_right_far_into_a_file(census):
    children = "\n".join(f"<Child>\n<ChildIdentifiers>\n<LAchildID>K{i}</LAchildID>\n</ChildIdentifiers>\n</Child>" for i in range(20_000))
    last = (
        "<Child>\n<ChildIdentifiers>\n<LAchildID>Last</LAchildID>\n<Sex>9</Sex></ChildIdentifiers>\n<CINdetails>\n</CINdetails>\n</Child>"
    )
    refused = census(f"{children}\n<Child/>\n{last}").refused
    assert [int(reject["line"]) - 100_000 for reject in refused] == [2, 6, 7]


def test_progress_ends_at_the_size_of_the_file(tmp_path):
    source = tmp_path / "census.xml"
    source.write_bytes(GOOD)
    told = []
    import_cin(source, tmp_path / "events.jsonl", progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (len(GOOD), len(GOOD))


@pytest.mark.parametrize("out", ["events.txt", "nowhere/events.parquet", "census.xml", "refused.csv"])
def test_an_output_that_cannot_be_written(tmp_path, out):
    (tmp_path / "census.xml").write_bytes(GOOD)
    with pytest.raises(CannotWrite):
        import_cin(tmp_path / "census.xml", tmp_path / out, tmp_path / "refused.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["census.xml"]


def test_no_such_file(tmp_path):
    with pytest.raises(NotThisFormat, match="cannot be read"):
        import_cin(tmp_path / "none.xml", tmp_path / "events.parquet")
