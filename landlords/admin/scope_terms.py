"""A landlord's terms as its own page shows them: sentences with links, scope by scope."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Prefetch
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from landlords.admin_forms.reading import exception_sentence, requirement_sentence
from landlords.models import ExceptionRule, Landlord, Requirement, TermScope
from landlords.pages.landlord import EXPECTED
from landlords.requirements.codes import Product


@dataclass(frozen=True)
class Line:
    """One requirement or exception on the landlord's page."""

    url_name: str
    pk: int
    topic: str
    sentence: str
    valid_from: Any
    valid_until: Any
    confirmed_on: Any

    @property
    def still_true(self) -> str:
        """The name of the page on which it is confirmed."""
        return self.url_name.replace("_change", "_still-true")


@dataclass(frozen=True)
class ScopeTerms:
    """A scope, with what is demanded there and what can be excepted."""

    scope: TermScope
    requirements: list[Line]
    exceptions: list[Line]

    @property
    def limits(self) -> list[str]:
        """The districts, houses and kinds of homes it is limited to, in words."""
        places = [", ".join(str(place) for place in places.all()) for places in self.places]
        products = ", ".join(str(Product(product).label) for product in self.scope.products)
        return [words for words in (*places, products) if words]

    @property
    def places(self) -> tuple[Any, Any]:
        """Districts and houses."""
        return self.scope.districts, self.scope.houses


def terms_of(landlord: Landlord) -> list[ScopeTerms]:
    """What is in force or to come at a landlord, scope by scope."""
    return scope_terms("landlord", landlord)


def scope_terms(owner: str, record: Model | None) -> list[ScopeTerms]:
    """What is in force or to come in the scopes of a landlord, a programme or a priority rule."""
    if record is None:
        return []
    today = timezone.localdate()
    scopes = TermScope.objects.filter(**{owner: record}).prefetch_related(
        "districts",
        "houses",
        Prefetch("requirements", Requirement.objects.exclude(valid_until__lt=today)),
        Prefetch("exceptions", ExceptionRule.objects.exclude(valid_until__lt=today)),
    )
    return [
        ScopeTerms(
            scope,
            [
                line("requirement", row, requirement_sentence(row))
                for row in scope.requirements.all()
            ],
            [line("exceptionrule", row, exception_sentence(row)) for row in scope.exceptions.all()],
        )
        for scope in scopes.order_by("-rank", "pk")
    ]


def missing_topics(scopes: list[ScopeTerms]) -> list[tuple[str, str]]:
    """What every landlord is asked and this one has not stated: words, and where to write it."""
    wide = [terms for terms in scopes if not terms.limits]
    if not wide:
        return []
    stated = {
        row.topic
        for terms in wide
        for row in terms.scope.requirements.all()
        if not row.audience_key
    }
    add = reverse("admin:landlords_requirement_add")
    return [
        (capfirst(str(topic.label)), f"{add}?scope={wide[0].scope.pk}&topic={topic.value}")
        for topic in EXPECTED
        if topic.value not in stated
    ]


def line(model: str, row: Requirement | ExceptionRule, sentence: str) -> Line:
    """A term as a line."""
    return Line(
        f"admin:landlords_{model}_change", row.pk, str(row.get_topic_display()), sentence,
        row.valid_from, row.valid_until, row.confirmed_on,
    )  # fmt: skip
