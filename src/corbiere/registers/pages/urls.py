"""The addresses of the registers."""

from django.urls import path

from corbiere.registers.pages import views
from corbiere.registers.pages.asking import views as asking

REGISTER = "registers/<slug:name>/"
QUESTIONS = "registers/questions/"
ONE = f"{QUESTIONS}<uuid:id>/"

app_name = "registers"
urlpatterns = [
    path("registers/", views.every, name="all"),
    path("registers/ask/", asking.ask, name="ask"),
    path(QUESTIONS, asking.questions, name="questions"),
    path(ONE, asking.question, name="question"),
    path(f"{ONE}answer/", asking.answer, name="question-answer"),
    path(f"{ONE}review/", asking.review, name="question-review"),
    path(REGISTER, views.register, name="register"),
    path(f"{REGISTER}out/", views.out, name="out"),
    path(f"{REGISTER}check/", views.check, name="check"),
]
