"""The addresses of the registers."""

from django.urls import path

from corbiere.registers.pages import views

REGISTER = "registers/<slug:name>/"

app_name = "registers"
urlpatterns = [
    path("registers/", views.every, name="all"),
    path(REGISTER, views.register, name="register"),
    path(f"{REGISTER}out/", views.out, name="out"),
    path(f"{REGISTER}check/", views.check, name="check"),
]
