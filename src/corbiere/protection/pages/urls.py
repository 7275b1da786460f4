"""The addresses of child protection's pages."""

from functools import partial

from django.urls import path
from django.views.generic import RedirectView

from corbiere.protection.pages.incidents import views as incidents
from corbiere.protection.pages.plan import views as plan
from corbiere.protection.planning import PLAN

RECORD = "records/<uuid:subject>/"

moved = partial(RedirectView.as_view, permanent=True, query_string=True)  # where the pages of the plan were before

app_name = "protection"
urlpatterns = [
    path(f"{RECORD}plan/", moved(pattern_name="desk:plan"), {"name": PLAN.name}),
    path(f"{RECORD}plan/versions/", moved(pattern_name="desk:plan-versions"), {"name": PLAN.name}),
    path(f"{RECORD}plan/own/", plan.own, name="plan-own"),
    path(f"{RECORD}trouble/", incidents.wrong, name="trouble"),
    path(f"{RECORD}trouble/<uuid:root>/", incidents.one, name="trouble-one"),
    path(f"{RECORD}trouble/<uuid:root>/told/", incidents.tell, name="trouble-told"),
    path(f"{RECORD}differences/<uuid:root>/", incidents.difference, name="difference"),
]
