"""The addresses of the family and the network. `corbiere.desk.urls` takes them in, under its own name."""

from django.urls import path

from corbiere.desk.pages import kin

urlpatterns = [
    path("children/<uuid:subject>/people/tree/", kin.genogram, name="genogram"),
    path("children/<uuid:subject>/people/network/", kin.network, name="network"),
    path("children/<uuid:subject>/people/history/", kin.history, name="family-history"),
]
