"""The addresses of a child's documents."""

from django.urls import path

from corbiere.desk.pages import documents

HERE = "children/<uuid:subject>/documents/"
urlpatterns = [
    path(HERE, documents.documents, name="documents"),
    path(f"{HERE}check/", documents.check, name="document-check"),
    path(f"{HERE}received/<uuid:id>/", documents.received, name="document-received"),
    path(f"{HERE}<str:paper>/<uuid:root>.pdf", documents.paper, name="document"),
]
