"""The forms of how landlords hang together, what they own, and when they let nothing."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from landlords.admin_forms.kept import KeptForm
from landlords.models import GroupMembership, HouseOwnership, Management, Pause

OWN_MANAGER = _("A landlord cannot be its own manager. Choose another one.")


class PauseForm(KeptForm[Pause]):
    """A time in which the landlord lets nothing."""


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
