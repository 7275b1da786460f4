"""Files that belong to an entry, kept under the digest of what they hold: the same file a second time is there already.

The digest in an entry is of the very bytes kept, and opens nothing: who may name a file is decided in `record()`, and what is given out of
one where it is given out (ADR 10).
"""

import os
import tempfile
from hashlib import sha256
from pathlib import Path

from django.conf import settings


class NotKept(ValueError):
    """A sentence that says what is wrong with the file and what would be right."""


def keep(held: bytes, folder: str, ending: str) -> str:
    """The digest under which the file is kept from now on: whole or not at all."""
    digest = sha256(held).hexdigest()
    path = path_of(digest, folder, ending)
    if not path.exists():
        _put(held, path)
    return digest


def path_of(digest: str, folder: str, ending: str) -> Path:
    return Path(settings.MEDIA_ROOT) / folder / digest[:2] / f"{digest}.{ending}"


def _put(held: bytes, path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file, part = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(file, "wb") as opened:
            opened.write(held)
            opened.flush()
            os.fsync(file)
        Path(part).replace(path)
    finally:
        Path(part).unlink(missing_ok=True)
