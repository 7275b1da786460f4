"""The addresses of the measures. `corbiere.desk.urls` takes them in, under its own name."""

from django.urls import path

from corbiere.desk.pages import insight

urlpatterns = [
    path("measures/", insight.measures, name="measures"),
    path("measures/groups/", insight.three_groups, name="groups"),
    path("measures/<str:id>/", insight.measure, name="measure"),
    path("measures/<str:id>/table.csv", insight.table, name="measure-table"),
    path("measures/<str:id>/who/", insight.who, name="measure-who"),
]
