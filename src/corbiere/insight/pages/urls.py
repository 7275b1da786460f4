"""The addresses of the measures."""

from django.urls import path

from corbiere.insight.pages import views

app_name = "insight"
urlpatterns = [
    path("measures/", views.measures, name="measures"),
    path("measures/groups/", views.in_groups, name="groups"),
    path("measures/<str:id>/", views.measure, name="measure"),
    path("measures/<str:id>/table.csv", views.table, name="measure-table"),
    path("measures/<str:id>/who/", views.who, name="measure-who"),
]
