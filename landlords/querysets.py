"""What can be asked about landlords, in words that chain. All SQL of the app lives here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db import connections, models
from django.db.models import (
    Case,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    Max,
    Min,
    OuterRef,
    Prefetch,
    Q,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce, Least

from landlords.requirements.codes import Answer, Tier

if TYPE_CHECKING:
    from accounts.models import User
    from landlords.models import (  # noqa: F401
        ContactPerson,
        District,
        ExceptionRule,
        Landlord,
        LandlordAnswer,
        Requirement,
        Stock,
        TermScope,
    )


def in_force(day: date, prefix: str = "") -> Q:
    """Dated rows that hold on this day: both days count, no end means still in force."""
    return Q(**{f"{prefix}valid_from__lte": day}) & (
        Q(**{f"{prefix}valid_until__isnull": True}) | Q(**{f"{prefix}valid_until__gte": day})
    )


@dataclass(frozen=True)
class WantedHome:
    """What kind of home is looked for; ``None`` means any. Rent in kr a month."""

    district: int | None = None
    rooms: int | None = None
    rent_up_to: int | None = None

    @property
    def is_anything(self) -> bool:
        """Whether every home would do."""
        return self.district is None and self.rooms is None and self.rent_up_to is None


@dataclass(frozen=True)
class Hidden:
    """How many landlords a list leaves out, and why."""

    paused: int = 0
    refusing: int = 0
    without_home: int = 0

    @property
    def total(self) -> int:
        """All that are left out."""
        return self.paused + self.refusing + self.without_home


# The reasons and the keys in order are written by the ORM; it cannot write what ties them together.
SORTED_OUT = """
WITH sorted_out (pk, because) AS MATERIALIZED ({reasons})
SELECT ARRAY({keys}),
       count(*) FILTER (WHERE because = 'paused'),
       count(*) FILTER (WHERE because = 'refusing'),
       count(*) FILTER (WHERE because = 'without_home')
  FROM sorted_out
"""
SHOWN = RawSQL("SELECT pk FROM sorted_out WHERE because = 'shown'", ())


@dataclass(frozen=True)
class Search:
    """What a directory is asked: for which home, who must not refuse, and on which day."""

    wanted: WantedHome
    questions: tuple[str, ...]
    day: date
    show_paused: bool = False

    def reason(self) -> Case:
        """Why a landlord is left out: the first reason that holds; otherwise it is shown."""
        reasons = [] if self.show_paused else [("paused", paused_condition(self.day))]
        if not self.wanted.is_anything:
            reasons.append(("without_home", ~home_condition(self.wanted, self.day)))
        refuses = refusal_condition(self.questions, self.wanted.district, self.day)
        reasons.append(("refusing", refuses))
        whens = [When(condition, then=Value(reason)) for reason, condition in reasons]
        return Case(*whens, default=Value("shown"))


class SortedOut(NamedTuple):
    """The keys of the landlords that are shown, in order, and how many are not."""

    shown: list[int]
    hidden: Hidden


class DistrictQuerySet(models.QuerySet["District"]):
    """Districts."""


class StockQuerySet(models.QuerySet["Stock"]):
    """Homes of a size in a district."""

    def in_force_on(self, day: date) -> Self:
        """Rows that hold on this day."""
        return self.filter(in_force(day))

    def fitting(self, wanted: WantedHome) -> Self:
        """Rows that may hold such a home; what is not known never leaves a row out."""
        rows = self
        if wanted.district is not None:
            rows = rows.filter(Q(district=wanted.district) | Q(district__isnull=True))
        if wanted.rooms is not None:
            rows = rows.filter(rooms=wanted.rooms)
        if wanted.rent_up_to is not None:
            rows = rows.filter(Q(rent_from__isnull=True) | Q(rent_from__lte=wanted.rent_up_to))
        return rows

    def in_order(self) -> Self:
        """By district and rooms, for pages; with the district and where each row comes from."""
        return self.select_related("district", "house", "source").order_by(
            "district__sort_name", "rooms", "pk"
        )


class RequirementQuerySet(models.QuerySet["Requirement"]):
    """Rows of terms."""

    def of_landlords(self) -> Self:
        """Landlords' ordinary terms, not what programmes and priority rules demand."""
        return self.filter(scope__landlord__isnull=False)

    def in_force_on(self, day: date) -> Self:
        """Rows that hold on this day."""
        return self.filter(in_force(day))

    def for_core(self) -> Self:
        """With everything the core needs to know of a row: its scope and the scope's districts."""
        return self.select_related("scope", "source").prefetch_related(
            "scope__districts", "scope__houses"
        )

    def with_sources(self) -> Self:
        """With where each row comes from, and who confirmed it."""
        return self.select_related("source", "confirmed_source")

    def begun_between(self, first: date, last: date) -> Self:
        """Rows that began to hold in these days and still hold on the last, the newest first."""
        return (
            self.in_force_on(last)
            .filter(valid_from__gte=first, scope__landlord__is_archived=False)
            .select_related("scope__landlord")
            .order_by("-valid_from", "scope__landlord__sort_name", "pk")
        )


