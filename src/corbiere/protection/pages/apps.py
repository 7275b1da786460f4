from django.apps import AppConfig


class ProtectionPagesConfig(AppConfig):
    name = "corbiere.protection.pages"
    label = "protection_pages"
