"""Small inventories drawn at random, of rows that the tables' own checks let by."""

import string
from datetime import date, timedelta
from random import Random
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import (
    BooleanField,
    CharField,
    DateField,
    EmailField,
    Field,
    ForeignKey,
    Model,
    SlugField,
    TextField,
    URLField,
)

from landlords import models
from landlords.requirements.codes import Product
from landlords.requirements.parsing import audience_key, parse_audience
from tests.landlords.exchange_document import stating

AWKWARD = "åÅé\u0301 –”\t\n\r\x0b<&\"\\'0"
"""Letters in two parts, signs that JSON escapes, signs that a form or a paste may bring."""
TERMS: dict[str, list[Any]] = {
    "tests": [
        [],
        [[stating("rent_multiple", n="3", basis="gross")]],
        [[stating("rent_multiple", basis="net", n=2.5)], [stating("deposit", most_rents="1")]],
        [[stating("remarks", youngest=24, most=0)]],
    ],
    "conditions": [
        [stating("certificate", of="special_reasons")],
        [stating("guarantor", multiple="3"), stating("age_between", least=18, most=25)],
    ],
    "audience": [
        None,
        stating("has_income_type", types=["retirement_pension", "salary"]),
        stating("age_between", least=18, most=25),
    ],
    "household": [{}, {"adults": [{"age": "31_54"}], "children": ["7_10", "4_6"]}],
    "home": [None, {}, {"rooms": 3, "rent": 9000}],
}
OF_LANDLORD: tuple[type[Model], ...] = (
    models.Pause,
    models.GroupMembership,
    models.Management,
    models.Stock,
    models.HouseOwnership,
    models.ContractOffer,
    models.ChannelUse,
    models.LandlordFact,
    models.ContactPerson,
    models.PriorityRule,
    models.Cooperation,
    models.Offer,
)
SHARED: tuple[type[Model], ...] = (
    models.District,
    models.House,
    models.Channel,
    models.LandlordGroup,
    models.Programme,
    models.TypicalHousehold,
)

FIRST: list[type[Model]] = [models.Source, *SHARED]
FIRST += [models.District, models.House, models.Landlord, models.Landlord]


