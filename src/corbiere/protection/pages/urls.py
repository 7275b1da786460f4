"""The addresses of child protection's pages."""

from django.urls import path

from corbiere.protection.pages.incidents import views as incidents
from corbiere.protection.pages.plan import views as plan
from corbiere.protection.pages.register import views as register
from corbiere.protection.pages.worry import views as worry

RECORD = "records/<uuid:subject>/"
REGISTER = "registers/child-protection/"

app_name = "protection"
urlpatterns = [
    path("concern/", worry.worry, name="worry"),
    path("concern/<uuid:id>/", worry.draft, name="worry-draft"),
    path(f"{RECORD}plan/", plan.plan, name="plan"),
    path(f"{RECORD}plan/versions/", plan.versions, name="plan-versions"),
    path(f"{RECORD}plan/own/", plan.own, name="plan-own"),
    path(f"{RECORD}trouble/", incidents.wrong, name="trouble"),
    path(f"{RECORD}trouble/<uuid:root>/", incidents.one, name="trouble-one"),
    path(f"{RECORD}trouble/<uuid:root>/told/", incidents.tell, name="trouble-told"),
    path(f"{RECORD}differences/<uuid:root>/", incidents.difference, name="difference"),
    path(REGISTER, register.register, name="child-protection-register"),
    path(f"{REGISTER}out/", register.out, name="child-protection-register-out"),
    path(f"{REGISTER}check/", register.check, name="child-protection-register-check"),
]
