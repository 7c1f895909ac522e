"""The homes landlords let: by size and district, by house, and those offered just now."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from landlords.models.landlords import Landlord
from landlords.models.places import MOST_HOMES, District, House
from landlords.models.statements import Statement, never_twice, or_none
from landlords.querysets import StockQuerySet
from landlords.requirements.codes import Product
from landlords.requirements.offer_codes import ContractType, OfferEnd

HIGHEST_RENT = MaxValueValidator(100_000)
ROOMS = (MinValueValidator(1), MaxValueValidator(8))


class Stock(Statement):
    """How many homes of a size a landlord lets in a district, and at what rent (bestånd)."""

    landlord = models.ForeignKey(
        Landlord, verbose_name=_("landlord"), on_delete=models.PROTECT, related_name="stock"
    )
    district = models.ForeignKey(
        District,
        verbose_name=_("district"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        help_text=_("Empty only if we do not know where the homes are."),
    )
    house = models.ForeignKey(
        House,
        verbose_name=_("house"),
        on_delete=models.PROTECT,
        related_name="stock",
        null=True,
        blank=True,
        help_text=_("Empty: all its homes in the district that stand in no row of their own."),
    )
    rooms = models.PositiveSmallIntegerField(
        _("rooms"),
        validators=ROOMS,
        help_text=_("Rooms besides the kitchen, 1–8; 8 means eight or more."),
    )
    dwellings = models.PositiveIntegerField(
        _("dwellings"), null=True, blank=True, validators=[MOST_HOMES]
    )
    rent_from = models.PositiveIntegerField(
        _("rent from"),
        null=True,
        blank=True,
        validators=[HIGHEST_RENT],
        help_text=_("kr a month"),
    )
    rent_to = models.PositiveIntegerField(
        _("rent to"),
        null=True,
        blank=True,
        validators=[HIGHEST_RENT],
        help_text=_("kr a month"),
    )
    vacancies_a_year = models.PositiveIntegerField(
        _("vacant a year"), null=True, blank=True, validators=[MOST_HOMES]
    )

    objects = StockQuerySet.as_manager()

    class Meta(Statement.Meta):
        verbose_name = _("homes of a size")
        verbose_name_plural = _("stock")
        ordering = ["landlord", "district", "rooms", "valid_from", "pk"]
        default_permissions = ("add", "change", "view")
        constraints = [
            *Statement.Meta.constraints,
            never_twice(
                "stock_never_overlaps",
                "landlord",
                or_none("district"),
                or_none("house"),
                "rooms",
                message=_(
                    "There is already a row for this district, this size and these days. "
                    "End that row first, or change it."
                ),
            ),
            models.CheckConstraint(
                condition=Q(rooms__gte=1, rooms__lte=8),
                name="rooms_are_one_to_eight",
                violation_error_message=_("Rooms must be between 1 and 8."),
            ),
            models.CheckConstraint(
                condition=(Q(rent_from__isnull=True) | Q(rent_from__gte=1))
                & (Q(rent_to__isnull=True) | Q(rent_to__gte=1)),
                name="rents_are_from_one_krona",
                violation_error_message=_(
                    "A rent is at least 1 kr. Leave it empty if it is not known."
                ),
            ),
            models.CheckConstraint(
                condition=Q(rent_from__isnull=True)
                | Q(rent_to__isnull=True)
                | Q(rent_to__gte=F("rent_from")),
                name="rent_span_is_not_reversed",
                violation_error_message=_("The highest rent is below the lowest one."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.landlord_id}/{self.district_id}/{self.rooms}"


class HouseOwnership(Statement):
    """That a landlord owns a house, for a time; a house has one owner on a day."""

    landlord = models.ForeignKey(
        Landlord, verbose_name=_("landlord"), on_delete=models.PROTECT, related_name="houses"
    )
    house = models.ForeignKey(
        House, verbose_name=_("house"), on_delete=models.PROTECT, related_name="ownerships"
    )

    class Meta(Statement.Meta):
        verbose_name = _("ownership of a house")
        verbose_name_plural = _("ownerships of houses")
        ordering = ["house", "valid_from", "pk"]
        default_permissions = ("add", "change", "view")
        constraints = [
            *Statement.Meta.constraints,
            never_twice(
                "house_has_one_owner",
                "house",
                message=_(
                    "The house has another owner on some of these days. "
                    "End that ownership first, or change these days."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.house}"


class Offer(Statement):
    """Vacant homes that a landlord offers until a day; no address. Class K2.

    It holds from the day it came until the last day to answer, and so ends by itself. It counts
    against the quota agreed with the landlord, also when it is withdrawn.
    """

    landlord = models.ForeignKey(
        Landlord, verbose_name=_("landlord"), on_delete=models.PROTECT, related_name="offers"
    )
    district = models.ForeignKey(
        District, verbose_name=_("district"), on_delete=models.PROTECT, related_name="+"
    )
    house = models.ForeignKey(
        House,
        verbose_name=_("house"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    homes = models.PositiveSmallIntegerField(
        _("homes"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(1000)],
        help_text=_("How many that are alike."),
    )
    rooms = models.PositiveSmallIntegerField(
        _("rooms"),
        validators=ROOMS,
        help_text=_("Rooms besides the kitchen, 1–8; 8 means eight or more."),
    )
    rent = models.PositiveIntegerField(
        _("rent"),
        validators=[MinValueValidator(1), HIGHEST_RENT],
        help_text=_("kr a month"),
    )
    product = models.CharField(
        _("sort of home"), max_length=20, choices=Product.choices(), default=Product.ORDINARY.value
    )
    contract = models.CharField(
        _("type of lease"),
        max_length=30,
        choices=ContractType.choices(),
        default=ContractType.FIRST_HAND.value,
    )
    step_free = models.BooleanField(_("reached without stairs"), null=True, blank=True)
    move_in_from = models.DateField(_("to move into from"))
    ended_as = models.CharField(
        _("ended because"), max_length=20, choices=OfferEnd.choices(), blank=True
    )

    class Meta(Statement.Meta):
        verbose_name = _("offer of a home")
        verbose_name_plural = _("offers of homes")
        ordering = ["-valid_from", "landlord", "pk"]
        default_permissions = ("add", "change", "view")
        constraints = [
            *Statement.Meta.constraints,
            models.UniqueConstraint(
                fields=[
                    "landlord",
                    "district",
                    "house",
                    "rooms",
                    "rent",
                    "move_in_from",
                    "valid_from",
                ],
                name="offer_is_said_once",
                nulls_distinct=False,
                violation_error_message=_(
                    "This offer is already there. If there are several homes that are alike, "
                    "correct its number of homes instead."
                ),
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=False),
                name="offer_has_a_last_day",
                violation_error_message=_("State the last day to answer."),
            ),
            models.CheckConstraint(
                condition=Q(rooms__gte=1, rooms__lte=8) & Q(homes__gte=1) & Q(rent__gte=1),
                name="offer_is_of_a_home",
                violation_error_message=_(
                    "An offer is of at least one home, 1–8 rooms, at a rent."
                ),
            ),
            models.CheckConstraint(
                condition=Q(product__in=[p.value for p in Product])
                & Q(contract__in=[c.value for c in ContractType])
                & Q(ended_as__in=["", *(e.value for e in OfferEnd)]),
                name="offer_codes_are_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.landlord_id}/{self.district_id}/{self.rooms}"