class ExceptionRuleQuerySet(models.QuerySet["ExceptionRule"]):
    """Exceptions."""

    def in_force_on(self, day: date) -> Self:
        """Rows that hold on this day."""
        return self.filter(in_force(day))

    def for_core(self) -> Self:
        """With everything the core needs to know of a row."""
        return self.select_related("scope", "source").prefetch_related(
            "scope__districts", "scope__houses"
        )

    def with_sources(self) -> Self:
        """With where each row comes from, and who confirmed it."""
        return self.select_related("source", "confirmed_source")

    def holding_in(self, district: int | None) -> Self:
        """Exceptions that a home in this district may need; all of them if any district will do."""
        if district is None:
            return self
        return self.filter(Q(scope__districts=None) | Q(scope__districts=district))


def rests_on(norm: str, day: date) -> Q:
    """Landlords with a requirement, or what replaces one, measured against a norm on this day."""
    measured = [[{"params": {"norm": norm}}]]
    own = {"scope__landlord": OuterRef("pk"), "tests__contains": measured}
    exceptions = apps.get_model("landlords", "ExceptionRule")._default_manager.filter(**own)
    requirements = requirement_rows().filter(**own)
    return Q(Exists(requirements.filter(in_force(day)))) | Q(
        Exists(exceptions.filter(in_force(day)))
    )


class LandlordAnswerQuerySet(models.QuerySet["LandlordAnswer"]):
    """Answers worked out beforehand."""

    def in_force_on(self, day: date) -> Self:
        """Answers that hold on this day."""
        return self.filter(in_force(day))

    def about(self, questions: Iterable[str], district: int | None) -> Self:
        """Answers to these questions, for homes in this district (or for any of its homes)."""
        here = Q(district=district) | Q(district=None)
        return self.filter(here, question__in=list(questions))

    def with_rule(self, day: date) -> Self:
        """With the rule each answer comes from: all rows of its scope that hold on this day."""
        rules = requirement_rows().in_force_on(day).filter(tier=Tier.DEMAND).order_by("pk")
        return (
            self.select_related("requirement__scope")
            .prefetch_related(
                "requirement__scope__districts",
                "requirement__scope__houses",
                Prefetch("requirement__scope__requirements", rules, to_attr="rules"),
            )
            .order_by("pk")
        )


