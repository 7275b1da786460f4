"""What somebody does who knows how the chains and the seals are made, and makes them anew."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from corbiere.ledger.models import Seal
from corbiere.ledger.seals import digest_of
from proofs.rows import Names, names, other
from proofs.superuser import Hand, Row


def cut_off(hand: Hand) -> Names:
    """The last of a subject's sealed entries, and whatever follows, with the index mended."""
    entry = hand.one("ledger_entry", '"order" <= %s', hand.sealed_upto())
    hand.sql('DELETE FROM ledger_entry WHERE subject_id = %s AND "order" >= %s', entry["subject_id"], entry["order"])
    hand.rechain(entry["subject_id"])
    return names("ledger_entry", entry)


def cut_off_unsealed(hand: Hand) -> Names:
    """The last entry of somebody, which no seal holds yet, with the index mended: the form that it came with misses it."""
    entry = hand.rows("ledger_entry", 'practitioner IS NOT NULL ORDER BY "order" DESC --')[0]
    hand.sql('DELETE FROM ledger_entry WHERE "order" = %s', entry["order"])
    hand.rechain(entry["subject_id"])
    return {str(entry["id"])}


def unsealed_subject_gone(hand: Hand) -> Names:
    """Somebody whom no seal holds yet: what was worked out of them is missed by nobody who is in the record."""
    entry = hand.one("ledger_entry", '"order" > %s AND practitioner IS NULL', hand.sealed_upto())
    hand.sql("DELETE FROM ledger_entry WHERE subject_id = %s", entry["subject_id"])
    hand.sql("DELETE FROM ledger_subject WHERE id = %s", entry["subject_id"])
    return names("ledger_entry", entry)


def subject_gone(hand: Hand) -> Names:
    entry = hand.one("ledger_entry", '"order" <= %s', hand.sealed_upto())
    hand.sql("DELETE FROM ledger_entry WHERE subject_id = %s", entry["subject_id"])
    hand.sql("DELETE FROM ledger_subject WHERE id = %s", entry["subject_id"])
    return names("ledger_entry", entry)


def written_anew(name: str) -> Callable[[Hand], Names]:
    def does(hand: Hand) -> Names:
        entry = hand.one("ledger_entry", f'"order" <= %s AND "{name}" IS NOT NULL', hand.sealed_upto())
        hand.set("ledger_entry", "order", entry, **{name: other(entry[name], hand.random)})
        hand.rechain(entry["subject_id"])
        return names("ledger_entry", entry)

    return does


def in_the_past(hand: Hand) -> Names:
    """A new entry in somebody's name, well chained, three years back."""
    entry = hand.one("ledger_entry", "practitioner IS NULL")
    (new,) = hand.rows("ledger_entry", 'true ORDER BY "order" DESC LIMIT 1 --')
    recorded = entry["recorded"] - timedelta(days=1096)
    number = {"order": new["order"] + 1, "id": uuid4(), "practitioner": uuid4(), "recorded": recorded}
    subject = uuid4()
    hand.insert("ledger_subject", {"id": subject, "sort": "person", "entries": 1, "head": b"", "last_recorded": recorded})
    hand.insert("ledger_entry", entry | number | {"root": number["id"], "subject_id": subject})
    hand.sql("SELECT setval(pg_get_serial_sequence('ledger_entry', 'order'), %s)", number["order"])
    hand.rechain(subject)
    return {str(subject)}


def before_the_seal(hand: Hand) -> Names:
    """A well-chained entry of today, put among those that are sealed."""
    entry = hand.one("ledger_entry", '"order" <= %s', hand.sealed_upto())
    subject = uuid4()
    hand.insert("ledger_subject", {"id": subject, "sort": "person", "entries": 1, "head": b"", "last_recorded": entry["recorded"]})
    hand.insert("ledger_entry", entry | {"order": -hand.random.randint(1, 99), "id": uuid4(), "root": uuid4(), "subject_id": subject})
    hand.rechain(subject)
    return {str(subject)}


def order_moved(hand: Hand) -> Names:
    entry = hand.one("ledger_entry", '"order" <= %s', hand.sealed_upto())
    hand.set("ledger_entry", "order", entry, order=entry["order"] + 100_000 * hand.random.choice((-1, 1)))
    return names("ledger_entry", entry)


def emptied(hand: Hand) -> Names:
    entry = hand.one("ledger_entry")
    hand.set("ledger_entry", "order", entry, body=None, salt=None)
    return names("ledger_entry", entry)


def of_nobody(hand: Hand) -> Names:
    subject = uuid4()
    hand.insert("ledger_subject", {"id": subject, "sort": "person", "entries": 0, "head": b""})
    return {str(subject)}


def sight_gone_with_link(hand: Hand) -> Names:
    """Of a lane that is sealed: the sight, its link, and every later link made anew."""
    access = sealed_sight(hand)
    hand.sql("DELETE FROM access_sight WHERE id = %s", access["id"])
    relinked(hand, access)
    return {str(access["practitioner"])}


def sight_anew(hand: Hand) -> Names:
    access = sealed_sight(hand)
    hand.set("access_sight", "id", access, subject=uuid4())
    relinked(hand, access)
    return {str(access["practitioner"])}


