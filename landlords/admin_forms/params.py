"""One form field for each parameter of the core, whatever kind it belongs to.

Each field takes and gives the parameter's JSON form, and holds it against the parameter's own
limits; None means that nothing was said.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from landlords.requirements.codes import Acceptance, IncomeType, Text
from landlords.requirements.params import ParamSpec, ValueType, limit_problems
from landlords.requirements.problems import Problem
from landlords.requirements.sentences import Sentence, say
from landlords.requirements.values import MOST_PERSONS, MOST_ROOMS

LONGEST_NUMBER = 20
WHOLE = re.compile(r"-?\d+", re.ASCII)
FRACTION = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
SPACES = re.compile(r"[\s\u00a0\u202f]")

NOT_SAID: tuple[str, Text] = ("", pgettext_lazy("parameter", "Not stated"))
CHOOSE: tuple[str, Text] = ("", _("Choose"))
NOT_WHOLE = _("“%(given)s” is not a whole number. Write digits only, such as 3.")
NOT_A_NUMBER = _("“%(given)s” is not a number. Write digits, such as 2.5.")
NOT_AMONG = _("“%(given)s” is not one of the choices here. Choose one of them.")
NO_INCOME = _("No income is stated. State at least one.")
NO_SIZE = _("No size is stated. State persons for at least one size.")
PERSONS_SPAN = _("Persons must be a whole number from 1 to %(most)s.")
SHARE_SPAN = _("A share is from 1 to %(most)s per cent. Change it.")
MOST_SHARE = 100


def param_field(spec: ParamSpec) -> forms.Field:
    """The field for this parameter."""
    return FIELDS[spec.value_type](spec)


def message(problem: Problem) -> str:
    """What the core has against a value, without its path."""
    return capfirst(say(Sentence(problem.message, problem.values)))


def must_be_filled(spec: ParamSpec) -> bool:
    """Whether a parameter has neither a default nor "not said"."""
    return spec.required and not spec.nullable


def about(spec: ParamSpec) -> dict[str, Any]:
    """What every field says of its parameter."""
    return {
        "label": capfirst(spec.label),
        "help_text": spec.help_text,
        "required": must_be_filled(spec),
    }


def digits(text: str) -> str:
    """A number as Python writes it: a decimal comma and spaces between thousands are understood."""
    return SPACES.sub("", text).replace(",", ".").replace("\N{MINUS SIGN}", "-")


def as_written(value: object) -> object:
    """A stored number as people here write it."""
    text = str(value)
    swedish = (get_language() or "").startswith("sv")
    return text.replace(".", ",") if swedish and FRACTION.fullmatch(text) else value


class NumberField(forms.CharField):
    """A number, with its unit behind it."""

    def __init__(self, spec: ParamSpec) -> None:
        self.spec, self.whole = spec, spec.value_type is ValueType.INTEGER
        super().__init__(**about(spec), max_length=LONGEST_NUMBER)
        mode = "numeric" if self.whole else "decimal"
        self.widget.attrs.update({"inputmode": mode, "autocomplete": "off", "class": "number"})
        self.unit = spec.unit.label if spec.unit else ""
        self.initial = spec.default

    def prepare_value(self, value: Any) -> Any:
        """Show a stored number with the comma of the language."""
        return "" if value is None else as_written(value)

    def clean(self, value: Any) -> Any:
        """The number, within its limits."""
        given = super().clean(value)
        if not given:
            return None
        text = digits(given)
        if not (WHOLE if self.whole else FRACTION).fullmatch(text):
            sentence = NOT_WHOLE if self.whole else NOT_A_NUMBER
            raise ValidationError(sentence, params={"given": given})
        problems = [message(p) for p in limit_problems(self.spec, Decimal(text))]
        if problems:
            raise ValidationError(problems)
        return int(text) if self.whole else f"{Decimal(text).normalize():f}"


class TextField(forms.CharField):
    """A text of one line in the landlord's own words."""

    def __init__(self, spec: ParamSpec) -> None:
        super().__init__(**about(spec), max_length=spec.about.longest)
        self.initial = spec.default

    def clean(self, value: Any) -> Any:
        """The text, or None."""
        return super().clean(value) or None


class CodeField(forms.ChoiceField):
    """One code out of a list."""

    def __init__(self, spec: ParamSpec) -> None:
        listed = [(value, capfirst(label)) for value, label in spec.choices]
        first = [NOT_SAID] if spec.nullable else [CHOOSE] if spec.required else []
        super().__init__(**about(spec), choices=[*first, *listed])
        self.initial = spec.default

    def clean(self, value: Any) -> Any:
        """The code, or None."""
        return super().clean(value) or None


class CodesField(forms.MultipleChoiceField):
    """Several codes out of a list."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, spec: ParamSpec) -> None:
        listed = [(value, capfirst(label)) for value, label in spec.choices]
        super().__init__(**about(spec), choices=listed)


class TruthField(forms.ChoiceField):
    """Yes or no; not stated as well, where that is an answer."""

    widget = forms.RadioSelect
    WORDS = {"yes": True, "no": False}

    def __init__(self, spec: ParamSpec) -> None:
        words = [
            ("yes", pgettext_lazy("parameter", "Yes")), ("no", pgettext_lazy("parameter", "No")),
        ]  # fmt: skip
        super().__init__(**about(spec), choices=[NOT_SAID, *words] if spec.nullable else words)
        self.initial = spec.default

    def prepare_value(self, value: Any) -> Any:
        """Show a stored truth as its word."""
        return {True: "yes", False: "no"}[value] if isinstance(value, bool) else value

    def clean(self, value: Any) -> Any:
        """True, False or None."""
        return self.WORDS.get(super().clean(value))


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


def code_field(spec: ParamSpec) -> forms.Field:
    """One code or several."""
    return CodesField(spec) if spec.many else CodeField(spec)


FIELDS = {
    ValueType.DECIMAL: NumberField,
    ValueType.STEPPED: NumberField,
    ValueType.INTEGER: NumberField,
    ValueType.BOOLEAN: TruthField,
    ValueType.CODE: code_field,
    ValueType.INCOMES: IncomesField,
    ValueType.PERSONS_BY_ROOMS: PersonsField,
    ValueType.SHARES: SharesField,
    ValueType.TEXT: TextField,
}
