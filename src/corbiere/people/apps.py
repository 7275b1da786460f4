from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "corbiere.people"
    label = "people"
