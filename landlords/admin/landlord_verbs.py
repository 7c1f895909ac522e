"""What can be done with a whole landlord or a house beside its form."""

from typing import Any

from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from landlords.admin.small_pages import SmallPage, SmallPages
from landlords.admin_forms.landlord_verbs import (
    ArchiveForm,
    FirstOwnerForm,
    MergeForm,
    SaleForm,
    UnarchiveForm,
    UnmergeForm,
)
from landlords.admin_forms.small import LandlordStillTrueForm


class BackToIt(SmallPages):
    """One stays at the record, to see what has become of it."""

    def after_small(self, request: HttpRequest, record: Any) -> HttpResponseRedirect:
        """To the record's own page."""
        meta = record._meta
        return redirect(f"admin:{meta.app_label}_{meta.model_name}_change", record.pk)


class LandlordVerbs(BackToIt):
    """The admin of landlords: all is still true, merged, archived. Stands before ``RecordAdmin``."""

    small_pages = (
        SmallPage("still-true", _("All still true"), LandlordStillTrueForm, "check"),
        SmallPage("merge", _("Has gone into…"), MergeForm, "merge"),
        SmallPage("unmerge", _("Undo the merger"), UnmergeForm, "undo-2"),
        SmallPage("archive", _("Archive"), ArchiveForm, "archive"),
        SmallPage("unarchive", _("Take out of the archive"), UnarchiveForm, "archive-restore"),
    )


class HouseVerbs(BackToIt):
    """The admin of houses: another owner, or the first one. Stands before ``RecordAdmin``."""

    small_pages = (
        SmallPage("sold", _("The house has changed owner"), SaleForm, "arrow-right-left"),
        SmallPage("first-owner", _("Who owns the house"), FirstOwnerForm, "key-round"),
    )
