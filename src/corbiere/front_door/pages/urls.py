"""The addresses of the front door."""

from django.urls import path

from corbiere.front_door.pages.asked import views as asked
from corbiere.front_door.pages.hub import views as hub
from corbiere.front_door.pages.worry import views as worry

ONE = "hub/<uuid:root>/"

app_name = "front_door"
urlpatterns = [
    path("concern/", worry.worry, name="worry"),
    path("concern/<uuid:id>/", worry.draft, name="worry-draft"),
    path("asked/<uuid:id>/", asked.question, name="question"),
    path("hub/", hub.hub, name="hub"),
    path(ONE, hub.worry, name="hub-worry"),
    path(f"{ONE}have/", hub.have, name="hub-have"),
    path(f"{ONE}is/", hub.join, name="hub-join"),
    path(f"{ONE}begin/", hub.begin, name="hub-begin"),
    path(f"{ONE}off/", hub.off, name="hub-off"),
]
