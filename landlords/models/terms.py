"""What landlords demand, where it applies, and what they can make an exception from."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from landlords.models.landlords import Landlord
from landlords.models.places import District, House
from landlords.models.statements import OVERLAPS, Statement
from landlords.models.working_together import LONGEST_SCOPE_NAME, PriorityRule, Programme
from landlords.querysets import ExceptionRuleQuerySet, RequirementQuerySet
from landlords.requirements.codes import (
    Disregard,
    Effect,
    Layer,
    Product,
    Says,
    Tier,
    Topic,
    Weight,
)
from landlords.requirements.parsing import (
    audience_key,
    dump_audience,
    dump_conditions,
    dump_tests,
    parse_audience,
    parse_conditions,
    parse_tests,
)
from landlords.requirements.problems import TermsError

SAID_ALREADY = _(
    "There is already an exception from this with the same conditions and first day. "
    "Change that one instead."
)


class Problems:
    """Gathers what the core has against several fields, and raises it all at once."""

    def __init__(self) -> None:
        self.by_field: dict[str, list[str]] = {}

    @contextmanager
    def of(self, field: str) -> Iterator[None]:
        """Whatever the core refuses in here belongs to this field."""
        try:
            yield
        except TermsError as error:
            self.by_field[field] = [str(problem) for problem in error.problems]

    def finish(self) -> None:
        """Raise ``ValidationError`` if there was anything."""
        if self.by_field:
            raise ValidationError(self.by_field)


class TermScope(models.Model):
    """Where a set of terms applies: the whole landlord, some districts, some kinds of homes.

    Of the scopes that a home lies in, the one with the lowest rank that says anything about a
    topic supplies all of that topic. A programme has scopes likewise; a priority rule has one.
    """

    # Typed as if it were never empty: only scopes of programmes and priority rules have none, and
    # whoever reads those asks ``programme`` and ``priority`` first.
    landlord: "models.ForeignKey[Landlord, Landlord]" = models.ForeignKey(  # type: ignore[misc]
        Landlord,
        verbose_name=_("landlord"),
        on_delete=models.PROTECT,
        related_name="scopes",
        null=True,
        blank=True,
    )
    programme = models.ForeignKey(
        Programme,
        verbose_name=_("programme"),
        on_delete=models.PROTECT,
        related_name="scopes",
        null=True,
        blank=True,
    )
    priority = models.OneToOneField(
        PriorityRule,
        verbose_name=_("priority rule"),
        on_delete=models.PROTECT,
        related_name="scope",
        null=True,
        blank=True,
    )
    name = models.CharField(_("applies to"), max_length=LONGEST_SCOPE_NAME)
    rank = models.PositiveSmallIntegerField(
        _("rank"),
        default=100,
        validators=[MaxValueValidator(1000)],
        help_text=_("The lowest number goes first. The whole landlord usually has 100."),
    )
    districts = models.ManyToManyField(
        District,
        verbose_name=_("only in districts"),
        blank=True,
        related_name="+",
        help_text=_("None: in all of them."),
    )
    houses = models.ManyToManyField(
        House,
        verbose_name=_("only in houses"),
        blank=True,
        related_name="+",
        help_text=_("None: in all of them."),
    )
    products = ArrayField(
        models.CharField(max_length=20, choices=Product.choices()),
        verbose_name=_("only for"),
        default=list,
        blank=True,
        help_text=_("None: all kinds of homes."),
    )

    class Meta:
        verbose_name = _("scope")
        verbose_name_plural = _("scopes")
        ordering = ["landlord", "rank", "pk"]
        default_permissions = ("add", "change", "view")
        constraints = [
            models.UniqueConstraint(
                fields=["landlord", "rank"],
                name="scope_ranks_are_told_apart",
                violation_error_message=_("Another scope of this landlord has the same rank."),
            ),
            models.UniqueConstraint(
                Lower("name"),
                "landlord",
                name="scope_names_are_told_apart",
                violation_error_message=_("Another scope of this landlord has the same name."),
            ),
            models.UniqueConstraint(
                fields=["programme", "rank"],
                name="programme_ranks_are_told_apart",
                violation_error_message=_("Another scope of this programme has the same rank."),
            ),
            models.UniqueConstraint(
                Lower("name"),
                "programme",
                name="programme_scopes_are_told_apart",
                violation_error_message=_("Another scope of this programme has the same name."),
            ),
            models.CheckConstraint(
                condition=Q(landlord__isnull=False, programme__isnull=True, priority__isnull=True)
                | Q(landlord__isnull=True, programme__isnull=False, priority__isnull=True)
                | Q(landlord__isnull=True, programme__isnull=True, priority__isnull=False),
                name="scope_is_of_one_thing",
                violation_error_message=_(
                    "A scope belongs to a landlord, a programme or a priority rule: to one of them."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def landlord_key(self) -> int:
        """The landlord's key, of a scope of a landlord's own terms."""
        return self.landlord_id  # type: ignore[return-value]  # as above

    @property
    def owner(self) -> Landlord | Programme | PriorityRule:
        """Whose scope it is."""
        return self.programme or self.priority or self.landlord

    @property
    def about(self) -> Landlord | None:
        """The landlord whose terms or priority these are; none of a programme."""
        if self.programme is not None:
            return None
        return self.priority.landlord if self.priority else self.landlord


class Requirement(Statement):
    """One row of what a landlord says about one topic, for one audience.

    ``tests`` is a list of alternatives, each a list of ``{kind, version, params}``; only the core
    (``landlords/requirements``) reads it. A row that says *none* is an answer: no requirement.
    """

    scope = models.ForeignKey(
        TermScope,
        verbose_name=_("applies to"),
        on_delete=models.PROTECT,
        related_name="requirements",
    )
    topic = models.CharField(_("topic"), max_length=30, choices=Topic.choices())
    audience = models.JSONField(_("only for whom"), null=True, blank=True)
    audience_key = models.CharField(max_length=1500, editable=False, default="", blank=True)
    tier = models.CharField(
        _("demand or wish"), max_length=10, choices=Tier.choices(), default=Tier.DEMAND
    )
    layer = models.CharField(
        _("policy or deviation"), max_length=10, choices=Layer.choices(), default=Layer.POLICY
    )
    weight = models.CharField(
        _("how firmly"), max_length=12, choices=Weight.choices(), default=Weight.HARD
    )
    says = models.CharField(_("says"), max_length=10, choices=Says.choices(), default=Says.TESTS)
    tests = models.JSONField(_("requirement"), default=list, blank=True)
    note = models.TextField(
        _("note"),
        max_length=1000,
        blank=True,
        help_text=_(
            "May be read by anyone who asks for it: neutral words, nothing about a person."
        ),
    )

    objects = RequirementQuerySet.as_manager()

    class Meta(Statement.Meta):
        verbose_name = _("requirement")
        verbose_name_plural = _("requirements")
        ordering = ["scope", "topic", "audience_key", "valid_from", "pk"]
        default_permissions = ("add", "change", "view")
        constraints = [
            *Statement.Meta.constraints,
            ExclusionConstraint(
                name="requirement_never_overlaps",
                expressions=[
                    (F("scope"), RangeOperators.EQUAL),
                    (F("topic"), RangeOperators.EQUAL),
                    (F("audience_key"), RangeOperators.EQUAL),
                    (F("tier"), RangeOperators.EQUAL),
                    (F("layer"), RangeOperators.EQUAL),
                    OVERLAPS,
                ],
                violation_error_message=_(
                    "There is already a requirement on this topic for the same people on some of "
                    "these days. End that one first, or change it."
                ),
            ),
            models.CheckConstraint(
                condition=(Q(says=Says.NONE.value) & Q(tests=[]))
                | (Q(says=Says.TESTS.value) & ~Q(tests=[])),
                name="no_requirement_has_no_tests",
                violation_error_message=_(
                    "“No requirement” has no tests, and anything else has at least one."
                ),
            ),
            models.CheckConstraint(
                condition=Q(topic__in=[t.value for t in Topic]), name="requirement_topic_is_known"
            ),
            models.CheckConstraint(
                condition=Q(weight__in=[w.value for w in Weight])
                & Q(tier__in=[t.value for t in Tier])
                & Q(layer__in=[x.value for x in Layer]),
                name="requirement_codes_are_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_topic_display()}"

    def clean(self) -> None:
        """Hold audience and tests against the core, and write them as the core writes them."""
        super().clean()
        problems = Problems()
        with problems.of("audience"):
            audience = parse_audience(self.audience)
            self.audience = dump_audience(audience)
            self.audience_key = audience_key(audience)
        if self.says == Says.TESTS.value:
            with problems.of("tests"):
                self.tests = dump_tests(parse_tests(self.tests))
        problems.finish()


class ExceptionRule(Statement):
    """What a landlord can make an exception from, and what that takes. Outlives the requirement.

    Written in neutral words: anyone may ask to read it. Class K2: staff only, and left out of
    files unless chosen.
    """

    scope = models.ForeignKey(
        TermScope, verbose_name=_("applies to"), on_delete=models.PROTECT, related_name="exceptions"
    )
    topic = models.CharField(_("topic"), max_length=30, choices=Topic.choices())
    effect = models.CharField(_("effect"), max_length=10, choices=Effect.choices())
    tests = models.JSONField(_("instead"), default=list, blank=True)
    disregards = models.CharField(
        _("disregards"), max_length=50, blank=True, choices=Disregard.choices()
    )
    conditions = models.JSONField(_("if"))
    decider = models.CharField(
        _("who decides"), max_length=100, blank=True, help_text=_("A function, not a name.")
    )
    door = models.CharField(
        _("whom to ask"), max_length=100, blank=True, help_text=_("A function, not a name.")
    )
    proof = ArrayField(
        models.CharField(max_length=100), verbose_name=_("proof"), default=list, blank=True
    )
    wording = models.TextField(
        _("wording that is enough"),
        max_length=1000,
        blank=True,
        help_text=_("The least revealing wording of a certificate that this landlord accepts."),
    )
    per_year = models.PositiveSmallIntegerField(
        _("how many a year"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(10_000)],
        help_text=_("The landlord's own word."),
    )
    duration_months = models.PositiveSmallIntegerField(
        _("lasts, months"), null=True, blank=True, validators=[MaxValueValidator(600)]
    )
    audience = models.JSONField(_("only for whom"), null=True, blank=True)

    objects = ExceptionRuleQuerySet.as_manager()

    class Meta(Statement.Meta):
        verbose_name = _("exception")
        verbose_name_plural = _("exceptions")
        ordering = ["scope", "topic", "valid_from", "pk"]
        default_permissions = ("add", "change", "view")
        constraints = [
            *Statement.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(conditions=[]),
                name="exception_has_a_condition",
                violation_error_message=_("An exception needs at least one condition."),
            ),
            models.CheckConstraint(
                condition=(Q(effect=Effect.REPLACE.value) & ~Q(tests=[]))
                | (~Q(effect=Effect.REPLACE.value) & Q(tests=[])),
                name="replacing_exception_says_by_what",
                violation_error_message=_(
                    "An exception that replaces says by what; the others have nothing there."
                ),
            ),
            models.CheckConstraint(
                condition=(Q(effect=Effect.DISREGARD.value) & ~Q(disregards=""))
                | (~Q(effect=Effect.DISREGARD.value) & Q(disregards="")),
                name="disregarding_exception_says_what",
                violation_error_message=_(
                    "An exception that disregards says what; the others have nothing there."
                ),
            ),
            models.CheckConstraint(
                condition=Q(topic__in=[t.value for t in Topic])
                & Q(effect__in=[e.value for e in Effect]),
                name="exception_codes_are_known",
            ),
            models.CheckConstraint(
                condition=Q(disregards__in=["", *(d.value for d in Disregard)]),
                name="disregarded_facts_are_known",
                violation_error_message=_("Choose what is disregarded from the list."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_topic_display()}: {self.get_effect_display()}"

    @property
    def disregarded(self) -> str:
        """What is disregarded, in words."""
        return str(Disregard(self.disregards).label)

    def clean(self) -> None:
        """Hold conditions, audience and replacing tests against the core, likewise.

        No two are about the same from the same day: a file could not tell them apart.
        """
        super().clean()
        problems = Problems()
        with problems.of("conditions"):
            self.conditions = dump_conditions(parse_conditions(self.conditions))
        with problems.of("audience"):
            self.audience = dump_audience(parse_audience(self.audience))
        if self.effect == Effect.REPLACE.value:
            with problems.of("tests"):
                self.tests = dump_tests(parse_tests(self.tests))
        problems.finish()
        if self.is_said_already():
            raise ValidationError(SAID_ALREADY)

    def is_said_already(self) -> bool:
        """Whether another exception is about the same, on the same conditions, from the same day."""
        same = ("scope", "topic", "effect", "disregards", "conditions", "valid_from")
        values = {name: getattr(self, name, None) for name in same}
        if None in values.values():  # told as missing, field by field
            return False
        others = ExceptionRule.objects.filter(**values).exclude(pk=self.pk)
        if self.audience is None:
            return others.filter(audience__isnull=True).exists()
        return others.filter(audience=self.audience).exists()
