"""The forms of the small pages: confirming, and letting something end."""

from typing import Any, ClassVar, cast

from django import forms
from django.core.signing import Signer
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from config.shared import values
from config.shared.admin import DayInput
from config.shared.words import Text
from landlords import actions
from landlords.admin_forms.choices import LikelySelect, likely_sources
from landlords.admin_forms.dated import NEW_SOURCE, WritesSource
from landlords.admin_forms.reading import exception_sentence, requirement_sentence
from landlords.belonging import landlord_about
from landlords.models import (
    ExceptionRule,
    Landlord,
    Requirement,
    Source,
    Statement,
    Stock,
)

NOTHING_NEW = gettext_lazy(
    "Nothing had to be confirmed: all of it was confirmed that day or later."
)


class SmallForm(forms.Form):
    """A form that does one thing with a record.

    ``preview`` tells what will follow; a form that has one is agreed to by being sent a second time
    with the same in it. ``act`` does it and returns what to say.
    """

    button: ClassVar[Text] = ""
    lead: ClassVar[Text] = ""
    agreed = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)

    required_css_class = "required"
    use_required_attribute = False
    has_preview: ClassVar[bool] = False
    used_source: Source | None = None

    def __init__(self, record: Any, last_source: Source | None, data: Any = None) -> None:
        super().__init__(data)
        self.record, self.last_source = record, last_source

    @classmethod
    def suits(cls, record: Any) -> bool:
        """Whether this can be done with the record as it is."""
        return True

    @property
    def main_fields(self) -> list[forms.BoundField]:
        """What is always asked."""
        return [field for field in self.visible_fields() if field.name not in NEW_SOURCE]

    @property
    def source_fields(self) -> list[forms.BoundField]:
        """What a new source is written in, if the form takes one."""
        return [field for field in self.visible_fields() if field.name in NEW_SOURCE]

    @property
    def is_source_written(self) -> bool:
        """Whether anything stands there."""
        return any(field.value() for field in self.source_fields)

    @property
    def heading(self) -> str:
        """What the page is about, the record named."""
        return in_a_line(self.record)

    def preview(self) -> list[str]:
        """What will follow, a sentence each; asked of a valid form."""
        return []

    def is_agreed(self) -> bool:
        """Whether what follows was shown and is the same now; else the form shows it."""
        if not self.has_preview:
            return True
        now = Signer().signature("|".join(self.preview()))
        if self.cleaned_data["agreed"] == now:
            return True
        data = cast("Any", self.data).copy()
        data["agreed"] = now
        self.data = data
        self.following = self.preview()
        return False

    following: list[str] | None = None

    def act(self) -> str:
        """Do it. Raises ``ValidationError``."""
        raise NotImplementedError


class SourcedForm(WritesSource, SmallForm):
    """A small form that asks for a day and a source, the last source used being there already."""

    on = forms.DateField(label=gettext_lazy("day"), widget=DayInput)
    source = forms.ModelChoiceField(Source.objects.all(), label=gettext_lazy("source"))

    def __init__(self, record: Any, last_source: Source | None, data: Any = None) -> None:
        super().__init__(record, last_source, data)
        self.initial["on"] = timezone.localdate()
        self.initial["source"] = last_source.pk if last_source else None
        LikelySelect(Requirement, "source", self.likely()).put_into(self, is_required=False)

    def likely(self) -> list[Source]:
        """The last source used, and those of the landlord."""
        first = [self.last_source] if self.last_source else []
        return [*first, *(s for s in likely_sources(self.whom) if s != self.last_source)]

    @property
    def whom(self) -> Landlord | None:
        """Whom this is about."""
        if isinstance(self.record, Landlord):
            return self.record
        return landlord_about(self.record) if isinstance(self.record, Statement) else None

    def chosen_source(self) -> Source:
        """The source that was chosen, or written and now stored."""
        source = self.save_source() or cast("Source", self.cleaned_data["source"])
        self.used_source = source
        return source


class StillTrueForm(SourcedForm):
    """One statement was said again."""

    button = gettext_lazy("It is still true")
    lead = gettext_lazy(
        "Only the day and the source of the confirmation are written. Nothing else is changed."
    )

    @classmethod
    def suits(cls, record: Any) -> bool:
        """What has ended is not said again."""
        return record.valid_until is None or record.valid_until >= timezone.localdate()

    def act(self) -> str:
        """Confirm it."""
        on, source = self.cleaned_data["on"], self.chosen_source()
        actions.confirm(statements=[self.record], on=on, source=source)
        return _("Confirmed: %(day)s.") % {"day": values.day(on)}


class LandlordStillTrueForm(SourcedForm):
    """All that holds of a landlord was said again."""

    button = gettext_lazy("All of it is still true")
    lead = gettext_lazy(
        "Everything of this landlord that holds on the day is confirmed at once: homes, terms, "
        "exceptions, leases, contact persons and all the rest. Nothing else is changed, and what "
        "was confirmed later stays as it is."
    )

    def act(self) -> str:
        """Confirm all of it."""
        on, source = self.cleaned_data["on"], self.chosen_source()
        count = actions.confirm_landlord(landlord=self.record, on=on, source=source)
        if not count:
            return str(NOTHING_NEW)
        said = ngettext("%(number)s row was confirmed.", "%(number)s rows were confirmed.", count)
        return said % {"number": values.number(count)}


class EndForm(SmallForm):
    """A statement holds for the last time."""

    button = gettext_lazy("Let it end")
    lead = gettext_lazy(
        "It holds to the end of this day and stays to be read. If something else holds instead, "
        "change it from a day."
    )
    last_day = forms.DateField(label=gettext_lazy("last day"), widget=DayInput)
    reason = forms.CharField(
        label=gettext_lazy("why"), max_length=200, required=False,
        help_text=gettext_lazy("Neutral words, nothing about a person."),
    )  # fmt: skip

    def __init__(self, record: Any, last_source: Source | None, data: Any = None) -> None:
        super().__init__(record, last_source, data)
        self.initial["last_day"] = timezone.localdate()

    @classmethod
    def suits(cls, record: Any) -> bool:
        """What has ended cannot end once more."""
        return record.valid_until is None or record.valid_until >= timezone.localdate()

    def act(self) -> str:
        """End it."""
        last = self.cleaned_data["last_day"]
        actions.end(statement=self.record, last_day=last, reason=self.cleaned_data["reason"])
        return _("It holds until %(day)s.") % {"day": values.day(last)}


def in_a_line(record: Any) -> str:
    """A record as one knows it: whose it is, what it says, and when that was last confirmed."""
    if not isinstance(record, Statement):
        return str(record)
    confirmed = _("last confirmed %(day)s") % {"day": values.day(record.confirmed_on)}
    return f"{whose_words(record)} ({confirmed})"


def whose_words(record: Statement) -> str:
    """Whose a statement is, and what it says."""
    landlord = landlord_about(record)
    return f"{landlord}: {says(record)}" if landlord else says(record)


def says(record: Statement) -> str:
    """What a statement says."""
    if isinstance(record, Requirement):
        return requirement_sentence(record)
    if isinstance(record, ExceptionRule):
        return exception_sentence(record)
    return homes_words(record) if isinstance(record, Stock) else str(record)


def homes_words(row: Stock) -> str:
    """A row of homes in a few words."""
    number = "?" if row.dwellings is None else values.number(row.dwellings)
    where = row.house or row.district or _("a district that is not known")
    words = _("%(number)s homes of %(rooms)s rooms, %(where)s")
    return words % {"number": number, "rooms": row.rooms, "where": where}
