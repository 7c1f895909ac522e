"""The forms of norms: a table of small fields for each amount, built from the core's own fields."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from landlords.admin_forms.dated import check_days
from landlords.admin_forms.fields import NumberField, about, as_written, message, read_number
from landlords.admin_forms.kept import ShapedForm
from landlords.admin_forms.tables import TableWidget
from landlords.models import NormFormula, NormTable
from landlords.norms_due import DAYS_AND_SOURCE
from landlords.requirements.decoding import decode_record, encode
from landlords.requirements.norm_rows import MOST_PERSONS
from landlords.requirements.params import ParamSpec, limit_problems, specs
from landlords.requirements.problems import Problem, TermsError

FEWEST_SIZES, LONGEST_AMOUNT = 8, 20
FIELD = re.compile(r"[a-z_]+")
AT = _("%(row)s: %(problem)s")
NO_AMOUNT = _("No amount is written. Write those that are known and leave the others empty.")


def amount_specs(norm: str) -> list[ParamSpec]:
    """The amounts that a norm's table has, in the core's order."""
    return [s for s in specs(NormTable.RECORDS[norm]) if s.name not in DAYS_AND_SOURCE]


def key_and_amount(spec: ParamSpec) -> tuple[ParamSpec, ParamSpec]:
    """Whom or what an amount of a table is for, and the amount itself."""
    if spec.record is None:
        raise TypeError(spec.name)
    key, amount = specs(spec.record)
    return key, amount


def row_label(key: ParamSpec, value: str) -> str:
    """What stands beside an amount: an age, or so many persons."""
    if key.code is not None:
        return capfirst(str(dict(key.choices).get(value, value)))
    number = int(value)
    words = {
        "persons": ngettext("%(number)s person", "%(number)s persons", number),
        "adults": ngettext("%(number)s adult", "%(number)s adults", number),
        "children": ngettext("%(number)s child", "%(number)s children", number),
    }
    return words[key.name] % {"number": number}


class AmountsWidget(TableWidget):
    """Amounts for each age, or each number of persons, as small fields."""

    template_name = "admin/widgets/amounts.html"

    def __init__(self, spec: ParamSpec) -> None:
        super().__init__()
        self.key, amount = key_and_amount(spec)
        self.unit = amount.unit.label if amount.unit else ""

    def places(self, largest: int = 0) -> list[str]:
        """The keys of the fields: every age, or sizes up to the largest and one more."""
        if self.key.code is not None:
            return [value for value, _label in self.key.choices]
        return [str(n) for n in range(1, min(max(FEWEST_SIZES, largest + 1), MOST_PERSONS) + 1)]

    def value_from_datadict(self, data: Mapping[str, Any], _files: Any, name: str) -> Any:
        """What was written, by key."""
        keys = self.places(MOST_PERSONS)
        sent = {key: data.get(f"{name}-{key}", "").strip() for key in keys}
        return {key: text for key, text in sent.items() if text}

    def value_omitted_from_data(self, data: Mapping[str, Any], _files: Any, name: str) -> bool:
        """Whether none of them was sent."""
        return not any(f"{name}-{key}" in data for key in self.places(MOST_PERSONS))

    def format_value(self, value: Any) -> Any:
        """What was typed as it is; stored rows by their key."""
        if isinstance(value, dict):
            return value
        rows = value if isinstance(value, list | tuple) else []
        return {
            str(row.get(self.key.name)): str(as_written(row.get("amount")))
            for row in rows
            if isinstance(row, dict)
        }

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """A field for each key."""
        context = super().get_context(name, value, attrs)
        shown = context["widget"]["value"]
        base = context["widget"]["attrs"].get("id", f"id_{name}")
        largest = max((int(key) for key in shown if key.isdigit()), default=0)
        context["unit"] = self.unit
        context["rows"] = [
            {
                "name": f"{name}-{key}", "id": f"{base}_{key}", "value": shown.get(key, ""),
                "label": row_label(self.key, key),
            }
            for key in self.places(largest)
        ]  # fmt: skip
        return context


class AmountsField(forms.Field):
    """Amounts of a table; a place that is left empty is not known."""

    def __init__(self, spec: ParamSpec) -> None:
        self.spec = spec
        self.key, self.amount = key_and_amount(spec)
        super().__init__(**{**about(spec), "required": False}, widget=AmountsWidget(spec))

    def clean(self, value: Any) -> list[dict[str, object]]:
        """The rows that were filled in, as the core stores them."""
        rows, told = [], []
        for key, text in (value or {}).items():
            try:
                rows.append({self.key.name: self.stored_key(key), "amount": self.read(text)})
            except ValidationError as error:
                where = row_label(self.key, key)
                told += [str(AT) % {"row": where, "problem": said} for said in error.messages]
        if told:
            raise ValidationError(told)
        return rows

    def stored_key(self, key: str) -> object:
        """An age's code, or a number of persons."""
        return key if self.key.code is not None else int(key)

    def read(self, text: str) -> object:
        """One amount. Raises ``ValidationError``."""
        number = read_number(text)
        problems = [message(p) for p in limit_problems(self.amount, number)]
        if problems:
            raise ValidationError(problems)
        return encode(number)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether other amounts would be stored."""
        try:
            return by_key(self.clean(data)) != by_key(initial or [])
        except ValidationError:
            return True


def by_key(rows: list[dict[str, Any]]) -> dict[str, Decimal]:
    """Rows of a table by what they are for."""
    return {
        str(next(value for name, value in row.items() if name != "amount")): Decimal(
            str(row["amount"])
        )
        for row in rows
    }


def amount_fields(norm: str) -> dict[str, forms.Field]:
    """The fields of a norm's table."""
    return {
        spec.name: AmountsField(spec) if spec.record else NumberField(spec)
        for spec in amount_specs(norm)
    }


