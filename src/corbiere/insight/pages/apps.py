from django.apps import AppConfig


class InsightPagesConfig(AppConfig):
    name = "corbiere.insight.pages"
    label = "insight_pages"
