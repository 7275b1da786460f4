"""Run as a program: four people write about the same three subjects until the database goes away; each entry is said once it is acknowledged."""

import os
import sys
import threading
from uuid import UUID

import django

sys.path[:0] = [os.environ["CORBIERE_SOURCES"], os.environ["CORBIERE_TESTS"]]
os.environ["DJANGO_SETTINGS_MODULE"] = "corbiere.settings"
django.setup()

from django.db import Error  # noqa: E402

from corbiere.ledger.record import Author  # noqa: E402
from corbiere.ledger.writing import record, record_together  # noqa: E402
from invented_kinds import DAY, Colour, LampLit, lighting  # noqa: E402

SUBJECTS = [UUID(int=number) for number in (1, 2, 3)]


def write(name: str) -> None:
    by, number = Author(system=name), 0
    try:
        while True:
            number += 1
            if number % 5 == 0:
                written = record_together([lighting(subject) for subject in SUBJECTS], by=by, key=f"{os.getpid()}-{number}")
            else:
                written = record(
                    LampLit(colour=Colour.WHITE), about=SUBJECTS[number % 3], happened=DAY, by=by, key=f"{os.getpid()}-{number}"
                )
            sys.stdout.write("".join(f"{id}\n" for id in written.ids))
            sys.stdout.flush()
    except Error:
        return


threads = [threading.Thread(target=write, args=(f"writer {number}",)) for number in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