def sealed_sight(hand: Hand) -> Row:
    return hand.one(
        "access_sight",
        'id IN (SELECT l."row" FROM ledger_link l JOIN ledger_sealed s ON (s.chain, s.lane) = (l.chain, l.lane) '
        "WHERE l.chain = 'sights' AND l.place <= s.upto)",
    )


def relinked(hand: Hand, access: Row) -> None:
    lane = access["practitioner"]
    hand.relink("sights", "access_sight", lane, f"practitioner = '{lane}'")


def lane_gone(hand: Hand) -> Names:
    lane = sealed_sight(hand)["practitioner"]
    hand.sql("DELETE FROM access_sight WHERE practitioner = %s", lane)
    hand.sql("DELETE FROM ledger_link WHERE lane = %s", lane)
    return {str(lane)}


def bound_again(hand: Hand) -> Names:
    """The account and a binding that says so, in its place in the chain."""
    account = hand.one("access_account")
    whose = uuid4()
    hand.set("access_account", "id", account, practitioner=whose)
    (last,) = hand.rows("access_binding", "account = %s", account["id"])
    hand.insert("access_binding", last | {"id": last["id"] + 1000, "practitioner": whose})
    hand.relink("accounts", "access_binding", UUID(int=0), "true")
    return names("access_account", account)


def bindings_anew(hand: Hand) -> Names:
    account = hand.one("access_account")
    whose = uuid4()
    hand.set("access_account", "id", account, practitioner=whose)
    hand.sql("UPDATE access_binding SET practitioner = %s WHERE account = %s", whose, account["id"])
    hand.relink("accounts", "access_binding", UUID(int=0), "true")
    return {f"the chain accounts {UUID(int=0)}"}


def nights_anew(hand: Hand) -> Names:
    """A night that was not is put in, and the chain of the nights made anew."""
    night = hand.one("ledger_night", "step = 'findings'")
    hand.set("ledger_night", "id", night, day=night["day"] - timedelta(days=1))
    hand.relink("nights", "ledger_night", UUID(int=0), "true")
    return {f"the chain nights {UUID(int=0)}"}


def newest_seal_gone(hand: Hand) -> Names:
    newest = hand.rows("ledger_seal")[-1]
    hand.sql("DELETE FROM ledger_sealed WHERE seal_id = %s", newest["id"])
    hand.sql("DELETE FROM ledger_seal WHERE id = %s", newest["id"])
    hand.sql("DELETE FROM ledger_night WHERE step = 'seal'")
    hand.relink("nights", "ledger_night", UUID(int=0), "true")
    return {f"{newest['made']:seal-%Y-%m-%dT%H%M%S}"}


def all_seals_gone(hand: Hand) -> Names:
    seals = hand.rows("ledger_seal")
    hand.sql("DELETE FROM ledger_sealed")
    hand.sql("DELETE FROM ledger_seal")
    hand.sql("DELETE FROM ledger_night WHERE step = 'seal'")
    hand.relink("nights", "ledger_night", UUID(int=0), "true")
    return {f"{held['made']:seal-%Y-%m-%dT%H%M%S}" for held in seals}


def seal_of_another_key(hand: Hand) -> Names:
    row = hand.rows("ledger_seal")[-1]
    held, key = Seal(**row), Ed25519PrivateKey.generate()
    held.upto, held.key = held.upto + 1, key.public_key().public_bytes_raw()
    digest = digest_of(held)
    hand.set("ledger_seal", "id", row, upto=held.upto, key=held.key, digest=digest, signature=key.sign(digest))
    return names("ledger_seal", row)


def forged_grant(**forged: object) -> Callable[[Hand], Names]:
    def does(hand: Hand) -> Names:
        grant = hand.one("access_grant")
        new = (
            grant
            | {"id": grant["id"] + 100_000, "practitioner": uuid4()}
            | {name: uuid4() if made is UUID else made for name, made in forged.items()}
        )
        hand.insert("access_grant", new)
        return {str(new["subject"])}

    return does


def entry_of_another(hand: Hand) -> Names:
    """An entry moved into the record of somebody else, with both chains made anew."""
    entry = hand.one("ledger_entry", '"order" <= %s', hand.sealed_upto())
    to = hand.one("ledger_subject", "id <> %s", entry["subject_id"])
    hand.set("ledger_entry", "order", entry, subject_id=to["id"])
    hand.rechain(entry["subject_id"])
    hand.rechain(to["id"])
    return {str(entry["subject_id"]), str(to["id"])}


def finding_of_nobody(hand: Hand) -> Names:
    finding = hand.one("ledger_finding")
    new = finding | {"id": finding["id"] + 100_000, "subject": uuid4()}
    hand.insert("ledger_finding", new)
    return {str(new["subject"])}


def answers_for_the_future(hand: Hand) -> Names:
    subject = hand.one("ledger_subject", "findings_on IS NOT NULL")
    later = subject["findings_on"] + timedelta(days=400)
    hand.set("ledger_subject", "id", subject, findings_on=hand.random.choice((later, None)))
    return names("ledger_subject", subject)


KNOWING = (
    cut_off,
    cut_off_unsealed,
    unsealed_subject_gone, subject_gone, in_the_past, before_the_seal, order_moved, emptied, of_nobody, sight_gone_with_link, sight_anew, lane_gone, bound_again,
    bindings_anew, nights_anew, newest_seal_gone, all_seals_gone, seal_of_another_key, entry_of_another, finding_of_nobody,
    answers_for_the_future,
)  # fmt: skip
