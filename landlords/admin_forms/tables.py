"""Form fields of parameters that are tables: incomes, persons by rooms, shares by income."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from landlords.admin_forms.fields import (
    FRACTION,
    LONGEST_NUMBER,
    NOT_A_NUMBER,
    NOT_AMONG,
    WHOLE,
    about,
    as_written,
    digits,
)
from landlords.requirements.codes import Acceptance, IncomeType, Text
from landlords.requirements.params import ParamSpec
from landlords.requirements.values import MOST_PERSONS, MOST_ROOMS

NO_INCOME = _("No income is stated. State at least one.")
NO_SIZE = _("No size is stated. State persons for at least one size.")
PERSONS_SPAN = _("Persons must be a whole number from 1 to %(most)s.")
SHARE_SPAN = _("A share is from 1 to %(most)s per cent. Change it.")
MOST_SHARE = 100


class TableWidget(forms.Widget):
    """Several small inputs that are one value: ``keys`` names them and says what they are."""

    use_fieldset = True
    keys: tuple[tuple[str, Text], ...] = ()

    def value_from_datadict(self, data: Mapping[str, Any], _files: Any, name: str) -> Any:
        """What was written, by key."""
        return {key: data.get(f"{name}-{key}", "").strip() for key, _label in self.keys}

    def value_omitted_from_data(self, data: Mapping[str, Any], _files: Any, name: str) -> bool:
        """Whether none of them was sent."""
        return not any(f"{name}-{key}" in data for key, _label in self.keys)

    def format_value(self, value: Any) -> Any:
        """Whatever stands there; what is no table at all is shown as an empty one."""
        return value if isinstance(value, dict) else {}

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """One row for each key."""
        context = super().get_context(name, value, attrs)
        shown = context["widget"]["value"]
        base = context["widget"]["attrs"].get("id", f"id_{name}")
        context["rows"] = [
            {
                "name": f"{name}-{key}",
                "id": f"{base}_{key}",
                "label": label,
                "value": str(shown.get(key, "")),
            }
            for key, label in self.keys
        ]
        return context

    def id_for_label(self, _id: str) -> str:
        """A table has no one input that its label could point at."""
        return ""


class IncomesWidget(TableWidget):
    """How each kind of income counts, as a table of choices."""

    template_name = "admin/widgets/incomes.html"
    keys = tuple((income.value, income.label) for income in IncomeType)
    WAYS: tuple[tuple[str, Text], ...] = (
        ("", pgettext_lazy("income in a table", "not stated")),
        (Acceptance.YES.value, pgettext_lazy("income in a table", "counts")),
        (Acceptance.SUPPLEMENT.value, pgettext_lazy("income in a table", "supplement")),
        (Acceptance.ASSESSED.value, pgettext_lazy("income in a table", "assessed")),
        (Acceptance.NO.value, pgettext_lazy("income in a table", "no")),
    )

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The ways to count are the columns."""
        return {**super().get_context(name, value, attrs), "ways": self.WAYS}


class IncomesField(forms.Field):
    """The matrix of incomes; a kind that is left alone is unstated, which is not a no."""

    widget = IncomesWidget

    def __init__(self, spec: ParamSpec) -> None:
        super().__init__(**about(spec))

    def clean(self, value: Any) -> Any:
        """The stated ones."""
        stated = {key: way for key, way in value.items() if way}
        for way in stated.values():
            if Acceptance.with_value(way) is None:
                raise ValidationError(NOT_AMONG, params={"given": way[:LONGEST_NUMBER]})
        if not stated:
            raise ValidationError(NO_INCOME)
        return stated


class PersonsWidget(TableWidget):
    """Persons for each number of rooms, as a row of small fields."""

    template_name = "admin/widgets/persons.html"
    keys = tuple((str(rooms), str(rooms)) for rooms in range(1, MOST_ROOMS + 1))


class PersonsField(forms.Field):
    """The most persons by number of rooms; sizes may be left empty."""

    widget = PersonsWidget

    def __init__(self, spec: ParamSpec) -> None:
        super().__init__(**about(spec))

    def clean(self, value: Any) -> Any:
        """The sizes that were filled in."""
        stated = {rooms: digits(text) for rooms, text in value.items() if text}
        for text in stated.values():
            if not (WHOLE.fullmatch(text) and len(text) <= 2 and 1 <= int(text) <= MOST_PERSONS):
                raise ValidationError(PERSONS_SPAN, params={"most": MOST_PERSONS})
        if not stated:
            raise ValidationError(NO_SIZE)
        return {rooms: int(text) for rooms, text in stated.items()}


class SharesWidget(TableWidget):
    """Per cent for each kind of income, as small fields."""

    template_name = "admin/widgets/shares.html"
    keys = tuple((income.value, income.label) for income in IncomeType)

    def format_value(self, value: Any) -> Any:
        """The stored shares with the comma of the language."""
        return {key: as_written(share) for key, share in super().format_value(value).items()}


class SharesField(forms.Field):
    """Shares of single kinds of income; a kind that is left empty has none of its own."""

    widget = SharesWidget

    def __init__(self, spec: ParamSpec) -> None:
        super().__init__(**about(spec))

    def clean(self, value: Any) -> Any:
        """The stated ones, or None."""
        stated = {income: digits(text) for income, text in value.items() if text}
        for text in stated.values():
            if len(text) > LONGEST_NUMBER or not FRACTION.fullmatch(text):
                raise ValidationError(NOT_A_NUMBER, params={"given": text[:LONGEST_NUMBER]})
            if not 1 <= Decimal(text) <= MOST_SHARE:
                raise ValidationError(SHARE_SPAN, params={"most": MOST_SHARE})
        return stated or None