class LandlordQuerySet(models.QuerySet["Landlord"]):
    """Landlords."""

    def visible_to(self, user: "User") -> Self:
        """What this user may see: all landlords, or none at all."""
        return self if user.has_perm("landlords.view_landlord") else self.none()

    def current(self, day: date) -> Self:
        """Without the archived ones, and those that had been merged into another one by that day."""
        return self.filter(Q(merged_on__isnull=True) | Q(merged_on__gt=day), is_archived=False)

    def paused_on(self, day: date) -> Self:
        """Landlords that let nothing on this day."""
        return self.filter(paused_condition(day))

    def with_pause(self, day: date) -> Self:
        """With whether they let nothing on this day, and until when."""
        return self.annotate(
            is_paused=is_true(paused_condition(day)),
            paused_until=Subquery(pauses_on(day).values("valid_until")),
            pause_reason=Subquery(pauses_on(day).values("reason")),
        )

    def letting_on(self, day: date) -> Self:
        """Landlords that are not paused on this day."""
        return self.filter(~paused_condition(day))

    def named(self, text: str) -> Self:
        """Landlords whose name contains this text, without regard to case."""
        return self.filter(name__icontains=text) if text else self

    def with_home(self, wanted: WantedHome, day: date) -> Self:
        """Landlords that may have such a home: known to, or nothing is known of their homes."""
        return self if wanted.is_anything else self.filter(home_condition(wanted, day))

    def not_refusing(self, questions: Iterable[str], district: int | None, day: date) -> Self:
        """Landlords that do not say a plain no to any of these; not known stays in."""
        return self.filter(~refusal_condition(tuple(questions), district, day))

    def sorted_out(self, search: "Search", order: str) -> "SortedOut":
        """Whom a directory shows, in one of its orders, and how many it leaves out and why.

        One statement that looks at every landlord once: asking who is shown, how many they are and
        who is left out apart from each other would look at each of them three times.
        """
        if self.query.is_empty():
            return SortedOut([], Hidden())
        reasons, known = self.order_by().values_list("pk", search.reason()).query.sql_with_params()
        rows = self.model.objects.filter(pk__in=SHOWN).with_figures(search.wanted, search.day)
        keys, asked = rows.in_order(order).values_list("pk").query.sql_with_params()
        with connections[self.db].cursor() as cursor:
            cursor.execute(SORTED_OUT.format(reasons=reasons, keys=keys), (*known, *asked))
            shown, paused, refusing, without_home = cursor.fetchone()
        return SortedOut(shown, Hidden(paused, refusing, without_home))

    def resting_on_norms(self, norms: Iterable[str], day: date) -> dict[str, int]:
        """How many current landlords have terms or exceptions in force that rest on each norm."""
        counts = {norm: Count("pk", filter=rests_on(norm, day)) for norm in norms}
        found: dict[str, int] = self.current(day).aggregate(**counts)
        return found

    def with_figures(self, wanted: WantedHome, day: date) -> Self:
        """With the figures one can order by: vacancies a year, and the day terms were confirmed."""
        homes = stock_rows().in_force_on(day).fitting(wanted)
        confirmed = requirement_rows().in_force_on(day)
        return self.annotate(
            vacancies=first_of(homes, "landlord", Sum("vacancies_a_year")),
            confirmed_on=first_of(confirmed, "scope__landlord", Max("confirmed_on")),
        )

    def for_list(self, wanted: WantedHome, questions: Iterable[str], day: date) -> Self:
        """With what a line of the directory shows; ``in_order`` puts it in order."""
        homes = stock_rows().in_force_on(day).fitting(wanted)
        bent = exception_rows().in_force_on(day).holding_in(wanted.district)
        confirmed = requirement_rows().in_force_on(day)
        return (
            self.with_figures(wanted, day)
            .with_pause(day)
            .annotate(
                confirmed_by=Subquery(
                    confirmed.filter(scope__landlord=OuterRef("pk"))
                    .order_by("-confirmed_on", "-pk")
                    .values_list(Coalesce("confirmed_source__kind", "source__kind"))[:1]
                ),
                bent_topics=ArraySubquery(
                    bent.filter(scope__landlord=OuterRef("pk"))
                    .order_by("topic")
                    .values_list("topic", flat=True)
                    .distinct()
                ),
            )
            .prefetch_related(
                Prefetch("stock", homes.in_order(), to_attr="homes"),
                Prefetch(
                    "answers",
                    answer_rows().in_force_on(day).about(questions, wanted.district).with_rule(day),
                    to_attr="given_answers",
                ),
            )
        )

    def with_what_is_known(self, topics: Iterable[str], day: date) -> Self:
        """With the last confirmation, the number of homes, and which of these topics are stated."""
        rows = requirement_rows().in_force_on(day)
        stated = rows.filter(topic__in=list(topics), audience_key="")
        return self.with_pause(day).annotate(
            confirmed_on=first_of(rows, "scope__landlord", Max("confirmed_on")),
            dwellings=first_of(stock_rows().in_force_on(day), "landlord", Sum("dwellings")),
            stated=ArraySubquery(
                stated.filter(scope__landlord=OuterRef("pk"))
                .order_by("topic")
                .values_list("topic", flat=True)
                .distinct()
            ),
        )

    def to_call(self, topics: Iterable[str], day: date, due: models.QuerySet[Any]) -> Self:
        """Those that have not stated all these topics, or of whose requirements some are due.

        Those that have stated none come first, then those that lack some; the largest on top.
        """
        wanted = list(topics)
        return (
            self.with_what_is_known(wanted, day)
            .annotate(
                due=Coalesce(first_of(due, "scope__landlord", Count("pk")), 0),
                state=Case(
                    When(confirmed_on__isnull=True, then=0),
                    When(stated__len__lt=len(wanted), then=1),
                    default=2,
                    output_field=models.IntegerField(),
                ),
            )
            .filter(Q(state__lt=2) | Q(due__gt=0))
            .order_by("state", F("dwellings").desc(nulls_last=True), "sort_name", "pk")
        )

    def in_order(self, order: str) -> Self:
        """By one of the orders of the directory's columns; what is not known comes last."""
        return self.order_by(*ORDERS[order], "sort_name", "pk")

    def for_detail(self, day: date) -> Self:
        """With everything the landlord's page shows on this day."""
        rows = requirement_rows().in_force_on(day).with_sources()
        exceptions = exception_rows().in_force_on(day).with_sources()
        return (
            self.with_pause(day)
            .select_related("merged_into")
            .annotate(
                known_from=Least(
                    first_of(stock_rows(), "landlord", Min("valid_from")),
                    first_of(requirement_rows(), "scope__landlord", Min("valid_from")),
                    first_of(exception_rows(), "scope__landlord", Min("valid_from")),
                ),
            )
            .prefetch_related(
                *record_prefetches(day),
                Prefetch("stock", stock_rows().in_force_on(day).in_order(), to_attr="homes"),
                Prefetch("scopes__requirements", rows, to_attr="rows_in_force"),
                Prefetch("scopes__exceptions", exceptions, to_attr="exceptions_in_force"),
                "scopes__districts",
                "scopes__houses",
            )
        )


