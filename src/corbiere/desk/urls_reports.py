"""The addresses of reports that somebody is asked for. `corbiere.desk.urls` takes them in, under its own name."""

from django.urls import path

from corbiere.desk.pages import reports

urlpatterns = [
    path("reports/<uuid:id>/", reports.report, name="report"),
    path("reports/<uuid:id>/correct/", reports.correct, name="report-correct"),
    path("reports/<uuid:id>/drafts/<uuid:draft>/", reports.draft, name="report-draft"),
]
