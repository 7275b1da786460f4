"""Locks between processes. The kernel lets go of them when a process dies, however it dies."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corbiere.database.faults import DatabaseFault

# A link put in the place of a file by the account that runs PostgreSQL is not followed, as root least of all.
OPENING = os.O_CLOEXEC | os.O_NOFOLLOW


def open_owned(path: Path, flags: int) -> int:
    """The file of `path`, made 0600 if need be, of whoever owns its folder: not of root, who may be only the first to use it."""
    try:
        file = os.open(path, flags | os.O_CREAT | OPENING, 0o600)
    except PermissionError:
        raise DatabaseFault(f"{path} belongs to another account; run as that account, or name another folder in CORBIERE_STATE") from None
    if os.geteuid() == 0:
        folder = path.parent.stat()
        os.fchown(file, folder.st_uid, folder.st_gid)
    return file


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Waits until no other process is in here with the same path."""
    file = _taken(path, fcntl.LOCK_EX)
    try:
        yield
    finally:
        os.close(file)


def share(path: Path) -> int:
    """A use of what the path stands for, until the returned file is closed."""
    return _taken(path, fcntl.LOCK_SH)


def in_use(path: Path) -> bool:
    """Whether any process shares it; one's own use counts too."""
    file = open_owned(path, os.O_RDWR)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(file)
    return False


def _taken(path: Path, kind: int) -> int:
    """The lock on the file that is at the path now: while one waits, the folder may have been removed and made again."""
    while True:
        file = open_owned(path, os.O_RDWR)
        fcntl.flock(file, kind)
        try:
            if os.path.samestat(os.fstat(file), path.stat()):
                return file
        except FileNotFoundError:
            pass
        os.close(file)
