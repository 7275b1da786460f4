"""The key that seals are signed with. It lies outside the database, so that whoever can write there cannot make a seal."""

from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from corbiere.database import state
from corbiere.database.faults import DatabaseFault

PUBLIC = "*.pub"


def signing_key() -> Ed25519PrivateKey:
    """Made at random the first time."""
    kept = state.seal_key(Ed25519PrivateKey.generate().private_bytes_raw().hex())
    try:
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(kept))
    except ValueError:
        raise DatabaseFault(f"{state.seal_key_file()} is no key for seals; name the file that holds it in {state.SEAL_KEY}") from None


def public_key() -> bytes:
    return signing_key().public_key().public_bytes_raw()


def signed(digest: bytes, signature: bytes, key: bytes) -> bool:
    """Whether whoever holds the private half of the key signed this digest."""
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, digest)
    except (InvalidSignature, ValueError):
        return False
    return True


def known_keys(folder: Path | None) -> set[bytes]:
    """The public keys that are trusted: this server's own, if it has one, and those kept beside the copies of the seals."""
    kept = {_public(file) for file in folder.glob(PUBLIC)} if folder else set()
    return kept | ({public_key()} if state.seal_key_file().exists() else set())


def keep_public_key(folder: Path) -> Path:
    """Puts this server's public key beside the copies of the seals."""
    key = public_key().hex()
    file = folder / f"seal-key-{key[:8]}.pub"
    if not file.exists():
        file.write_text(key + "\n", encoding="ascii")
    return file


def _public(file: Path) -> bytes:
    try:
        return bytes.fromhex(file.read_text(encoding="ascii"))
    except ValueError:
        raise DatabaseFault(f"{file} is no public key; bring back the one that corbiere ledger key wrote") from None
