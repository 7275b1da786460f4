"""`python -m corbiere.bench.peer`: makes its tables and answers lines. `["desk", number, lengths]` makes a worker with children."""

import os

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "corbiere.bench.peer.settings"
django.setup()  # the tables below can be imported only then

from django.core.management import call_command
from django.db import connection

from corbiere.bench.browser import answer_lines, freeze
from corbiere.bench.peer.filled import desk
from corbiere.bench.peer.wsgi import application


def begin() -> None:
    connection.cursor().execute("ANALYZE")
    freeze()


call_command("migrate", run_syncdb=True, verbosity=0)
answer_lines(application, {"desk": desk, "begin": begin})
