"""The addresses of a child’s plan. `corbiere.desk.urls` takes them in, under its own name."""

from django.urls import path

from corbiere.desk.pages import plans

urlpatterns = [
    path("children/<uuid:subject>/plan/", plans.plan, name="plan"),
    path("children/<uuid:subject>/plan/versions/", plans.versions, name="plan-versions"),
    path("children/<uuid:subject>/plan/own/", plans.own, name="plan-own"),
]
