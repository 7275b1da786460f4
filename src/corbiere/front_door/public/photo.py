"""A photo that came with a worry: held in memory, looked at to its last point, and passed on as it came."""

from io import BytesIO
from threading import Lock

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest
from PIL import Image

from corbiere.documents.pictures import BROKEN_PICTURE

LARGEST_PHOTO = 10_000_000  # bytes; a default, no source gives it
LARGEST_LETTER = 25_000_000  # bytes: a photo that is too large is still read to its end, so that the words beside it are kept. A default
MOST_PIXELS = 50_000_000  # more than any telephone's camera, less than fills the memory; a default
FORMATS = ("JPEG", "PNG")
_ONE_AT_A_TIME = Lock()  # while it is looked at, a photo takes some hundred megabytes


class NoPhoto(ValueError):
    """A photo that cannot be kept, by the key of the words that say why."""


class PhotoHandler(FileUploadHandler):
    """Holds no more of a file than the largest photo has, and reads on, so that the words after it arrive."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.held = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start + len(raw_data) <= LARGEST_PHOTO:
            self.held.write(raw_data)

    def file_complete(self, file_size: int) -> SimpleUploadedFile:
        told = SimpleUploadedFile("photo", self.held.getvalue())
        told.size = file_size
        self.held = BytesIO()
        return told


def photo_of(upload: "UploadedFile[bytes] | None") -> bytes | None:
    """The bytes as they came; None where there is no photo. NoPhoto says why one cannot be kept."""
    if upload is None or not upload.size:
        return None
    if upload.size > LARGEST_PHOTO:
        raise NoPhoto("photo_too_large")
    held: bytes = upload.read()
    try:
        with _ONE_AT_A_TIME, Image.open(BytesIO(held), formats=FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise NoPhoto("photo_too_large")
            picture.load()
    except BROKEN_PICTURE:
        raise NoPhoto("photo_not_read") from None
    return held
