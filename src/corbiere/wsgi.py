"""The application, for the web server."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "corbiere.settings")
application = get_wsgi_application()
gc.freeze()  # what is loaded once is no garbage to look through during every page
