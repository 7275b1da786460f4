"""The addresses of care and leaving it."""

from django.urls import URLPattern

app_name = "care"
urlpatterns: list[URLPattern] = []
