"""The forms of working together: contact persons, priority, cooperation, programmes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from landlords.admin_forms.dated import FIRST_DAY, LAST_DAY, NOT_OUR_TIME, REVERSED
from landlords.admin_forms.kept import KeptForm, ShapedForm, codes_field
from landlords.models import ContactPerson, Cooperation, PriorityRule, Programme
from landlords.requirements.offer_codes import (
    ContactWay,
    CooperationForm,
    PriorityGround,
    PriorityProof,
)

NO_PHONE = _("By phone, but no number stands here. Write it, or choose another way.")
NO_EMAIL = _("By e-mail, but no address stands here. Write it, or choose another way.")
NO_GROUND = _("Choose at least one of the grounds.")
NEUTRAL = _("In neutral words: anyone may ask to read this.")


class ContactPersonForm(KeptForm[ContactPerson]):
    """Whom to reach; the only form that takes a person's name and number."""

    def clean(self) -> dict[str, Any] | None:
        """Whoever wants to be reached in a way can be."""
        cleaned = super().clean()
        given = self.cleaned_data
        if given.get("way") == ContactWay.PHONE and not given.get("phone"):
            self.say("phone", NO_PHONE)
        if given.get("way") == ContactWay.EMAIL and not given.get("email"):
            self.say("email", NO_EMAIL)
        return cleaned

    def say(self, name: str, sentence: Any) -> None:
        """Add an error, unless the field has one already."""
        if name not in self.errors:
            self.add_error(name, str(sentence))


class PriorityRuleForm(KeptForm[PriorityRule]):
    """Who may go before others; what it demands is written below, once it is saved."""

    grounds = codes_field(
        PriorityGround, _("grounds"), help_text=NEUTRAL, error_messages={"required": NO_GROUND}
    )
    proof = codes_field(PriorityProof, _("proof"), required=False)


class CooperationRowForm(KeptForm[Cooperation]):
    """How far the cooperation has come."""

    forms = codes_field(CooperationForm, _("forms"), required=False)

    def clean(self) -> dict[str, Any] | None:
        """The agreement's days are days of our time, in order."""
        cleaned = super().clean()
        first, last = (self.cleaned_data.get(name) for name in ("agreed_on", "agreed_until"))
        for name, day in (("agreed_on", first), ("agreed_until", last)):
            if day and not FIRST_DAY <= day <= LAST_DAY:
                self.add_error(name, str(NOT_OUR_TIME))
        if first and last and last < first:
            self.add_error("agreed_until", str(REVERSED))
        return cleaned


class ProgrammeForm(ShapedForm[Programme]):
    """What opens doors whoever the landlord is."""

    class Meta:
        model = Programme
        fields = ["code", "name", "description", "decider", "door", "validity_months"]
        widgets = {"description": forms.Textarea(attrs={"rows": 3})}
