"""Run as a program: `make` prepares a record with three subjects; `check` says the ids of all entries, and every fault there is."""

import os
import sys
from uuid import UUID

import django

sys.path[:0] = [os.environ["CORBIERE_SOURCES"], os.environ["CORBIERE_TESTS"]]
os.environ["DJANGO_SETTINGS_MODULE"] = "corbiere.settings"
django.setup()

from corbiere.commands.start import record_at_hand  # noqa: E402
from corbiere.ledger.chain import verify  # noqa: E402
from corbiere.ledger.folding import rebuild  # noqa: E402
from corbiere.ledger.models import EntryRow  # noqa: E402
from corbiere.ledger.reading import without_row_security  # noqa: E402
from corbiere.ledger.writing import record_together  # noqa: E402
from invented_kinds import BY, lighting  # noqa: E402

making = sys.argv[1] == "make"
with record_at_hand(migrating=making):
    if making:
        record_together([lighting(UUID(int=number), opens=True) for number in (1, 2, 3)], by=BY)
    with without_row_security():
        for entry in EntryRow.objects.values_list("id", flat=True):
            print(entry)
        print("faults:")
        for found in verify():
            if not isinstance(found, int):
                print(found.says)
        for _, differences in rebuild(check=True):
            print(*differences, sep="\n", end="")
