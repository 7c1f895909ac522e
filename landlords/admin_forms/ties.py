"""The forms of how landlords hang together, what they own, and when they let nothing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from landlords.admin_forms.kept import KeptForm
from landlords.models import GroupMembership, HouseOwnership, Management, Pause

OWN_MANAGER = _("A landlord cannot be its own manager. Choose another one.")


class PauseForm(KeptForm[Pause]):
    """A time in which the landlord lets nothing.

    Its own reason has a name of its own here: ``reason`` is why a row is corrected.
    """

    pause_reason = forms.CharField(
        label=_("why it lets nothing"), max_length=200, required=False,
        help_text=_("Neutral words, nothing about a person: anyone may ask to read this."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("pause_reason", self.instance.reason)

    @property
    def values(self) -> dict[str, Any]:
        """What was written of the record."""
        return {**super().values, "reason": self.cleaned_data["pause_reason"]}

    def clean(self) -> dict[str, Any] | None:
        """Put the reason where it belongs."""
        cleaned = super().clean()
        self.instance.reason = self.cleaned_data.get("pause_reason", "")
        return cleaned


class GroupMembershipForm(KeptForm[GroupMembership]):
    """That a landlord belongs to a group."""


class ManagementForm(KeptForm[Management]):
    """That another landlord manages and lets the homes."""

    def clean(self) -> dict[str, Any] | None:
        """Nobody is managed by itself."""
        cleaned = super().clean()
        manager = self.cleaned_data.get("manager")
        owner = self.cleaned_data.get("landlord", self.whom)
        if manager is not None and manager == owner:
            self.add_error("manager", str(OWN_MANAGER))
        return cleaned


class HouseOwnershipForm(KeptForm[HouseOwnership]):
    """That a landlord owns a house."""
