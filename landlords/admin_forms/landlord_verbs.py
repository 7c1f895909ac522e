"""The forms of what happens to whole landlords and houses: mergers, sales, the archive."""

from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from config.shared import values
from config.shared.admin import DayInput
from landlords import actions
from landlords.admin_forms.choices import MOST_LIKELY, LikelySelect
from landlords.admin_forms.small import SmallForm, SourcedForm, homes_words
from landlords.models import House, HouseOwnership, Landlord, Source, Stock


def reason_field(*, required: bool) -> forms.CharField:
    """Why it is done, for the history."""
    return forms.CharField(
        label=gettext_lazy("why"), max_length=200, required=required,
        help_text=gettext_lazy("Stands in the history. Neutral words, nothing about a person."),
    )  # fmt: skip


class ReasonForm(SmallForm):
    """A small form that asks for a reason and nothing else."""

    reason = reason_field(required=True)


class ArchiveForm(ReasonForm):
    """A landlord is put into the archive."""

    button = gettext_lazy("Archive the landlord")
    lead = gettext_lazy(
        "Instead of deleting: the landlord is hidden from lists, searches and sums, and can be "
        "taken out again. If it has become part of another landlord, choose “Has gone into…” instead."
    )

    @classmethod
    def suits(cls, record: Any) -> bool:
        """Nobody is archived twice."""
        return not record.is_archived

    def act(self) -> str:
        """Archive it."""
        actions.archive(landlord=self.record, reason=self.cleaned_data["reason"])
        return _("%(landlord)s is archived.") % {"landlord": self.record}


class UnarchiveForm(ReasonForm):
    """A landlord is taken out of the archive."""

    button = gettext_lazy("Take it out of the archive")
    lead = gettext_lazy("The landlord is shown in lists and searches again, and counts in sums.")

    @classmethod
    def suits(cls, record: Any) -> bool:
        """Only who is archived."""
        return bool(record.is_archived)

    def act(self) -> str:
        """Take it out."""
        actions.unarchive(landlord=self.record, reason=self.cleaned_data["reason"])
        return _("%(landlord)s is no longer archived.") % {"landlord": self.record}


class UnmergeForm(ReasonForm):
    """A merger that was wrong is undone."""

    button = gettext_lazy("Undo the merger")
    lead = gettext_lazy(
        "The landlord stands for itself again. This can be done only if no homes or houses went "
        "over with the merger."
    )

    @classmethod
    def suits(cls, record: Any) -> bool:
        """Only who has been merged."""
        return record.merged_into_id is not None

    def act(self) -> str:
        """Undo it."""
        actions.unmerge(landlord=self.record, reason=self.cleaned_data["reason"])
        return _("%(landlord)s stands for itself again.") % {"landlord": self.record}


class MergeForm(SourcedForm):
    """A landlord is merged into another one."""

    button = gettext_lazy("Let it be merged")
    lead = gettext_lazy(
        "From the day on, homes and houses are the other landlord's. Terms, contact persons and all "
        "else stay here to be read; what holds at the other landlord is written there."
    )
    has_preview: ClassVar[bool] = True
    merged_into = forms.ModelChoiceField(
        Landlord.objects.filter(is_archived=False), label=gettext_lazy("into which landlord")
    )
    reason = reason_field(required=False)
    field_order = ["merged_into", "on", "source", "reason"]

    def __init__(self, record: Any, last_source: Source | None, data: Any = None) -> None:
        super().__init__(record, last_source, data)
        self.fields["on"].label = _("from the day")
        likely = Landlord.objects.current(timezone.localdate()).exclude(pk=record.pk)
        LikelySelect(Landlord, "merged_into", likely[:MOST_LIKELY]).put_into(self)

    @classmethod
    def suits(cls, record: Any) -> bool:
        """Nobody is merged twice."""
        return record.merged_into_id is None

    def preview(self) -> list[str]:
        """The rows that go over."""
        into, on = self.cleaned_data["merged_into"], self.cleaned_data["on"]
        merger = actions.merger_of(landlord=self.record, into=into, on=on)
        names = {"landlord": self.record, "into": into, "day": values.day(on)}
        lines = [_("%(landlord)s is part of %(into)s from %(day)s on.") % names]
        lines += [homes_line(row, into) for row in merger.stock]
        lines += [added_line(row, other, into) for row, other in merger.added_up]
        lines += [house_line(row, into) for row in merger.houses]
        return [*lines, *([] if len(lines) > 1 else [_("No homes or houses go over.")])]

    def act(self) -> str:
        """Merge them."""
        given = self.cleaned_data
        actions.merge_landlords(
            landlord=self.record, into=given["merged_into"], on=given["on"],
            source=self.chosen_source(), reason=given["reason"],
        )  # fmt: skip
        names = {"landlord": self.record, "into": given["merged_into"]}
        return _("%(landlord)s has been merged into %(into)s.") % names


