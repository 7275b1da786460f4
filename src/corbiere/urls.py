"""Every address, and who answers where an answer failed."""

import sys

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path

from corbiere.api.problems import answer
from corbiere.api.routes import api
from corbiere.desk import errors

API = "api/v1/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(API, api.urls),
    path("", include("corbiere.access.urls")),
    path("", include("corbiere.desk.urls")),
    path("", include("corbiere.people.pages.urls")),
    path("", include("corbiere.insight.pages.urls")),
    path("", include("corbiere.registers.pages.urls")),
    path("", include("corbiere.protection.pages.urls")),
    path("", include("corbiere.front_door.pages.urls")),
    path("", include("corbiere.wellbeing.pages.urls")),
    path("", include("corbiere.care.pages.urls")),
    path("", include("corbiere.education.pages.urls")),
]
handler400 = "corbiere.desk.errors.bad_request"
handler403 = "corbiere.desk.errors.forbidden"
handler404 = "corbiere.desk.errors.not_found"
handler500 = "corbiere.urls.failed"


def failed(request: HttpRequest) -> HttpResponse:
    """Also where the failure was before the view, or at the COMMIT after it. Django asks while it handles the error."""
    error = sys.exc_info()[1]
    if isinstance(error, Exception) and request.path_info.startswith(f"/{API}"):
        return answer(error)
    return errors.failed(request, error)
