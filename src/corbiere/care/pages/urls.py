"""The addresses of care and leaving it."""

from django.urls import path

from corbiere.care.pages.looked_after import views

RECORD = "records/<uuid:subject>/"

app_name = "care"
urlpatterns = [
    path(f"{RECORD}care/", views.looked_after, name="looked-after"),
]
