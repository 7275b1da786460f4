"""The addresses of care and leaving it."""

from django.urls import path

from corbiere.care.pages.carers import views as carers
from corbiere.care.pages.days.views import days
from corbiere.care.pages.health.views import health
from corbiere.care.pages.leaving.views import leaving
from corbiere.care.pages.looked_after import views
from corbiere.care.pages.reviews import views as reviews
from corbiere.desk.plans.help_request import help_asked

RECORD = "records/<uuid:subject>/"

app_name = "care"
urlpatterns = [
    path("my-children/", carers.my_children, name="my-children"),
    path("my-children/<uuid:subject>/", carers.my_child, name="my-child"),
    path("my-children/<uuid:subject>/here/", carers.still_here, name="still-here"),
    path("my-children/<uuid:subject>/<slug:act>/", carers.carers_act, name="carers-act"),
    path("my-children/<uuid:subject>/<slug:act>/<uuid:entry>/", carers.carers_act, name="carers-correction"),
    path(f"{RECORD}care/", views.looked_after, name="looked-after"),
    path(f"{RECORD}care/days/", days, name="days"),
    path(f"{RECORD}care/health/", health, name="health"),
    path(f"{RECORD}leaving-care/", leaving, name="leaving"),
    path(f"{RECORD}plans/<slug:name>/asked/<uuid:mark>/", help_asked, name="help-asked"),
    path(f"{RECORD}reviews/", reviews.reviews, name="reviews"),
    path("reviews/", reviews.my_reviews, name="my-reviews"),
    path("reviewing-officers/", reviews.officers, name="officers"),
]
