"""Form fields of parameters that are one value: a number, a text, a code, a yes or no.

Each field takes and gives the parameter's JSON form, and holds it against the parameter's own
limits; None means that nothing was said.
"""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from landlords.requirements.codes import Text
from landlords.requirements.decoding import encode
from landlords.requirements.params import ParamSpec, ValueType, limit_problems
from landlords.requirements.problems import Problem
from landlords.requirements.sentences import Sentence, say

LONGEST_NUMBER = 20
WHOLE = re.compile(r"-?\d+", re.ASCII)
FRACTION = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
SPACES = re.compile(r"[\s\u00a0\u202f]")

NOT_SAID: tuple[str, Text] = ("", pgettext_lazy("parameter", "Not stated"))
CHOOSE: tuple[str, Text] = ("", _("Choose"))
NOT_WHOLE = _("“%(given)s” is not a whole number. Write digits only, such as 3.")
NOT_A_NUMBER = _("“%(given)s” is not a number. Write digits, such as 2.5.")
NOT_AMONG = _("“%(given)s” is not one of the choices here. Choose one of them.")


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


def read_number(given: str, *, whole: bool = False) -> Decimal:
    """A number as it was typed. Raises ``ValidationError``."""
    text = digits(given)
    if not (WHOLE if whole else FRACTION).fullmatch(text) or len(text) > LONGEST_NUMBER:
        sentence = NOT_WHOLE if whole else NOT_A_NUMBER
        raise ValidationError(sentence, params={"given": given[:LONGEST_NUMBER]})
    return Decimal(text)


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
        number = read_number(given, whole=self.whole)
        problems = [message(p) for p in limit_problems(self.spec, number)]
        if problems:
            raise ValidationError(problems)
        return int(number) if self.whole else encode(number)


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
