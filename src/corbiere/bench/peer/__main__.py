"""`python -m corbiere.bench.peer`: makes its tables, and answers one line of JSON with another until its input ends.

`["desk", number, lengths]` makes a worker with children. `["open", cookie, path]` and `["send", cookie, path, fields]` ask for a page.
"""

import gc
import json
import os
import sys
from typing import Any

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "corbiere.bench.peer.settings"
django.setup()  # the tables below can be imported only then

from django.core.management import call_command
from django.db import connection

from corbiere.bench.browser import Browser
from corbiere.bench.peer.filled import desk
from corbiere.bench.peer.wsgi import application


def main() -> None:
    call_command("migrate", run_syncdb=True, verbosity=0)
    browsers: dict[str, Browser] = {}
    for line in sys.stdin:
        what, *given = json.loads(line)
        print(json.dumps(_answered(what, given, browsers)), flush=True)


def _answered(what: str, given: list[Any], browsers: dict[str, Browser]) -> object:
    if what == "desk":
        return desk(*given)
    if what == "begin":
        connection.cursor().execute("ANALYZE")
        gc.collect()
        gc.freeze()
        return None
    cookie, *asked = given
    browser = browsers.setdefault(cookie, Browser(application, cookie))
    return browser.open(*asked) if what == "open" else browser.send(*asked)


main()
