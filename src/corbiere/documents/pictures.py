"""A photograph as it is given out: its points, upright, in the colours of every screen, and nothing else of the file.

Its own marks say where and when it was taken and on whose telephone, and hold a small copy from before it was cut; makers hang a film or a
second picture behind it. No list of such marks is ever whole, so none is taken out: the picture is made anew from what is seen of it.
"""

import struct
from io import BytesIO
from threading import Lock

from PIL import Image, ImageCms

ORIENTATION = 0x0112
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
BROKEN_PICTURE = (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError)  # what Pillow raises for one, each somewhere
QUALITY = 95  # of a hundred, with every point's own colour: a bruise must look as it did. A default
_SCREEN = ImageCms.createProfile("sRGB")
_ONE_AT_A_TIME = Lock()  # the largest takes near a gigabyte of memory while it is made


def made_anew(held: bytes) -> bytes:
    """The JPEG made anew from a JPEG. One of `BROKEN_PICTURE` if it cannot be read to its end."""
    with _ONE_AT_A_TIME, Image.open(BytesIO(held), formats=["JPEG"]) as picture:
        turn = UPRIGHT.get(_orientation(picture) or 0)
        upright = picture if turn is None else picture.transpose(turn)
        seen = _as_on_screen(upright)
        seen.info = {}  # what Pillow would write back: the comment, how many points an inch
        made = BytesIO()
        seen.save(made, "JPEG", quality=QUALITY, subsampling=0)
    return made.getvalue()


def _as_on_screen(picture: Image.Image) -> Image.Image:
    """In grey or red, green and blue. The file's own table of colours, which names its maker, is reckoned in where it can be read."""
    picture.load()
    if picture.mode == "L":
        return picture.copy()
    try:
        there = ImageCms.ImageCmsProfile(BytesIO(picture.info["icc_profile"]))
        turned = ImageCms.profileToProfile(picture, there, _SCREEN, outputMode="RGB")
    except (KeyError, ImageCms.PyCMSError, OSError, ValueError, TypeError):
        turned = None
    return turned or picture.convert("RGB")


def _orientation(picture: Image.Image) -> int | None:
    """How it was held when it was taken; None where its marks cannot be read."""
    try:
        held: object = picture.getexif().get(ORIENTATION)
    except (*BROKEN_PICTURE, struct.error, KeyError, TypeError):
        return None
    return held if isinstance(held, int) else None
