"""The columns of a table of help wanted. A domain that makes plans of help has one of its own."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models


class HelpWanted(models.Model):
    """Help that a plan proposes and that a practitioner is asked to agree to, for their service. `during` are the days on which they see
    whom it is for and what is asked, and answer."""

    subject = models.UUIDField()
    version = models.UUIDField(help_text="the root of the version of the plan that proposes it")
    mark = models.UUIDField(help_text="by which the plan knows it")
    practitioner = models.UUIDField()
    what = models.CharField(max_length=300)
    since = models.DateField()
    answered_on = models.DateField(null=True)
    during = DateRangeField()

    class Meta:
        abstract = True
