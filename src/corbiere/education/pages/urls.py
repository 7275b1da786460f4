"""The addresses of education."""

from django.urls import path

from corbiere.education.pages.child import views as child
from corbiere.education.pages.cohort import views as cohort

app_name = "education"
urlpatterns = [
    path("records/<uuid:subject>/education/", child.education, name="child"),
    path("virtual-school/", cohort.cohort, name="cohort"),
]
