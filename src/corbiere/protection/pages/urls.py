"""The addresses of child protection's pages."""

from django.urls import path

from corbiere.protection.pages.incidents import views as incidents
from corbiere.protection.pages.plan import views as plan
from corbiere.protection.pages.register import views as register

PERSON = "children/<uuid:subject>/"
REGISTER = "registers/child-protection/"

app_name = "protection"
urlpatterns = [
    path(f"{PERSON}plan/", plan.plan, name="plan"),
    path(f"{PERSON}plan/versions/", plan.versions, name="plan-versions"),
    path(f"{PERSON}plan/own/", plan.own, name="plan-own"),
    path(f"{PERSON}trouble/", incidents.wrong, name="trouble"),
    path(f"{PERSON}trouble/<uuid:root>/", incidents.one, name="trouble-one"),
    path(f"{PERSON}trouble/<uuid:root>/told/", incidents.tell, name="trouble-told"),
    path(f"{PERSON}differences/<uuid:root>/", incidents.difference, name="difference"),
    path(REGISTER, register.register, name="child-protection-register"),
    path(f"{REGISTER}out/", register.out, name="child-protection-register-out"),
    path(f"{REGISTER}check/", register.check, name="child-protection-register-check"),
]
