"""The addresses of meetings. `corbiere.desk.urls` takes them in, under its own name."""

from django.urls import path

from corbiere.desk.pages import meetings

urlpatterns = [
    path("children/<uuid:subject>/meetings/", meetings.of_child, name="meetings"),
    path("children/<uuid:subject>/meetings/arrange/", meetings.arrange, name="arrange"),
    path("children/<uuid:subject>/meetings/arrange/<uuid:draft>/", meetings.arrange_draft, name="arrange-draft"),
    path("meetings/<uuid:id>/", meetings.prepare_page, name="meeting"),
    path("meetings/<uuid:id>/hold/", meetings.hold_page, name="meeting-hold"),
    path("meetings/<uuid:id>/said/", meetings.said, name="meeting-said"),
    path("meetings/<uuid:id>/close/", meetings.close, name="meeting-close"),
    path("meetings/<uuid:id>/after/", meetings.after, name="meeting-after"),
    path("meetings/<uuid:id>/record/<slug:kind>/", meetings.record, name="meeting-record"),
    path("meetings/<uuid:id>/drafts/<uuid:draft>/", meetings.draft, name="meeting-draft"),
    path("meetings/<uuid:id>/calendar.ics", meetings.calendar, name="meeting-calendar"),
    path("meetings/<uuid:id>/ask/", meetings.ask, name="meeting-ask"),
    path("meetings/<uuid:id>/send/", meetings.send, name="meeting-send"),
]
