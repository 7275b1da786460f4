"""What a camera writes into a photograph is kept for a court and given to nobody; the picture looks the same."""

from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import LazySettings
from PIL import Image, ImageChops, ImageCms, ImageOps, ImageStat

from corbiere.documents.uploads import BROKEN, FOLDER, NOT_GIVEN, NotADocument, document_path, given_out, keep_document
from corbiere.ledger.kept_files import keep

GPS, ORIENTATION, MADE_BY, TAKEN = 0x8825, 0x0112, 0x010F, 0x0132
MARKS = (
    b"A telephone",
    b"2026:03:02",
    b"Exif",
    b"<x:xmpmeta",
    b"Photoshop 3.0",
    b"4 Rue des Pres",
    b"a comment",
    b"a film behind it",
    b"ICC_PROFILE",
)


@pytest.fixture(autouse=True)
def folder(settings: LazySettings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def drawn(mode: str = "RGB") -> Image.Image:
    """A picture whose four corners differ, so that every way of turning it shows."""
    made = Image.new("RGB", (48, 32), "white")
    for place, colour in (((0, 0, 24, 16), "red"), ((24, 0, 48, 16), "blue"), ((0, 16, 24, 32), "green")):
        made.paste(colour, place)
    return made.convert(mode)


def photograph(turned: int = 1, mode: str = "RGB") -> bytes:
    """As a telephone makes it: with place, time, maker, XMP, IPTC, a comment, its own table of colours, and a film behind the picture."""
    exif = Image.Exif()
    exif[ORIENTATION], exif[MADE_BY], exif[TAKEN] = turned, "A telephone", "2026:03:02 10:00:00"
    exif.get_ifd(GPS).update({1: "N", 2: (49.0, 11.0, 7.0), 3: "W", 4: (2.0, 6.0, 36.0)})
    made = BytesIO()
    colours = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes() if mode == "RGB" else b""
    drawn(mode).save(made, "JPEG", quality=95, subsampling=0, exif=exif, comment=b"a comment", xmp=b"<x:xmpmeta/>", icc_profile=colours)
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00\x134 Rue des Pres"
    held = made.getvalue()
    return held[:2] + b"\xff\xed" + (len(iptc) + 2).to_bytes(2, "big") + iptc + held[2:] + b"a film behind it"


def opened(held: bytes) -> Image.Image:
    picture = Image.open(BytesIO(held))
    picture.load()
    return picture


def kept(held: bytes) -> str:
    return keep_document(BytesIO(held))


def test_the_photograph_of_these_tests_tells_where_it_was_taken() -> None:
    held = photograph()
    assert [mark for mark in MARKS if mark not in held] == []
    assert opened(held).getexif().get_ifd(GPS)[1] == "N"


def test_what_is_given_out_holds_nothing_of_what_a_camera_wrote() -> None:
    given = given_out(kept(photograph()))
    assert [mark for mark in MARKS if mark in given] == []
    picture = opened(given)
    assert (picture.format, dict(picture.getexif())) == ("JPEG", {})
    assert set(picture.info) == {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


@pytest.mark.parametrize("turned", range(1, 9))
def test_it_stands_upright_and_looks_the_same(turned: int) -> None:
    held = photograph(turned)
    before, after = ImageOps.exif_transpose(opened(held)).convert("RGB"), opened(given_out(kept(held)))
    assert after.size == before.size
    assert max(ImageStat.Stat(ImageChops.difference(before, after)).mean) < 1


@pytest.mark.parametrize(("mode", "given"), [("L", "L"), ("CMYK", "RGB")])
def test_a_grey_picture_and_one_for_print_are_given_out_too(mode: str, given: str) -> None:
    held = photograph(6, mode)
    assert (opened(given_out(kept(held))).mode, opened(given_out(kept(held))).size) == (given, (32, 48))


def test_a_second_picture_behind_the_first_is_left_behind() -> None:
    made = BytesIO()
    drawn().save(made, "MPO", save_all=True, append_images=[Image.new("RGB", (7, 7), "black")])
    given = opened(given_out(kept(made.getvalue())))
    assert (given.format, given.size, b"MPF" in made.getvalue()) == ("JPEG", (48, 32), True)


def test_marks_that_cannot_be_read_go_as_well() -> None:
    held = photograph().replace(b"Exif\x00\x00MM", b"Exif\x00\x00XX").replace(b"Exif\x00\x00II", b"Exif\x00\x00XX")
    assert b"Exif" not in given_out(kept(held))


def test_the_name_in_the_entry_is_the_digest_of_the_very_bytes_that_came() -> None:
    held = photograph()
    name = kept(held)
    assert name == f"{sha256(held).hexdigest()}.jpg"
    given_out(name)
    assert document_path(name).read_bytes() == held


def test_a_photograph_that_was_kept_before_is_given_out_clean_too() -> None:
    name = f"{keep(photograph(), FOLDER, 'jpg')}.jpg"
    assert [mark for mark in MARKS if mark in given_out(name)] == []


def test_a_broken_photograph_is_not_kept_and_one_that_is_kept_already_is_not_given_out(folder: Path) -> None:
    half = photograph()[: len(photograph()) // 2]
    with pytest.raises(NotADocument) as told:
        kept(half)
    assert str(told.value) == BROKEN
    assert list(folder.rglob("*.*")) == []
    with pytest.raises(NotADocument) as told:
        given_out(f"{keep(half, FOLDER, 'jpg')}.jpg")
    assert str(told.value) == NOT_GIVEN


def test_a_pdf_is_given_out_as_it_came() -> None:
    """It may be signed; the page says that nothing is taken out of it."""
    held = b"%PDF-1.7\n1 0 obj\n<</Author(A. Social Worker)>>\nendobj\n%%EOF\n"
    assert given_out(kept(held)) == held
