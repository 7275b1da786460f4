"""The peer's addresses."""

from django.urls import path

from corbiere.bench.peer import views

urlpatterns = [
    path("", views.my_work, name="my-work"),
    path("children/<int:id>/", views.child, name="child"),
    path("children/<int:id>/visits/", views.visits, name="visits"),
    path("children/<int:id>/visit/", views.visit, name="visit"),
]
