"""What coordinators keep for everybody: core topics, review intervals, typical households."""

from django.contrib.admin import display
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from config.shared.admin import RecordAdmin
from landlords.admin.filters import StateFilter, TopicFilter
from landlords.admin.terms import DAYS, Days
from landlords.admin_forms.households import TypicalHouseholdForm
from landlords.admin_forms.reference import CoreTopicForm, ReviewIntervalForm
from landlords.models import CoreTopic, ReviewInterval, TypicalHousehold


class CoreTopicAdmin(Days, RecordAdmin[CoreTopic]):
    """The topics that decide: a landlord that is silent on one is asked."""

    form = CoreTopicForm
    fieldsets = ((None, {"fields": ("topic", DAYS)}),)
    list_display = ("in_words", "since", "until")
    list_filter = (TopicFilter, StateFilter)
    about = _("Topics that decide: a landlord that is silent on one of them is asked.")

    @display(description=_("topic"), ordering="topic")
    def in_words(self, obj: CoreTopic) -> str:
        """The topic, as it begins a line."""
        return capfirst(str(obj.get_topic_display()))

    def get_readonly_fields(
        self, request: HttpRequest, obj: CoreTopic | None = None
    ) -> tuple[str, ...]:
        """Another topic has another row."""
        return ("topic",) if obj else ()


class ReviewIntervalAdmin(RecordAdmin[ReviewInterval]):
    """How long what landlords have said stays fresh."""

    form = ReviewIntervalForm
    fields = ("subject", "months")
    list_display = ("in_words", "months")
    ordering = ("subject", "pk")
    about = _("After how many months a landlord is asked again, for each sort of statement.")

    @display(description=pgettext_lazy("field", "about"), ordering="subject")
    def in_words(self, obj: ReviewInterval) -> str:
        """The sort of statement, as it begins a line."""
        return capfirst(str(obj.get_subject_display()))

    def get_readonly_fields(
        self, request: HttpRequest, obj: ReviewInterval | None = None
    ) -> tuple[str, ...]:
        """Another sort of statement has another row."""
        return ("subject",) if obj else ()


class TypicalHouseholdAdmin(RecordAdmin[TypicalHousehold]):
    """Invented households that stand for many."""

    form = TypicalHouseholdForm
    fieldsets = (
        (None, {"fields": ("key", "name", "description")}),
        (_("The household"), {"fields": ("household",)}),
        (_("The home it looks for"), {"fields": ("home",)}),
        (_("Archive"), {"fields": ("is_archived",), "classes": ("collapse",)}),
    )
    list_display = ("name", "description", "key", "is_archived")
    list_filter = ("is_archived",)
    search_fields = ("name", "key", "description")
    about = _("Invented households that stand for many; nobody real is in them.")

    def get_readonly_fields(
        self, request: HttpRequest, obj: TypicalHousehold | None = None
    ) -> tuple[str, ...]:
        """A key stands in files, and stays as it is."""
        return ("key",) if obj else ()