class SaleForm(SourcedForm):
    """A house changes its owner."""

    button = gettext_lazy("Let the house change owner")
    lead = gettext_lazy(
        "The homes of the house go to the new owner from the day on, with their figures. The terms "
        "do not: what the new owner demands is written with the new owner."
    )
    has_preview: ClassVar[bool] = True
    landlord = forms.ModelChoiceField(
        Landlord.objects.filter(is_archived=False), label=gettext_lazy("new owner")
    )
    reason = reason_field(required=False)
    field_order = ["landlord", "on", "source", "reason"]

    def __init__(self, record: House, last_source: Source | None, data: Any = None) -> None:
        super().__init__(record, last_source, data)
        self.fields["on"].label = _("from the day")
        likely = Landlord.objects.current(timezone.localdate())[:MOST_LIKELY]
        LikelySelect(HouseOwnership, "landlord", likely).put_into(self)

    @classmethod
    def suits(cls, record: Any) -> bool:
        """Only a house that has an owner is sold."""
        return bool(record.ownerships.exists())

    def preview(self) -> list[str]:
        """What moves, and what is to be looked at by hand."""
        to, on = self.cleaned_data["landlord"], self.cleaned_data["on"]
        sale = actions.sale_of(house=self.record, to=to, on=on)
        names = {"house": sale.house, "seller": sale.seller, "buyer": to, "day": values.day(on)}
        return [
            _("%(house)s belongs to %(buyer)s instead of %(seller)s from %(day)s on.") % names,
            *(homes_line(row, to) for row in sale.stock),
            *by_hand(sale),
        ]

    def act(self) -> str:
        """Sell it."""
        given = self.cleaned_data
        actions.sell_house(
            house=self.record, to=given["landlord"], on=given["on"],
            source=self.chosen_source(), reason=given["reason"],
        )  # fmt: skip
        names = {"house": self.record, "buyer": given["landlord"]}
        return _("%(house)s belongs to %(buyer)s.") % names


class FirstOwnerForm(SourcedForm):
    """A house that nobody was known to own gets an owner."""

    button = gettext_lazy("Save the owner")
    lead = gettext_lazy("Nobody is known to own the house yet. Say who does, and since when.")
    landlord = forms.ModelChoiceField(
        Landlord.objects.filter(is_archived=False), label=gettext_lazy("owner")
    )
    since = forms.DateField(label=gettext_lazy("owns it from"), widget=DayInput)
    field_order = ["landlord", "since", "source", "on"]

    def __init__(self, record: House, last_source: Source | None, data: Any = None) -> None:
        super().__init__(record, last_source, data)
        self.fields["on"].label = _("said on")
        likely = Landlord.objects.current(timezone.localdate())[:MOST_LIKELY]
        LikelySelect(HouseOwnership, "landlord", likely).put_into(self)

    @classmethod
    def suits(cls, record: Any) -> bool:
        """Only a house without any owner."""
        return not record.ownerships.exists()

    def act(self) -> str:
        """Record the owner."""
        given = self.cleaned_data
        actions.first_owner(
            house=self.record, landlord=given["landlord"], on=given["since"],
            source=self.chosen_source(), confirmed_on=given["on"],
        )  # fmt: skip
        names = {"house": self.record, "buyer": given["landlord"]}
        return _("%(house)s belongs to %(buyer)s.") % names


def homes_line(row: Stock, to: Landlord) -> str:
    """A row of homes that goes over as it is."""
    return _("%(homes)s go over to %(landlord)s.") % {"homes": homes_words(row), "landlord": to}


def added_line(row: Stock, other: Stock, into: Landlord) -> str:
    """Two rows that become one."""
    names = {"homes": homes_words(row), "others": homes_words(other), "landlord": into}
    return _("%(homes)s are added to those that %(landlord)s has there: %(others)s.") % names


def house_line(row: HouseOwnership, into: Landlord) -> str:
    """A house that goes over."""
    return _("The house %(house)s goes over to %(landlord)s.") % {
        "house": row.house,
        "landlord": into,
    }


def by_hand(sale: actions.Sale) -> list[str]:
    """What the sale leaves as it is and somebody should look at."""
    lines = [
        _(
            "Look at the terms of %(seller)s for “%(scope)s”: they name the house and stay as they are."
        )
        % {"seller": sale.seller, "scope": scope}
        for scope in sale.scopes
    ]
    if sale.offers:
        count = len(sale.offers)
        said = ngettext(
            "%(number)s open offer of %(seller)s is of a home in the house. End it if it no longer "
            "holds.",
            "%(number)s open offers of %(seller)s are of homes in the house. End them if they no "
            "longer hold.",
            count,
        )
        lines.append(said % {"number": count, "seller": sale.seller})
    lines += [
        _("%(homes)s of %(seller)s name no house. Correct the row if some of them are in this one.")
        % {"homes": homes_words(row), "seller": sale.seller}
        for row in sale.unplaced
    ]
    return lines
