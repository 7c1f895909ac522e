"""The forms of houses, offers of homes, and how many rental homes there are in all."""

import re
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from config.shared import values
from config.shared.admin import DayInput
from landlords import actions
from landlords.admin_forms.choices import LikelySelect
from landlords.admin_forms.dated import FIRST_DAY, LAST_DAY, NOT_OUR_TIME
from landlords.admin_forms.kept import KeptForm, ShapedForm, likely_districts
from landlords.admin_forms.small import SmallForm
from landlords.admin_forms.terms import capital
from landlords.admin_forms.verbs import Verb
from landlords.models import House, Offer, RentalStock, Source
from landlords.requirements.offer_codes import OfferEnd

STREET = re.compile(
    r"(gatan|gata|vägen|väg|gränd|gränden|stigen|torget|backen|allén|leden)\s+\d+", re.IGNORECASE
)
LIKE_AN_ADDRESS = _(
    "“%(label)s” looks like a street address. Write what staff call the house, such as the name of "
    "the property. If it is no address, tick the box below and save again."
)
NO_LAST_DAY = _("State the last day to answer.")
ENDED_BEFORE = _("Write the last day on which it stood: the day it was withdrawn or let.")


def looks_like_an_address(label: str) -> bool:
    """Whether a label ends in the name of a street and a number."""
    return STREET.search(label) is not None


class HouseForm(ShapedForm[House]):
    """A house by the label staff know it by."""

    is_no_address = forms.BooleanField(
        label=_("the label is no address"), required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        likely = likely_districts(None)
        LikelySelect(House, "district", likely).put_into(self, is_required=False)

    def clean(self) -> dict[str, Any] | None:
        """Warn of a label that looks like an address; whoever knows better may keep it."""
        cleaned = super().clean()
        label = self.cleaned_data.get("name", "")
        if looks_like_an_address(label) and ("name" in self.changed_data):
            self.fields["is_no_address"].widget = forms.CheckboxInput()
            if not self.cleaned_data.get("is_no_address"):
                self.add_error("name", str(LIKE_AN_ADDRESS) % {"label": label})
        until = self.cleaned_data.get("support_until")
        if until and not FIRST_DAY <= until <= LAST_DAY:
            self.add_error("support_until", str(NOT_OUR_TIME))
        return cleaned


class OfferForm(KeptForm[Offer]):
    """Vacant homes that are offered until a day; said once, so never changed from a day."""

    verbs = (Verb.CORRECT,)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        last = self.fields["valid_until"]
        last.label, last.required = _("last day to answer"), True
        last.help_text = _("The offer ends by itself after this day.")
        last.error_messages["required"] = NO_LAST_DAY
        self.fields["valid_from"].label = _("came on")

    def clean(self) -> dict[str, Any] | None:
        """The day to move in is of our time; an offer that has ended did so by now."""
        cleaned = super().clean()
        given = self.cleaned_data
        move_in, last = given.get("move_in_from"), given.get("valid_until")
        if move_in and not FIRST_DAY <= move_in <= LAST_DAY:
            self.add_error("move_in_from", str(NOT_OUR_TIME))
        if given.get("ended_as") and last and last > timezone.localdate():
            self.add_error("valid_until", str(ENDED_BEFORE))
        return cleaned


class EndOfferForm(SmallForm):
    """An offer is over before its last day to answer."""

    button = _("Let it end")
    lead = _(
        "The offer is over from this day on and stays to be read. It counts against the quota."
    )
    on = forms.DateField(label=_("day"), widget=DayInput)
    how = forms.ChoiceField(
        label=_("how it ended"),
        choices=lambda: capital(OfferEnd.choices()),
        widget=forms.RadioSelect,
        error_messages={"required": actions.HOW, "invalid_choice": actions.HOW},
    )

    def __init__(self, record: Any, last_source: Source | None, data: Any = None) -> None:
        super().__init__(record, last_source, data)
        self.initial["on"] = timezone.localdate()

    @classmethod
    def suits(cls, record: Any) -> bool:
        """What has ended cannot end once more."""
        return not record.ended_as and record.valid_until >= timezone.localdate()

    def act(self) -> str:
        """End it."""
        given = self.cleaned_data
        offer = actions.end_offer(offer=self.record, on=given["on"], how=given["how"])
        told = {"how": offer.get_ended_as_display(), "day": values.day(given["on"])}
        return gettext("The offer is over: %(how)s, %(day)s.") % told


class RentalStockForm(KeptForm[RentalStock]):
    """How many rental homes there are in all."""
