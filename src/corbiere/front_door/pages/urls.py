"""The addresses of the front door."""

from django.urls import path

from corbiere.front_door.pages.worry import views as worry

app_name = "front_door"
urlpatterns = [
    path("concern/", worry.worry, name="worry"),
    path("concern/<uuid:id>/", worry.draft, name="worry-draft"),
]
