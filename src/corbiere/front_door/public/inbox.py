"""Puts what was written into the inbox: one INSERT, which is all that this process may do in the database."""

import json
from base64 import b32encode
from hashlib import sha256
from hmac import digest
from ipaddress import ip_address
from uuid import UUID

from django.db import connection
from django.http import HttpRequest

from corbiere.access.networks import network
from corbiere.front_door.public import settings
from corbiere.front_door.public.form import PublicForm

INSERT = """
INSERT INTO front_door_inbox (id, reference, language, answers, photo, address, words)
VALUES (%s, %s, %s, %s::jsonb, %s, %s, %s) ON CONFLICT DO NOTHING
"""
CONSONANTS = str.maketrans("AEIOU01", "CDFHK89")  # no word stands in a reference, nor anything that is taken for another


def put(form: PublicForm, language: str, photo: bytes | None, address: str) -> str:
    """The reference under which it is kept. The same words from the same page are there already."""
    said = json.dumps(form.answers, sort_keys=True, ensure_ascii=False)
    content = b"\0".join((form.key.encode(), said.encode(), sha256(photo or b"").digest()))
    id = UUID(bytes=_keyed("row", content)[:16], version=4)
    reference = _reference(id)
    alike = " ".join(form.answers["worry"].casefold().split())
    with connection.cursor() as cursor:
        told = (id, reference, language, said, photo, _keyed("address", address.encode()), _keyed("words", alike.encode()))
        cursor.execute(INSERT, told)
    return reference


def _reference(id: UUID) -> str:
    letters = b32encode(_keyed("reference", id.bytes)[:5]).decode().translate(CONSONANTS)
    return f"{letters[:4]}-{letters[4:]}"


def _keyed(of: str, text: bytes) -> bytes:
    return digest(settings.SECRET_KEY.encode(), of.encode() + b"\0" + text, "sha256")


def sender(request: HttpRequest) -> str:
    """The network that it came from: as the nearest of our own proxies says it, or as the connection does."""
    passed = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    said = passed[-settings.PROXIES] if 0 < settings.PROXIES <= len(passed) else request.META.get("REMOTE_ADDR", "")
    try:
        ip_address(said)
    except ValueError:
        said = request.META.get("REMOTE_ADDR", "")
    return network(said)
