"""The letter to a child on what a conference decided: one page, to them, under headings in their language, with no word of the law."""

from collections.abc import Iterator
from datetime import date

from django.conf.locale import LANG_INFO
from django.utils import translation
from django.utils.formats import date_format

from corbiere.desk.documents.blocks import section, text
from corbiere.desk.documents.drawings import LIGHTHOUSE, PICTURE
from corbiere.desk.documents.source import Built, DocumentSource
from corbiere.documents.document import Block, Figure, Items, Paragraph, Quote
from corbiere.ledger.words import ENGLISH, languages, words
from corbiere.protection.entries.conferences import ConferenceHeld, Decision
from corbiere.protection.how_often import VISIT_DAYS, HowOften, how_often
from corbiere.protection.last_day import as_it_came, nothing_goes_on
from corbiere.statute.calendar import in_words

PRINTED = {ENGLISH: "en-GB"}  # as every other paper is in
DECIDED = {Decision.PLAN: "plan", Decision.NO_PLAN: "no_plan", Decision.CONTINUE: "goes_on", Decision.END: "ends"}


class _Letter:
    """The letter of one conference in one language."""

    def __init__(self, given: DocumentSource) -> None:
        told = ConferenceHeld.read(given.line.body, given.line.version)
        self.given, self.language = given, language_of(given)
        self.over = nothing_goes_on(told, given.record.lines, given.line.happened)
        self.held = as_it_came(told, given.record.lines, given.line.happened)

    def said(self, name: str, /, **named: object) -> str:
        return words(f"childs-letter.{name}", self.language).format(**named)

    def day(self, day: date) -> str:
        if self.language == ENGLISH:
            return in_words(day)
        with translation.override(self.language):
            return date_format(day, "DATE_FORMAT")

    def paragraphs(self) -> list[Block]:
        return [
            Figure(LIGHTHOUSE, words("picture.lighthouse", self.language), width=PICTURE),
            Paragraph(self.said("dear", name=self.given.child)),
            Paragraph(self.said("met", day=self.day(self.given.line.happened))),
            *section(self.said("decided"), *self.decided()),
            *section(self.said("you_said"), *self.views()),
            *section(self.said("next"), *self.follows()),
            *section(self.said("ask"), Paragraph(" ".join(self.whom_to_ask()))),
        ]

    def decided(self) -> Iterator[Paragraph]:
        """No form of harm is named: a letter lies about, and what is said of it to the child is for the chair to word."""
        if self.over:
            yield Paragraph(self.said("last_day"))
            return
        yield Paragraph(self.said(DECIDED[self.held.outcome]))
        yield text(self.held.told_to_child)
        if self.held.outcome in (Decision.PLAN, Decision.CONTINUE):
            yield Paragraph(self.said("no_fault"))

    def views(self) -> Iterator[Block]:
        views, best = self.given.views(self.held.views), self.given.best(self.held.best)
        if views is not None and views.own_words:
            yield Quote(views.own_words)
        else:
            yield Paragraph(self.said("tell_us"))
        yield text(views.done_about if views and views.own_words else "", self.said("we_did"))
        yield text(best.why_not_followed if best else "", self.said("not_all"))

    def follows(self) -> list[Block]:
        days = (("first_meeting", self.held.first_core_group), ("looked_at", self.held.next_review))
        first, last = ([self.said(name, day=self.day(day))] if day else [] for name, day in days)
        often = [self.often(found)] if (found := how_often(self.held)) else []
        return [Items(steps)] if (steps := [*first, *often, *last]) else []

    def often(self, found: HowOften) -> str:
        said = {1: "every_day", VISIT_DAYS: "every_two_weeks"}.get(found.days, "every_so_many")
        return self.said(said, number=found.days)

    def whom_to_ask(self) -> Iterator[str]:
        leads = self.held.lead_social_worker or self.given.lead
        lead, number = self.given.name(leads), self.given.telephone(leads)
        yield self.said("tell", name=lead) if lead else self.said("tell_anybody")
        if lead and number:
            yield self.said("ring", name=lead, telephone=number)
        yield self.said("speaks")
        yield self.said("not_fair")


def to_child(given: DocumentSource) -> Built:
    letter = _Letter(given)
    language = PRINTED.get(letter.language, letter.language)
    return Built(letter.said("title"), letter.paragraphs(), {given.line.root}, language=language)


def language_of(given: DocumentSource) -> str:
    """The code of the child’s first language, where letters have it; otherwise English."""
    first = next(iter(given.record.person.languages), "").casefold()
    code = next((code for code, info in LANG_INFO.items() if info.get("name", "").casefold() == first), ENGLISH)
    return code if languages(code) else ENGLISH
