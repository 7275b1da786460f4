"""The addresses of what goes wrong."""

from django.urls import path

from corbiere.desk.pages import trouble

urlpatterns = [
    path("children/<uuid:subject>/trouble/", trouble.wrong, name="trouble"),
    path("children/<uuid:subject>/trouble/<uuid:root>/", trouble.one, name="trouble-one"),
    path("children/<uuid:subject>/trouble/<uuid:root>/told/", trouble.tell, name="trouble-told"),
    path("children/<uuid:subject>/differences/<uuid:root>/", trouble.difference, name="difference"),
]
