"""Where the state lies: the data, the passwords of the roles, Django's key. Private, and never in the checkout."""

import json
import os
import secrets
import stat
from pathlib import Path

from corbiere.database.account import SystemAccount, account_for
from corbiere.database.faults import DatabaseFault
from corbiere.database.locks import OPENING

STATE = "CORBIERE_STATE"
SEAL_KEY, SEALS = "CORBIERE_SEAL_KEY", "CORBIERE_SEALS"
FOR_ROOT = Path("/var/lib/corbiere")
NAMED_SO = {",": "a comma", '"': "a quotation mark"}
BREAKS_LISTS = frozenset(NAMED_SO)
SUPERUSER, OWNER, APP, PUBLIC = "postgres", "corbiere_owner", "corbiere_app", "corbiere_public"


def folder() -> Path:
    """Only its path: `claim` makes it."""
    if named := os.environ.get(STATE):
        path = Path(os.path.abspath(Path(named).expanduser()))  # noqa: PTH100 - resolve() would hide a link that may later lead elsewhere
    elif os.geteuid() == 0:
        path = FOR_ROOT
    else:
        path = _of_the_home() / "corbiere"
    refuse_unless_plain(path)
    _refuse_the_checkout(path)
    return path


def refuse_unless_plain(path: Path) -> None:
    """PostgreSQL takes the folder of its socket as one of a list, and writes it on a line of its own: neither may be broken by its name."""
    text = str(path)
    strange = sorted({character for character in text if character in BREAKS_LISTS or not character.isprintable()})
    if strange:
        said = " and ".join(NAMED_SO.get(character, "a character that cannot be printed") for character in strange)
        raise DatabaseFault(f"{text!r} has {said} in it, which PostgreSQL takes for the end of a name; name another folder in {STATE}")


def _of_the_home() -> Path:
    if (named := os.environ.get("XDG_STATE_HOME")) and Path(named).is_absolute():
        return Path(named)
    try:
        return Path.home() / ".local" / "state"
    except RuntimeError:
        raise DatabaseFault(f"this account has no home folder; name a folder for the data in {STATE}") from None


def _refuse_the_checkout(path: Path) -> None:
    """Records of children do not belong where files are committed from."""
    checkout = Path(__file__).resolve().parents[3]
    if (checkout / "pyproject.toml").is_file() and path.resolve().is_relative_to(checkout):
        raise DatabaseFault(f"{path} lies in the checkout {checkout}; name a folder outside it in {STATE}")


def claim(path: Path) -> SystemAccount:
    """Makes the folder, 0700, for the account that runs PostgreSQL. One that is there keeps its rights unless it is empty."""
    account = account_for(path)
    try:
        if path.exists():
            there = path.stat()
            if there.st_uid == account.uid and not stat.S_IMODE(there.st_mode) & 0o077:
                return account
            _refuse_unless_empty(path)
        else:
            _make(path)
        path.chmod(0o700)
        account.give(path)
    except OSError as error:
        raise DatabaseFault(f"{path} cannot be made or used ({error.strerror}); name another folder in {STATE}") from None
    return account


def _make(path: Path) -> None:
    """With the parents that are missing. As root they let others pass, since PostgreSQL will run as another account."""
    missing = [parent for parent in path.parents if not parent.exists()]
    for parent in reversed(missing):
        parent.mkdir(mode=0o700, exist_ok=True)
        if os.geteuid() == 0:
            parent.chmod(0o755)
    path.mkdir(mode=0o700, exist_ok=True)


def _refuse_unless_empty(path: Path) -> None:
    if not path.is_dir() or any(path.iterdir()):
        raise DatabaseFault(f"{path} is there already and is no private folder of Corbière's; name one that is not there yet in {STATE}")


def passwords(path: Path) -> dict[str, str]:
    """The password of each role, made up at random the first time."""
    claim(path)
    made_up = {role: secrets.token_urlsafe(32) for role in (SUPERUSER, OWNER, APP)}
    known: dict[str, str] = json.loads(_kept(path / "passwords.json", json.dumps(made_up, indent=1)))
    return known | {PUBLIC: _kept(path / "public_password", secrets.token_urlsafe(32)).strip()}


def secret_key() -> str:
    """Django's, made up at random the first time. A new one ends every session and voids every signed link."""
    path = folder()
    claim(path)
    return _kept(path / "secret_key", secrets.token_urlsafe(64)).strip()


def public_key() -> str:
    """The public form's own, made up at random the first time. With a new one, what came before is not seen to be alike."""
    path = folder()
    claim(path)
    return _kept(path / "public_key", secrets.token_urlsafe(64)).strip()


def seal_key(if_new: str) -> str:
    """The key that signs seals, in a file that CORBIERE_SEAL_KEY names or beside the other secrets; `if_new` where there is none yet."""
    return _kept(seal_key_file(), if_new).strip()


def seal_key_file() -> Path:
    if named := os.environ.get(SEAL_KEY):
        return Path(named).expanduser().absolute()
    path = folder()
    claim(path)
    return path / "seal_key"


def _kept(path: Path, if_new: str) -> str:
    """The text of a private file. Of several processes that would make it, one wins and all read the same."""
    try:
        if not path.exists():
            _keep(path, if_new)
        file = os.open(path, os.O_RDONLY | OPENING)
        with os.fdopen(file, encoding="utf-8") as opened:
            if stat.S_IMODE(os.fstat(file).st_mode) & 0o077:
                raise DatabaseFault(f"{path} holds secrets and others may read it; chmod 600 it, and consider them known")
            return opened.read()
    except OSError as error:
        raise DatabaseFault(f"{path} cannot be read or made ({error.strerror}); run as the account that owns {path.parent}") from None


def _keep(path: Path, text: str) -> None:
    whole = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    file = os.open(whole, os.O_WRONLY | os.O_CREAT | os.O_EXCL | OPENING, 0o600)
    try:
        with os.fdopen(file, "w", encoding="utf-8") as opened:
            opened.write(text + "\n")
            opened.flush()
            os.fsync(file)
        os.link(whole, path)
    except FileExistsError:
        pass
    finally:
        whole.unlink()