class NormTableForm(ShapedForm[NormTable]):
    """One period's amounts of a norm; made for each norm by `table_form`."""

    norm_code = ""

    class Meta:
        model = NormTable
        fields = ["valid_from", "valid_until", "source_text", "source_link"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.norm = self.norm_code
        for name in amount_fields(self.norm_code):
            if name in self.instance.amounts:
                self.initial.setdefault(name, self.instance.amounts[name])

    def clean(self) -> dict[str, Any] | None:
        """Gather the amounts, and let the core say what does not go together."""
        cleaned = super().clean()
        check_days(self)
        names = [spec.name for spec in amount_specs(self.norm_code)]
        stated = {name: self.cleaned_data.get(name) for name in names}
        self.instance.amounts = {name: value for name, value in stated.items() if value}
        if not self.errors:
            for problem in self.problems():
                self.place(problem)
        return cleaned

    def problems(self) -> Iterator[Problem]:
        """What the core has against the table."""
        given = self.cleaned_data
        if not self.instance.amounts:
            yield Problem(amount_specs(self.norm_code)[0].name, NO_AMOUNT)
            return
        days = {
            name: given[name].isoformat()
            for name in ("valid_from", "valid_until")
            if given.get(name)
        }
        data = {**self.instance.amounts, **days, "source": {"text": given["source_text"]}}
        try:
            decode_record(NormTable.RECORDS[self.norm_code], data)
        except TermsError as error:
            yield from error.problems

    def place(self, problem: Problem) -> None:
        """Show a problem at the amount it belongs to."""
        found = FIELD.match(problem.path)
        name = found.group() if found and found.group() in self.fields else None
        self.add_error(name, message(problem))

    def _get_validation_exclusions(self) -> set[str]:
        """The norm is no field here, and overlaps are told by it."""
        exclusions: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]  # Django's own hook
        return exclusions - {"norm"}

    def _update_errors(self, errors: Any) -> None:
        """What the core has said here, the model need not say again."""
        if hasattr(errors, "error_dict"):
            errors.error_dict.pop("amounts", None)
        super()._update_errors(errors)  # type: ignore[misc]  # Django's own hook


def table_form(norm: str) -> type[NormTableForm]:
    """The form of a norm's table."""
    made = type("TableForm", (NormTableForm,), {**amount_fields(norm), "norm_code": norm})
    return cast("type[NormTableForm]", made)


class NormFormulaForm(ShapedForm[NormFormula]):
    """How a norm is put together, and from when."""

    def clean(self) -> dict[str, Any] | None:
        """Days in order."""
        cleaned = super().clean()
        check_days(self)
        return cleaned
