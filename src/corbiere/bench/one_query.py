"""The other side of page-child: a Django page that asks the database one question, on the same server, with nothing around it."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "corbiere.settings")

from django.conf import settings

settings.ROOT_URLCONF = __name__
settings.MIDDLEWARE = settings.INSTALLED_APPS = []

from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path

application = get_wsgi_application()


def page(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM access_account")
        return HttpResponse(f"<!doctype html><title>One question</title><p>{cursor.fetchone()[0]}")


urlpatterns = [path("", page)]
