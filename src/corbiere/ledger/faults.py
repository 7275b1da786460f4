"""When the database fails in the middle of something: whether it is out of reach, and whether what was sent is recorded."""

import traceback

from django.db import InterfaceError, OperationalError

TRY_AGAIN = 10  # seconds: a database that died is usually back by then
_CUT_OFF = ("57P01", "57P02", "57P03")  # the server was ended; it may have been so after it had committed


def is_out_of_reach(error: BaseException | None) -> bool:
    return isinstance(error, OperationalError | InterfaceError)


def may_be_recorded(error: BaseException) -> bool:
    """Whether nobody can tell: the connection went while the transaction was being committed. Any other failure takes everything back."""
    if not any(frame.f_code.co_name == "_commit" for frame, _ in traceback.walk_tb(error.__traceback__)):
        return False
    code = getattr(error.__cause__, "sqlstate", None)
    return code is None or code in _CUT_OFF
