"""The addresses of needs, assessments and plans of help."""

from django.urls import path

from corbiere.desk.plans.help_request import help_asked
from corbiere.wellbeing.help_plan import PLAN
from corbiere.wellbeing.pages.assessment import views as assessment
from corbiere.wellbeing.pages.helping import worry
from corbiere.wellbeing.pages.requests import views as requests

RECORD = "records/<uuid:subject>/"

app_name = "wellbeing"
urlpatterns = [
    path(f"{RECORD}asked/<uuid:id>/", requests.request, name="request"),
    path(f"{RECORD}assessments/", assessment.every_assessment, name="assessments"),
    path(f"{RECORD}assessments/<uuid:root>/", assessment.one_assessment, name="assessment"),
    path(f"{RECORD}assessments/<uuid:root>/standards/", assessment.standards, name="assessment-standards"),
    path(f"{RECORD}help/worry/", worry.help_worry, name="help-worry"),
    path(f"{RECORD}help/<uuid:mark>/", help_asked, {"name": PLAN.name}, name="help-asked"),
]
