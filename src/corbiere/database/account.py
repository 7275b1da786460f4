"""The account that runs PostgreSQL, which refuses to run as root: root starts it as another account, anyone else as themselves."""

import os
import pwd
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from corbiere.database.faults import DatabaseFault

NAMED = "CORBIERE_ACCOUNT"
# No account is ever made here. One of its own, where an administrator has made it, keeps the data from whatever else runs as `nobody`.
CHOICES = ("corbiere", "nobody")
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C"}
ENTERED = 'for folder; do cd "$folder" 2>/dev/null || { echo "$folder"; exit 1; }; done'


@dataclass(frozen=True)
class SystemAccount:
    """Starts processes as itself, with nothing of our environment: a PGOPTIONS of ours is not meant for the server."""

    name: str
    uid: int
    gid: int

    def give(self, path: Path) -> None:
        """To this account, where that is not us."""
        if os.geteuid() == 0:
            os.chown(path, self.uid, self.gid, follow_symlinks=False)

    def _as_itself(self) -> dict[str, Any]:
        dropped = {"user": self.uid, "group": self.gid, "extra_groups": []} if os.geteuid() == 0 else {}
        return {"env": ENVIRONMENT, "umask": 0o077, "stdin": subprocess.DEVNULL, **dropped}

    def run(self, command: Sequence[str | Path], folder: Path) -> subprocess.CompletedProcess[str]:
        try:
            return subprocess.run(command, cwd=folder, capture_output=True, text=True, errors="replace", check=False, **self._as_itself())
        except (PermissionError, subprocess.SubprocessError) as error:
            return subprocess.CompletedProcess(command, 126, "", f"{command[0]} cannot be run as {self.name}: {error}")

    def spawn(self, command: Sequence[str | Path], folder: Path, log: IO[bytes]) -> subprocess.Popen[bytes]:
        """In a session of its own: an interrupt typed at the terminal is for the command, not for the server under it."""
        return subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, start_new_session=True, **self._as_itself())

    def refuse_if_barred_from(self, folder: Path) -> None:
        """No folder's rights are loosened for PostgreSQL: where its account cannot pass, that is said."""
        if os.geteuid():
            return
        entered = self.run(["/bin/sh", "-c", ENTERED, "sh", *reversed(folder.parents)], Path("/"))
        if entered.returncode:
            barred = entered.stdout.strip() or entered.stderr.strip()
            raise DatabaseFault(
                f"PostgreSQL cannot run as root and the account {self.name} may not enter {barred}, which is left as it is; "
                f"name a folder in CORBIERE_STATE that others may pass into, such as /var/lib/corbiere"
            )


def account_for(folder: Path) -> SystemAccount:
    """This account; as root, whoever owns the folder since it was made, otherwise the one of CORBIERE_ACCOUNT, `corbiere` or `nobody`."""
    if uid := os.geteuid():
        return SystemAccount(_name_of(uid), uid, os.getegid())
    data = folder / "data"
    if data.exists():
        owner = data.stat()
        if not owner.st_uid:
            raise DatabaseFault(f"{data} belongs to root, and PostgreSQL cannot run as root; chown -R it to an account without rights")
        return SystemAccount(_name_of(owner.st_uid), owner.st_uid, owner.st_gid)
    return _chosen()


def _chosen() -> SystemAccount:
    named = os.environ.get(NAMED)
    for name in [named] if named else CHOICES:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        if entry.pw_uid:
            return SystemAccount(name, entry.pw_uid, entry.pw_gid)
    wanted = named or " or ".join(CHOICES)
    raise DatabaseFault(f"PostgreSQL cannot run as root and there is no unprivileged account {wanted}; name one in {NAMED}")


def _name_of(uid: int) -> str:
    """A container may run under a number that has no name; only making a server's data needs one, and says so itself."""
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"number {uid}"
