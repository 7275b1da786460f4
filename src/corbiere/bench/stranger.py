"""`python -m corbiere.bench.stranger`: the form for everybody, as its own process has it, answering what it is asked."""

import os

os.environ["DJANGO_SETTINGS_MODULE"] = "corbiere.front_door.public.settings"

from django.core.wsgi import get_wsgi_application

from corbiere.bench.browser import answer_lines, freeze

answer_lines(get_wsgi_application(), {"begin": freeze})
