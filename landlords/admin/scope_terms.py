"""A landlord's terms as its own page shows them: sentences with links, scope by scope."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch
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
    def products(self) -> list[str]:
        """The kinds of homes it is limited to, in words."""
        return [str(Product(product).label) for product in self.scope.products]


def terms_of(landlord: Landlord) -> list[ScopeTerms]:
    """What is in force or to come, scope by scope."""
    today = timezone.localdate()
    scopes = landlord.scopes.prefetch_related(
        "districts",
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
    wide = [terms for terms in scopes if not (terms.scope.districts.all() or terms.scope.products)]
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
