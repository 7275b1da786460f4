"""Whether every account stands for whom it was made, and is open or closed as it was last said to be."""

from collections.abc import Iterator

from django.db import connection

from corbiere.access.models import Account
from corbiere.ledger.chain import ChainFault

_DIFFER = """
    WITH last AS (SELECT DISTINCT ON (account) * FROM access_binding ORDER BY account, id DESC)
    SELECT coalesce(held.id, last.account), CASE
        WHEN last.id IS NULL THEN 'it was made past every command'
        WHEN held.id IS NULL THEN 'it was removed'
        WHEN coalesce(held.practitioner, held.person) <> coalesce(last.practitioner, last.person)
            OR (held.person IS NULL) <> (last.person IS NULL)
            THEN 'it was made for ' || coalesce(last.practitioner, last.person)
                || ' and stands for ' || coalesce(held.practitioner, held.person)
        WHEN held.email <> last.email THEN 'its address was ' || last.email || ' and is ' || held.email
        WHEN held.is_active <> last.active THEN 'it was opened or closed past every command'
    END AS says
    FROM access_account held FULL JOIN last ON last.account = held.id
    UNION ALL
    SELECT account, 'it was bound to several holders' FROM access_binding
    GROUP BY account HAVING count(DISTINCT coalesce(practitioner, person)) > 1
    UNION ALL
    SELECT max(account), 'the holder ' || coalesce(practitioner, person) || ' was given another account'
    FROM access_binding GROUP BY coalesce(practitioner, person) HAVING count(DISTINCT account) > 1
"""


def close(email: str, by: str) -> bool:
    """Lets nobody sign in with this address any more. False where there is no such account."""
    account = Account.objects.filter(email=email.lower()).first()
    if account is None:
        return False
    account.is_active = False
    account.save(update_fields=["is_active"])
    Account.objects.bind([account], by)
    return True


def verify() -> Iterator[ChainFault]:
    """Every account that is not what its last binding says. An account is bound once; only its address and whether it is open change."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM ({_DIFFER}) told WHERE says IS NOT NULL ORDER BY 1")  # noqa: S608 - our own words
        yield from (ChainFault(f"account {account}", says) for account, says in cursor.fetchall())
