"""The addresses of recording. `corbiere.desk.urls` takes them in, under its own name."""

from django.urls import path

from corbiere.desk.pages import recording, second

urlpatterns = [
    path("children/<uuid:subject>/record/", recording.choose, name="choose"),
    path("children/<uuid:subject>/record/<slug:kind>/", recording.start, name="record"),
    path("drafts/<uuid:id>/", recording.draft, name="draft"),
    path("drafts/<uuid:id>/save/", recording.save, name="save-draft"),
    path("drafts/<uuid:id>/throw-away/", recording.throw_away, name="throw-away-draft"),
    path("entries/<uuid:id>/correct/", recording.correct, name="correct"),
    path("entries/<uuid:id>/withdraw/", recording.withdraw, name="withdraw"),
    path("corrections/<uuid:id>/", second.decide, name="decide"),
    path("recorded/<uuid:id>/", recording.recorded, name="recorded"),
    path("concern/", recording.worry, name="worry"),
    path("concern/<uuid:id>/", recording.worry_draft, name="worry-draft"),
]
