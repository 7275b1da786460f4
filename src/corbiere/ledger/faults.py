"""When the database refuses something or fails in the middle of it: what is said, and whether what was sent is recorded."""

import traceback

from django.db import IntegrityError, InterfaceError, OperationalError
from psycopg import Error

from corbiere.ledger.periods import SENTENCES
from corbiere.ledger.rulings import NotRecorded, Ruling

TRY_AGAIN = 10  # seconds: a database that died is usually back by then
CANNOT_STAND = "This does not fit with what is already recorded. Check its days, and what it is about."
_CUT_OFF = ("57P01", "57P02", "57P03")  # the server was ended; it may have been so after it had committed


def is_out_of_reach(error: BaseException | None) -> bool:
    return isinstance(error, OperationalError | InterfaceError)


def may_be_recorded(error: BaseException) -> bool:
    """Whether nobody can tell: the connection went while the transaction was being committed. Any other failure takes everything back."""
    if not any(frame.f_code.co_name == "_commit" for frame, _ in traceback.walk_tb(error.__traceback__)):
        return False
    code = getattr(error.__cause__, "sqlstate", None)
    return code is None or code in _CUT_OFF


def refusal(error: BaseException) -> NotRecorded:
    """Turns the database's refusal of a reading, such as two periods at once, into one like any other."""
    cause = error.__cause__ if isinstance(error, IntegrityError) else error
    name = (cause.diag.constraint_name if isinstance(cause, Error) else "") or ""
    return NotRecorded([Ruling(name.replace("_", "-"), "must", False, SENTENCES.get(name, CANNOT_STAND))])
