"""The addresses of the staff site."""

from django.urls import include, path

from corbiere.desk.pages import child, chronology, law, people, work

app_name = "desk"
urlpatterns = [
    path("", work.my_work, name="my-work"),
    path("team/", work.team_view, name="team"),
    path("team/<uuid:practitioner>/", work.worker, name="worker"),
    path("children/<uuid:subject>/", child.child, name="child"),
    path("children/<uuid:subject>/chronology/", chronology.chronology, name="chronology"),
    path("children/<uuid:subject>/chronology.csv", chronology.table, name="chronology-table"),
    path("children/<uuid:subject>/people/", child.people, name="people-around"),
    path("children/<uuid:subject>/access/", child.access, name="access"),
    path("children/<uuid:subject>/photo/", child.photo, name="photo"),
    path("entries/<uuid:id>/", chronology.entry, name="entry"),
    path("people/", people.find, name="search"),
    path("people/new/", people.new, name="new-person"),
    path("people/twice/", people.twice, name="on-record-twice"),
    path("law/", law.duties, name="law"),
    path("law/duties/<str:id>/", law.duty, name="duty"),
    path("law/clauses/", law.register, name="clauses"),
    path("law/clauses/<str:id>/", law.clause, name="clause"),
    path("", include("corbiere.desk.urls_recording")),
    path("", include("corbiere.desk.urls_registers")),
    path("", include("corbiere.desk.urls_meetings")),
    path("", include("corbiere.desk.urls_trouble")),
    path("", include("corbiere.desk.urls_kin")),
    path("", include("corbiere.desk.urls_insight")),
    path("", include("corbiere.desk.urls_documents")),
    path("", include("corbiere.desk.urls_plans")),
    path("", include("corbiere.desk.urls_reports")),
]