ORDERS: dict[str, tuple[Any, ...]] = {
    "name": (),
    "-name": (F("sort_name").desc(),),
    "vacancies": (F("vacancies").asc(nulls_last=True),),
    "-vacancies": (F("vacancies").desc(nulls_last=True),),
    "confirmed": (F("confirmed_on").asc(nulls_last=True),),
    "-confirmed": (F("confirmed_on").desc(nulls_last=True),),
}


# What else hangs on a landlord, with what is read of each row beside its sources.
RECORD: dict[str, tuple[str, tuple[str, ...]]] = {
    "contracts": ("ContractOffer", ()),
    "channels": ("ChannelUse", ("channel",)),
    "priority": ("PriorityRule", ()),
    "offers": ("Offer", ("district", "house")),
    "cooperation": ("Cooperation", ()),
    "contacts": ("ContactPerson", ()),
    "facts": ("LandlordFact", ()),
    "houses": ("HouseOwnership", ("house__district",)),
    "memberships": ("GroupMembership", ("group",)),
    "managements": ("Management", ("manager",)),
    "managed": ("Management", ("landlord",)),
}


def record_prefetches(day: date) -> list["Prefetch[Any]"]:
    """Everything that hangs on a landlord beside homes and terms, as it holds on the day."""
    made = []
    for name, (model, related) in RECORD.items():
        rows = apps.get_model("landlords", model)._default_manager.filter(in_force(day))
        if name == "offers":
            rows = rows.filter(ended_as="")
        rows = rows.select_related("source", "confirmed_source", *related)
        made.append(Prefetch(name, rows, to_attr=f"{name}_in_force"))
    return made


def first_of(rows: models.QuerySet[Any], landlord: str, value: models.Aggregate) -> Subquery:
    """One figure over the rows of each landlord; ``None`` where there is no row."""
    of_landlord = rows.filter(**{landlord: OuterRef("pk")}).order_by()
    return Subquery(of_landlord.values(landlord).annotate(figure=value).values("figure"))


def is_true(condition: Q) -> "ExpressionWrapper[Q]":
    """A condition as a column."""
    return ExpressionWrapper(condition, models.BooleanField())


def paused_condition(day: date) -> Q:
    """Landlords that let nothing on this day."""
    return Q(Exists(pauses_on(day)))


def pauses_on(day: date) -> models.QuerySet[Any]:
    """The pause that holds on this day, of the landlord outside."""
    pauses = apps.get_model("landlords", "Pause")._default_manager
    return pauses.filter(in_force(day), landlord=OuterRef("pk"))


def home_condition(wanted: WantedHome, day: date) -> Q:
    """Landlords with a row of stock that fits, or with no row at all."""
    rows = stock_rows().in_force_on(day).filter(landlord=OuterRef("pk"))
    return Q(Exists(rows.fitting(wanted))) | ~Q(Exists(rows))


def refusal_condition(questions: tuple[str, ...], district: int | None, day: date) -> Q:
    """Landlords that say a plain no to one of these questions in this district."""
    answers = answer_rows().in_force_on(day).filter(landlord=OuterRef("pk"))
    condition = Q(pk__in=[])
    for question in questions:
        here = answers.filter(question=question, district=district)
        refusing = Q(Exists(here.filter(answer=Answer.NO)))
        if district is not None:
            anywhere = answers.filter(question=question, district=None, answer=Answer.NO)
            refusing |= Q(Exists(anywhere)) & ~Q(Exists(here))
        condition |= refusing
    return condition


# The models stand on this module, so their rows are asked for by name.


def stock_rows() -> StockQuerySet:
    """All rows of stock."""
    return StockQuerySet(apps.get_model("landlords", "Stock"))


def requirement_rows() -> RequirementQuerySet:
    """All requirements."""
    return RequirementQuerySet(apps.get_model("landlords", "Requirement"))


def exception_rows() -> ExceptionRuleQuerySet:
    """All exceptions."""
    return ExceptionRuleQuerySet(apps.get_model("landlords", "ExceptionRule"))


def answer_rows() -> LandlordAnswerQuerySet:
    """All answers."""
    return LandlordAnswerQuerySet(apps.get_model("landlords", "LandlordAnswer"))


class ContactPersonQuerySet(models.QuerySet["ContactPerson"]):
    """Words for contact persons."""

    def ended_before(self, day: date) -> Self:
        """Those whose last day lies before this day."""
        return self.filter(valid_until__lt=day)

    def with_person(self) -> Self:
        """Those about whom something personal is still kept."""
        return self.filter(erased_on__isnull=True)
