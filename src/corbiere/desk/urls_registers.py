"""The addresses of the registers. `corbiere.desk.urls` takes them in, under its own name."""

from django.urls import path

from corbiere.desk.pages import registers

urlpatterns = [
    path("registers/child-protection/", registers.register, name="child-protection-register"),
    path("registers/child-protection/out/", registers.out, name="child-protection-register-out"),
    path("registers/child-protection/check/", registers.check, name="child-protection-register-check"),
]
