"""Photos of people: checked, made anew without what a camera writes into them, and kept under the digest of what is kept."""

from io import BytesIO
from pathlib import Path
from typing import IO

import filetype
from PIL import Image, ImageOps

from corbiere.ledger.fields import KeptFile
from corbiere.ledger.kept_files import NotKept, keep, path_of

LARGEST_FILE = 5_000_000  # bytes; default: no source gives it
MOST_PIXELS = 50_000_000  # more than any telephone's camera, less than fills the memory; default
LONGEST_SIDE = 1200  # pixels of what is kept: enough to know a face, little enough for a slow line; default
TYPES = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
NOT_A_PICTURE = "That file is not a picture that we can read. Choose a JPEG, PNG or WebP file."
TOO_LARGE = "That file is larger than 5 MB. Choose a smaller one, or send it in a smaller size from your phone."
TOO_MANY_PIXELS = "That picture has more than 50 million points. Choose a smaller one."


class KeptPhoto(KeptFile):
    """Marks a question whose answer is what `keep_photo` gave back: the form offers a picture to choose."""


class NotAPhoto(NotKept):
    """A sentence that says what is wrong with the file and what would be right."""


def keep_photo(upload: IO[bytes]) -> str:
    """The digest under which the photo is kept from now on; NotAPhoto says why it cannot be."""
    return keep(_made_anew(_read(upload)), "photos", "jpg")


def photo_path(digest: str) -> Path:
    """Where a kept photo lies: always a JPEG."""
    return path_of(digest, "photos", "jpg")


def _read(upload: IO[bytes]) -> bytes:
    held = upload.read(LARGEST_FILE + 1)
    if len(held) > LARGEST_FILE:
        raise NotAPhoto(TOO_LARGE)
    return held


def _made_anew(held: bytes) -> bytes:
    """Only the points of the picture, upright: no place, no time, no camera, and nothing hidden behind it."""
    kind = filetype.guess(held)
    if kind is None or kind.mime not in TYPES:
        raise NotAPhoto(NOT_A_PICTURE)
    try:
        with Image.open(BytesIO(held), formats=[TYPES[kind.mime]]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise NotAPhoto(TOO_MANY_PIXELS)
            return _jpeg(picture)
    except Image.DecompressionBombError:
        raise NotAPhoto(TOO_MANY_PIXELS) from None
    except NotAPhoto:
        raise
    except (OSError, ValueError, SyntaxError, EOFError):  # each is what one of Pillow's readers raises for a broken file
        raise NotAPhoto(NOT_A_PICTURE) from None


def _jpeg(picture: Image.Image) -> bytes:
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    seen = upright.convert("RGBA")
    paper = Image.new("RGB", seen.size, "white")
    paper.paste(seen, mask=seen.getchannel("A"))
    made = BytesIO()
    paper.save(made, "JPEG", quality=85, optimize=True)
    return made.getvalue()
