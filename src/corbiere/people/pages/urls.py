"""The addresses of the pages about people: who belongs to somebody, and finding or adding a person."""

from django.urls import path

from corbiere.people.pages.family import add_views as adding
from corbiere.people.pages.family import views as family
from corbiere.people.pages.search import views as search

AROUND = "records/<uuid:subject>/people/"

app_name = "people"
urlpatterns = [
    path(AROUND, family.people, name="around"),
    path(f"{AROUND}add/", adding.add_somebody, name="add"),
    path(f"{AROUND}added/<uuid:new>/", adding.added, name="added"),
    path(f"{AROUND}tree/", family.genogram, name="genogram"),
    path(f"{AROUND}network/", family.network, name="network"),
    path(f"{AROUND}history/", family.history, name="family-history"),
    path("people/", search.find, name="search"),
    path("people/new/", search.new, name="new-person"),
    path("people/twice/", search.twice, name="on-record-twice"),
]
