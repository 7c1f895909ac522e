"""Landlords are put into the archive instead of being deleted, and taken out again."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from config.shared.changes import because
from landlords.actions.saving import hold, refuse
from landlords.models import Landlord

NO_REASON = _("Say why: the reason stands in the history.")
ARCHIVED_ALREADY = _("%(landlord)s is archived already.")
NOT_ARCHIVED = _("%(landlord)s is not archived.")


@transaction.atomic
def archive(*, landlord: Landlord, reason: str) -> Landlord:
    """Hide a landlord from lists and searches. Raises ``ValidationError`` without a reason."""
    return set_archived(landlord, reason, is_archived=True)


@transaction.atomic
def unarchive(*, landlord: Landlord, reason: str) -> Landlord:
    """Show an archived landlord again. Raises ``ValidationError`` without a reason."""
    return set_archived(landlord, reason, is_archived=False)


def set_archived(landlord: Landlord, reason: str, *, is_archived: bool) -> Landlord:
    """Write it, unless it is so already."""
    if not reason.strip():
        raise ValidationError({"reason": str(NO_REASON)})
    hold(landlord)
    now = Landlord.objects.get(pk=landlord.pk)
    if now.is_archived == is_archived:
        raise refuse(ARCHIVED_ALREADY if is_archived else NOT_ARCHIVED, landlord=now)
    with because(reason.strip()):
        now.is_archived = is_archived
        now.save(update_fields=["is_archived"])
    return now
