"""Every address."""

from django.urls import URLPattern, URLResolver, include, path

from corbiere.api.routes import api

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/", api.urls),
    path("", include("corbiere.access.urls")),
    path("", include("corbiere.desk.urls")),
]
handler400 = "corbiere.desk.pages.errors.bad_request"
handler403 = "corbiere.desk.pages.errors.forbidden"
handler404 = "corbiere.desk.pages.errors.not_found"
handler500 = "corbiere.desk.pages.errors.failed"