class Drawing:
    """Draws rows one after the other and keeps those that may be stored."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311  (nothing secret)
        self.number = 0

    def inventory(self) -> None:
        """What landlords share, landlords, their statements and terms."""
        for model in FIRST:
            self.rows(model)
        for landlord in models.Landlord.objects.order_by("pk"):
            for stated in OF_LANDLORD:
                self.rows(stated, landlord=landlord)
            self.scopes(landlord=landlord)
        for programme in models.Programme.objects.order_by("pk"):
            self.scopes(programme=programme)
        for rule in models.PriorityRule.objects.order_by("pk"):
            scope = models.TermScope.objects.create(
                priority=rule,
                name=rule.scope_name,
                products=self.random.sample(list(Product), self.some()),
            )
            self.fill(scope)
        for kept in (models.RentalStock, models.CoreTopic, models.ReviewInterval):
            self.rows(kept)
        for district in models.District.objects.order_by("pk"):
            others = models.District.objects.exclude(pk=district.pk).order_by("pk")
            district.neighbours.add(*others[: self.some()])

    def some(self) -> int:
        """A few."""
        return self.random.randint(0, 2)

    def perhaps(self) -> bool:
        """Yes or no."""
        return self.random.random() < 0.5

    def scopes(self, **owner: Model) -> None:
        """Scopes with terms."""
        for scope in self.rows(models.TermScope, **owner):
            self.fill(scope)

    def fill(self, scope: models.TermScope) -> None:
        """Where a scope applies, and its terms."""
        scope.districts.set(models.District.objects.order_by("pk")[: self.some()])
        scope.houses.set(models.House.objects.order_by("pk")[: self.some()])
        self.rows(models.Requirement, scope=scope)
        self.rows(models.ExceptionRule, scope=scope)

    def rows(self, model: type[Any], **given: Model) -> list[Any]:
        """A few rows of a table; those that may not be stored are left out."""
        kept = []
        for _ in range(self.some()):
            row = model(**given, **self.values(model, given))
            if isinstance(row, models.Requirement):
                row.audience_key = audience_key(parse_audience(row.audience))
            try:
                row.full_clean()
            except ValidationError:
                continue
            row.save()
            kept.append(row)
        return kept

    def values(self, model: type[Model], given: dict[str, Model]) -> dict[str, Any]:
        """A value for each column; every row has days, a rank and names of its own."""
        self.number += 1
        year = 1950 + self.number
        own = {
            "valid_from": date(year, 1, 1),
            "valid_until": self.random.choice([None, date(year, 12, 31)]),
            "rank": self.number,
            "merged_on": None,
            "landlord": None,
            "programme": None,
            "priority": None,
        }
        fields = [
            field
            for field in model._meta.get_fields()
            if isinstance(field, Field) and field.concrete and not field.many_to_many
        ]
        return {
            field.name: own[field.name] if field.name in own else self.value(field)
            for field in fields
            if not field.primary_key and not field.generated and field.name not in given
        }

    def value(self, field: "Field[Any, Any]") -> Any:
        """A value that a column may hold."""
        if isinstance(field, ForeignKey):
            return self.reference(field)
        if field.name in TERMS:
            return self.random.choice(TERMS[field.name])
        if isinstance(field, ArrayField):
            codes = [code for code, _label in field.base_field.choices or ()]
            known = codes or [self.text(20) for _ in range(3)]
            return self.random.sample(known, self.random.randint(0, min(3, len(known))))
        if field.null and self.perhaps():
            return None
        if field.choices:
            codes = [code for code, _label in field.flatchoices]
            return self.random.choice([*codes, *([""] if field.blank else [])])
        return self.plain(field)

    def reference(self, field: "ForeignKey[Any, Any]") -> Model | None:
        """One of the rows there are, or none."""
        if field.name == "merged_into":
            return None
        rows: list[Model] = list(field.related_model._default_manager.order_by("pk"))
        return self.random.choice([*rows, None])

    def plain(self, field: "Field[Any, Any]") -> Any:
        """A text, a day, a number, yes or no."""
        if isinstance(field, BooleanField):
            return self.perhaps()
        if isinstance(field, DateField):
            return date(1950, 1, 1) + timedelta(days=self.random.randrange(90_000))
        if not isinstance(field, CharField | TextField):
            return self.whole(field)
        if field.blank and self.perhaps():
            return ""
        return self.code(field) or self.text(field.max_length or 100)

    def code(self, field: "Field[Any, Any]") -> str | None:
        """A text of its own where not every text will do."""
        if field.name == "organisation_number":
            return None
        if isinstance(field, URLField) or field.name == "link":
            return f"https://prov.test/{self.number}"
        if isinstance(field, EmailField):
            return f"namn{self.number}@prov.test"
        return f"kod-{self.number}" if isinstance(field, SlugField) else None

    def whole(self, field: "Field[Any, Any]") -> int:
        """A whole number within the column's limits, both of them likely."""
        least, most = 0, 10**9
        for check in field.validators:
            if isinstance(check, MinValueValidator):
                least = max(least, check.limit_value)
            if isinstance(check, MaxValueValidator):
                most = min(most, check.limit_value)
        return self.random.choice([least, most, self.random.randint(least, most)])

    def text(self, longest: int) -> str:
        """A text that begins with a letter; some are as long as may be."""
        if self.random.random() < 0.1:
            return "Å" * longest
        signs = self.random.choices(AWKWARD + string.ascii_letters, k=self.random.randint(0, 8))
        return "".join([self.random.choice("Aaö"), *signs])[:longest]
