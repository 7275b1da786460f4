"""A photo is checked, made anew and kept; what is not one is refused with a sentence."""

import stat
import zlib
from io import BytesIO
from struct import pack

import pytest
from PIL import Image
from pydantic import ValidationError

from corbiere.people.entries import PhotoAdded
from corbiere.people.photos import LARGEST_FILE, LONGEST_SIDE, NotAPhoto, keep_photo, photo_path


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def picture(kind="JPEG", size=(40, 30), mode="RGB", **how):
    made = BytesIO()
    Image.new(mode, size, "red").save(made, kind, **how)
    return made.getvalue()


def refused(content):
    with pytest.raises(NotAPhoto) as told:
        keep_photo(BytesIO(content))
    return str(told.value)


@pytest.mark.parametrize(
    ("kind", "mode"), [("JPEG", "RGB"), ("JPEG", "L"), ("JPEG", "CMYK"), ("PNG", "RGBA"), ("PNG", "P"), ("PNG", "1"), ("WEBP", "RGB")]
)
def test_a_picture_is_kept_under_the_digest_of_what_is_kept(kind, mode, folder):
    digest = keep_photo(BytesIO(picture(kind, mode=mode)))

    with Image.open(photo_path(digest)) as kept:
        assert (kept.format, kept.size) == ("JPEG", (40, 30))
    assert stat.S_IMODE(photo_path(digest).stat().st_mode) == 0o600
    assert [path.name for path in folder.rglob("*") if path.is_file()] == [f"{digest}.jpg"]
    assert PhotoAdded(photo=digest, agreed="Luc").photo == digest


def test_the_same_picture_is_kept_once(folder):
    assert keep_photo(BytesIO(picture())) == keep_photo(BytesIO(picture()))
    assert len([path for path in folder.rglob("*") if path.is_file()]) == 1


def test_where_and_when_it_was_taken_is_removed_and_it_stands_upright():
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x0132] = 6, "A telephone", "2026:03:02 10:00:00"
    exif.get_ifd(0x8825)[1] = "N"

    digest = keep_photo(BytesIO(picture(exif=exif, comment=b"a secret")))

    assert b"telephone" not in photo_path(digest).read_bytes()
    assert b"secret" not in photo_path(digest).read_bytes()
    with Image.open(photo_path(digest)) as kept:
        assert (dict(kept.getexif()), kept.size) == ({}, (30, 40))


def test_a_large_picture_is_made_smaller():
    digest = keep_photo(BytesIO(picture(size=(4000, 3000))))
    with Image.open(photo_path(digest)) as kept:
        assert kept.size == (LONGEST_SIDE, LONGEST_SIDE * 3 // 4)


@pytest.mark.parametrize(
    "content",
    [
        b"", b"a letter", b"%PDF-1.7 no picture", b"<svg onload='alert(1)'/>", b"GIF89a\x01\x00\x01\x00", picture()[:200], picture("PNG")[:60],
        b"\xff\xd8\xff\xe0" + b"\x00" * 100, b"\x89PNG\r\n\x1a\n" + b"\x00" * 100, picture("BMP"),
    ],
)  # fmt: skip
def test_what_is_not_a_picture_is_refused(content, folder):
    assert "not a picture" in refused(content)
    assert not list(folder.rglob("*.jpg"))


def test_a_file_of_more_than_five_megabytes_is_refused_without_reading_it_all():
    upload = BytesIO(picture() + b"\x00" * 3 * LARGEST_FILE)
    with pytest.raises(NotAPhoto, match="larger than 5 MB"):
        keep_photo(upload)
    assert upload.tell() == LARGEST_FILE + 1


@pytest.mark.filterwarnings("ignore:Image size")  # Pillow says so too, of some of them
@pytest.mark.parametrize("side", [8_000, 12_000, 60_000])
def test_a_picture_that_would_unfold_without_end_is_refused(side):
    def chunk(name, content):
        return pack(">I", len(content)) + name + content + pack(">I", zlib.crc32(name + content))

    header = pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\x00" * 100_000)) + chunk(b"IEND", b"")

    assert "50 million" in refused(bomb)


@pytest.mark.parametrize("photo", ["", "abc", "../../etc/passwd", "A" * 64, "g" * 64, "a" * 65])
def test_an_entry_names_a_photo_by_its_digest_alone(photo):
    with pytest.raises(ValidationError):
        PhotoAdded(photo=photo, agreed="Luc")
