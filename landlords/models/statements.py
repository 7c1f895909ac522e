"""What every statement about a landlord has in common: its days, its source, its confirmation."""

from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from config.shared.words import Text
from landlords.models.fields import WebAddressField


class Source(models.Model):
    """Where statements come from: one conversation, answer or publication, shared by them all."""

    class Kind(models.TextChoices):
        """How we came to know."""

        WEBSITE = "website", pgettext_lazy("source", "Website")
        DOCUMENT = "document", pgettext_lazy("source", "Document")
        SURVEY = "survey", pgettext_lazy("source", "Survey response")
        PHONE = "phone", pgettext_lazy("source", "Phone call")
        MEETING = "meeting", pgettext_lazy("source", "Meeting")
        AGREEMENT = "agreement", pgettext_lazy("source", "Agreement")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    label = models.CharField(
        _("what or who"),
        max_length=200,
        help_text=_("A function or a publication, never a private person."),
    )
    on = models.DateField(_("day"), null=True, blank=True, help_text=_("Leave empty if unknown."))
    link = WebAddressField(_("link"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["-on", "label", "pk"]
        default_permissions = ("add", "change", "view")
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    kind__in=["website", "document", "survey", "phone", "meeting", "agreement"]
                ),
                name="source_kind_is_known",
            ),
            models.UniqueConstraint(
                fields=["kind", "label", "on", "link"],
                name="source_is_written_once",
                nulls_distinct=False,
                violation_error_message=_("This source is already there: choose it instead."),
            ),
        ]

    def __str__(self) -> str:
        day = f" {self.on:%Y-%m-%d}" if self.on else ""
        return f"{self.get_kind_display()}: {self.label}{day}"

    @property
    def is_publication(self) -> bool:
        """Whether somebody read it, rather than the landlord telling us."""
        return self.kind in {self.Kind.WEBSITE, self.Kind.DOCUMENT}


ENDS_BEFORE_IT_BEGINS = _("The last day is before the first one. Change one of the two days.")


class DateRange(Func):
    """A span of days; both days count, no end means still in force."""

    function = "daterange"
    template = "%(function)s(%(expressions)s, '[]')"


SPAN = DateRange("valid_from", "valid_until")
OVERLAPS = (SPAN, RangeOperators.OVERLAPS)


class Lasting(models.Model):
    """What holds for a span of days. Both days count; no last day means still in force."""

    valid_from = models.DateField(_("from"))
    valid_until = models.DateField(
        _("until"), null=True, blank=True, help_text=_("The last day. Empty: still in force.")
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="%(class)s_ends_after_it_begins",
                violation_error_message=ENDS_BEFORE_IT_BEGINS,
            ),
            models.CheckConstraint(
                condition=Q(valid_from__gte="1900-01-01")
                & (Q(valid_until__isnull=True) | Q(valid_until__lte="2199-12-31")),
                name="%(class)s_days_are_of_our_time",
                violation_error_message=_("Days must lie between 1900 and 2199."),
            ),
        ]

    def clean(self) -> None:
        """Refuse reversed days here: the database cannot even compare such a span with others."""
        super().clean()
        if self.valid_from and self.valid_until and self.valid_until < self.valid_from:
            raise ValidationError({"valid_until": ENDS_BEFORE_IT_BEGINS})


class Statement(Lasting):
    """A dated statement about a landlord, with where it comes from and who last confirmed it.

    ``confirmed_on`` is the day the landlord (or what it publishes) last said so, which is not the
    day somebody last edited the row.
    """

    source = models.ForeignKey(
        Source, verbose_name=_("source"), on_delete=models.PROTECT, related_name="+"
    )
    confirmed_on = models.DateField(_("last confirmed"))
    confirmed_source = models.ForeignKey(
        Source,
        verbose_name=_("confirmed by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        help_text=_("Empty: the source itself."),
    )

    class Meta(Lasting.Meta):
        abstract = True

    @property
    def is_read(self) -> bool:
        """Whether the last confirmation is a publication that somebody read."""
        return (self.confirmed_source or self.source).is_publication


def never_twice(name: str, *same: Any, message: Text) -> ExclusionConstraint:
    """No two rows that are the same in these columns hold on the same day."""
    expressions = [(F(key) if isinstance(key, str) else key, RangeOperators.EQUAL) for key in same]
    return ExclusionConstraint(
        name=name, expressions=[*expressions, OVERLAPS], violation_error_message=message
    )


def or_none(field: str) -> Coalesce:
    """A reference as something that compares: none is the same as none."""
    return Coalesce(field, Value(0, output_field=models.BigIntegerField()))
