"""Every address, and who answers where an answer failed."""

import sys

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path

from corbiere.api.problems import answer
from corbiere.api.routes import api
from corbiere.desk.pages import errors

API = "api/v1/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(API, api.urls),
    path("", include("corbiere.access.urls")),
    path("", include("corbiere.desk.urls")),
]
handler400 = "corbiere.desk.pages.errors.bad_request"
handler403 = "corbiere.desk.pages.errors.forbidden"
handler404 = "corbiere.desk.pages.errors.not_found"
handler500 = "corbiere.urls.failed"


def failed(request: HttpRequest) -> HttpResponse:
    """Also where the failure was before the view, or at the COMMIT after it. Django asks while it handles the error."""
    error = sys.exc_info()[1]
    if isinstance(error, Exception) and request.path_info.startswith(f"/{API}"):
        return answer(error)
    return errors.failed(request, error)
