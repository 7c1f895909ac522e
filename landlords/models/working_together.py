"""How a landlord and the municipality work together: whom to reach, priority, agreements. K2."""

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from landlords.models.landlords import Landlord
from landlords.models.names import sort_name
from landlords.models.statements import ENDS_BEFORE_IT_BEGINS, Statement, never_twice
from landlords.querysets import ContactPersonQuerySet
from landlords.requirements.offer_codes import (
    ContactRole,
    ContactWay,
    CooperationForm,
    CooperationStage,
    PriorityGround,
    PriorityProof,
)

A_FUNCTION = _("A function, not a name.")
LONGEST_SCOPE_NAME = 100  # characters


class ContactPerson(Statement):
    """Whom to reach at a landlord, and how. Class K2; erased some time after the last day."""

    landlord = models.ForeignKey(
        Landlord, verbose_name=_("landlord"), on_delete=models.PROTECT, related_name="contacts"
    )
    name = models.CharField(_("name"), max_length=200)
    role = models.CharField(_("answers for"), max_length=20, choices=ContactRole.choices())
    title = models.CharField(_("title"), max_length=100, blank=True)
    way = models.CharField(
        _("wants to be reached"), max_length=20, choices=ContactWay.choices(), blank=True
    )
    phone = models.CharField(_("phone"), max_length=50, blank=True)
    email = models.EmailField(_("e-mail"), max_length=254, blank=True)
    hours = models.CharField(
        _("when to reach"), max_length=200, blank=True, help_text=_("Such as: weekdays 8–10")
    )
    erased_on = models.DateField(_("erased on"), null=True, editable=False)

    objects = ContactPersonQuerySet.as_manager()

    class Meta(Statement.Meta):
        verbose_name = _("contact person")
        verbose_name_plural = _("contact persons")
        ordering = ["landlord", "role", "name", "pk"]
        default_permissions = ("add", "change", "view")
        constraints = [
            *Statement.Meta.constraints,
            models.CheckConstraint(
                condition=Q(role__in=[r.value for r in ContactRole])
                & Q(way__in=["", *(w.value for w in ContactWay)]),
                name="contact_codes_are_known",
            ),
            models.UniqueConstraint(
                fields=["landlord", "name", "role", "valid_from"],
                condition=Q(erased_on__isnull=True),
                name="contact_is_said_once",
                violation_error_message=_(
                    "This person is already there for the same matters from the same day. "
                    "Change that row instead."
                ),
            ),
            models.CheckConstraint(
                condition=Q(erased_on__isnull=True)
                | Q(name="", title="", phone="", email="", hours=""),
                name="erased_contact_holds_nothing_personal",
                violation_error_message=_(
                    "This contact person has been erased. Add a new one instead."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.name or str(_("erased"))


class Programme(models.Model):
    """What opens doors whoever the landlord is, such as the municipal rent guarantee.

    What it demands stands in rows of terms, in scopes of its own.
    """

    code = models.SlugField(_("code"), max_length=50, unique=True)
    name = models.CharField(_("name"), max_length=200)
    description = models.TextField(_("description"), max_length=1000, blank=True)
    decider = models.CharField(_("who decides"), max_length=200, blank=True, help_text=A_FUNCTION)
    door = models.CharField(_("whom to ask"), max_length=200, blank=True, help_text=A_FUNCTION)
    validity_months = models.PositiveSmallIntegerField(
        _("valid for"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(600)],
        help_text=_("months"),
    )
    is_archived = models.BooleanField(
        _("archived"), default=False, help_text=_("Instead of deleting: hidden and not judged.")
    )
    sort_name = sort_name()

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        ordering = ["sort_name", "pk"]
        default_permissions = ("add", "change", "view")

    def __str__(self) -> str:
        return self.name


class PriorityRule(Statement):
    """Who may go before others, on what grounds and proof (förtur). Class K2.

    What it demands stands in rows of terms, in a scope of its own.
    """

    landlord = models.ForeignKey(
        Landlord, verbose_name=_("landlord"), on_delete=models.PROTECT, related_name="priority"
    )
    name = models.CharField(_("name"), max_length=200)
    grounds = ArrayField(
        models.CharField(max_length=30, choices=PriorityGround.choices()),
        verbose_name=_("grounds"),
    )
    decider = models.CharField(_("who decides"), max_length=200, blank=True, help_text=A_FUNCTION)
    door = models.CharField(_("whom to ask"), max_length=200, blank=True, help_text=A_FUNCTION)
    proof = ArrayField(
        models.CharField(max_length=30, choices=PriorityProof.choices()),
        verbose_name=_("proof"),
        default=list,
        blank=True,
    )
    residence_months = models.PositiveSmallIntegerField(
        _("registered in the municipality for at least"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(120)],
        help_text=_("months"),
    )
    ordinary_terms = models.BooleanField(
        _("the landlord's ordinary terms must be met as well"), null=True, blank=True
    )
    offers = models.PositiveSmallIntegerField(
        _("offers at most"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )
    refusal_ends = models.BooleanField(_("a refused offer ends it"), null=True, blank=True)
    validity_months = models.PositiveSmallIntegerField(
        _("valid for"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(600)],
        help_text=_("months"),
    )
    per_year = models.PositiveSmallIntegerField(
        _("how many a year"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(10_000)],
        help_text=_("The landlord's own word."),
    )

    class Meta(Statement.Meta):
        verbose_name = _("priority rule")
        verbose_name_plural = _("priority rules")
        ordering = ["landlord", "name", "valid_from", "pk"]
        default_permissions = ("add", "change", "view")
        constraints = [
            *Statement.Meta.constraints,
            never_twice(
                "priority_never_overlaps",
                "landlord",
                "name",
                message=_(
                    "There is already a priority rule of this name on some of these days. "
                    "End that one first, or give this one another name."
                ),
            ),
            models.CheckConstraint(
                condition=Q(grounds__contained_by=[g.value for g in PriorityGround])
                & ~Q(grounds=[])
                & Q(proof__contained_by=[p.value for p in PriorityProof]),
                name="priority_codes_are_known",
                violation_error_message=_("Choose at least one of the grounds."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def scope_name(self) -> str:
        """What the scope of its demands is called: as the rule is, as far as that goes."""
        return self.name[:LONGEST_SCOPE_NAME]


class Cooperation(Statement):
    """How a landlord and the municipality work together: stage, forms, agreement, quota. K2."""

    landlord = models.ForeignKey(
        Landlord, verbose_name=_("landlord"), on_delete=models.PROTECT, related_name="cooperation"
    )
    stage = models.CharField(
        _("how far it has come"), max_length=20, choices=CooperationStage.choices(), blank=True
    )
    forms = ArrayField(
        models.CharField(max_length=30, choices=CooperationForm.choices()),
        verbose_name=_("forms"),
        default=list,
        blank=True,
    )
    agreed_on = models.DateField(_("agreement of"), null=True, blank=True)
    agreed_until = models.DateField(_("agreement until"), null=True, blank=True)
    quota = models.PositiveIntegerField(
        _("homes a year"), null=True, blank=True, validators=[MaxValueValidator(100_000)]
    )
    quota_percent = models.PositiveSmallIntegerField(
        _("share of the homes that fall vacant"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(100)],
        help_text=_("percent"),
    )
    needs = models.TextField(
        _("what the landlord needs from the municipality"), max_length=1000, blank=True
    )
    obstacles = models.TextField(_("what stands in the way"), max_length=1000, blank=True)

    class Meta(Statement.Meta):
        verbose_name = _("cooperation")
        verbose_name_plural = _("cooperation")
        ordering = ["landlord", "valid_from", "pk"]
        default_permissions = ("add", "change", "view")
        constraints = [
            *Statement.Meta.constraints,
            never_twice(
                "cooperation_never_overlaps",
                "landlord",
                message=_(
                    "There is already a row about cooperation on some of these days. "
                    "End that one first, or change it."
                ),
            ),
            models.CheckConstraint(
                condition=Q(stage__in=["", *(s.value for s in CooperationStage)])
                & Q(forms__contained_by=[f.value for f in CooperationForm]),
                name="cooperation_codes_are_known",
            ),
            models.CheckConstraint(
                condition=Q(agreed_until__isnull=True)
                | Q(agreed_on__isnull=True)
                | Q(agreed_until__gte=F("agreed_on")),
                name="agreement_ends_after_it_begins",
                violation_error_message=ENDS_BEFORE_IT_BEGINS,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_stage_display()}"
