"""The addresses of the staff site. Those of a domain's pages stand in its `pages/urls.py`."""

from django.urls import path, re_path

from corbiere.desk.documents import views as documents
from corbiere.desk.forms import gap_views as gaps
from corbiere.desk.forms import views as forms
from corbiere.desk.forms.reads import reads
from corbiere.desk.forms.suggestions import suggestions
from corbiere.desk.law import views as law
from corbiere.desk.meetings import hold_views as hold
from corbiere.desk.meetings import invited_views as guests
from corbiere.desk.meetings import prepare_views as prepare
from corbiere.desk.meetings import record_views as record_meetings
from corbiere.desk.meetings import views as meetings
from corbiere.desk.plans import views as plans
from corbiere.desk.record import views as record
from corbiere.desk.reports import views as reports
from corbiere.desk.worklist import giving_views as giving
from corbiere.desk.worklist import views as worklist

RECORD = "records/<uuid:subject>/"
DOCUMENTS = f"{RECORD}documents/"

app_name = "desk"
urlpatterns = [
    re_path("^children/(?P<rest>[0-9a-f-]{36}/.*)$", record.moved),
    path("", worklist.my_work, name="my-work"),
    path("team/", worklist.team_view, name="team"),
    path("team/<uuid:practitioner>/", worklist.worker, name="worker"),
    path("team/<uuid:practitioner>/back/", giving.back, name="back"),
    path("team/<uuid:practitioner>/away/", giving.away, name="away"),
    path("team/<uuid:practitioner>/hand-over/", giving.hand_over, name="hand-over"),
    path("team/<uuid:practitioner>/<slug:act>/colleagues/<slug:name>/", giving.colleagues, name="giving-colleagues"),
    path("offers/", giving.offers, name="offers"),
    path(RECORD, record.subject, name="subject"),
    path(f"{RECORD}chronology/", record.chronology, name="chronology"),
    path(f"{RECORD}chronology.csv", record.table, name="chronology-table"),
    path(f"{RECORD}access/", record.access, name="access"),
    path(f"{RECORD}photo/", record.photo, name="photo"),
    path(f"{RECORD}plans/<slug:name>/", plans.plan, name="plan"),
    path(f"{RECORD}plans/<slug:name>/versions/", plans.versions, name="plan-versions"),
    path("entries/<uuid:id>/", record.entry, name="entry"),
    path("law/", law.duties, name="law"),
    path("law/duties/<str:id>/", law.duty, name="duty"),
    path("law/clauses/", law.register, name="clauses"),
    path("law/clauses/<str:id>/", law.clause, name="clause"),
    path(f"{RECORD}record/", forms.choose, name="choose"),
    path(f"{RECORD}record/<slug:kind>/", forms.start, name="record"),
    path("drafts/<uuid:id>/", forms.draft, name="draft"),
    path("drafts/<uuid:id>/parts/<int:number>/", forms.draft, name="draft-part"),
    path("drafts/<uuid:id>/save/", forms.save, name="save-draft"),
    path("drafts/<uuid:id>/throw-away/", forms.throw_away, name="throw-away-draft"),
    path("reads/", reads, name="reads"),
    path("suggestions/<slug:kind>/<slug:name>/", suggestions, name="suggestions"),
    path("entries/<uuid:id>/correct/", forms.correct, name="correct"),
    path("entries/<uuid:id>/add/", gaps.fill, name="fill"),
    path("entries/<uuid:id>/withdraw/", forms.withdraw, name="withdraw"),
    path("corrections/<uuid:id>/", forms.decide, name="decide"),
    path("recorded/<uuid:id>/", forms.recorded, name="recorded"),
    path(f"{RECORD}meetings/", record_meetings.of_child, name="meetings"),
    path(f"{RECORD}meetings/arrange/", record_meetings.arrange, name="arrange"),
    path(f"{RECORD}meetings/arrange/<uuid:draft>/", record_meetings.arrange_draft, name="arrange-draft"),
    path("meetings/<uuid:id>/", prepare.prepare_page, name="meeting"),
    path("meetings/<uuid:id>/hold/", hold.hold_page, name="meeting-hold"),
    path("meetings/<uuid:id>/said/", hold.said, name="meeting-said"),
    path("meetings/<uuid:id>/close/", meetings.close, name="meeting-close"),
    path("meetings/<uuid:id>/after/", meetings.after, name="meeting-after"),
    path("meetings/<uuid:id>/record/<slug:kind>/", meetings.record, name="meeting-record"),
    path("meetings/<uuid:id>/drafts/<uuid:draft>/", meetings.draft, name="meeting-draft"),
    path("meetings/<uuid:id>/calendar.ics", meetings.calendar, name="meeting-calendar"),
    path("meetings/<uuid:id>/invited/", guests.invited, name="meeting-invited"),
    path("meetings/<uuid:id>/invited/calendar.ics", guests.invited_calendar, name="meeting-invited-calendar"),
    path("meetings/<uuid:id>/ask/", prepare.ask, name="meeting-ask"),
    path("meetings/<uuid:id>/ask-reports/", prepare.ask_reports, name="meeting-ask-reports"),
    path("meetings/<uuid:id>/send/", meetings.send, name="meeting-send"),
    path(DOCUMENTS, documents.documents, name="documents"),
    path(f"{DOCUMENTS}check/", documents.check, name="document-check"),
    path(f"{DOCUMENTS}received/<uuid:id>/", documents.received, name="document-received"),
    path(f"{DOCUMENTS}<str:paper>/<uuid:root>.pdf", documents.paper, name="document"),
    path("reports/<uuid:id>/", reports.report, name="report"),
    path("reports/<uuid:id>/correct/", reports.correct, name="report-correct"),
    path("reports/<uuid:id>/drafts/<uuid:draft>/", reports.draft, name="report-draft"),
]
