"""The form field of a number that may follow the rent or the number of rooms of the home."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from landlords.admin_forms.fields import CHOOSE, about, as_written, message, read_number
from landlords.requirements.codes import StepBy
from landlords.requirements.decoding import MOST_STEPS, encode
from landlords.requirements.params import ParamSpec, limit_problems
from landlords.requirements.problems import Problem, TermsError
from landlords.requirements.values import Step, Steps

FEWEST_ROWS = 4
ROOM_FOR = 4  # rows that the button adds
REDRAW = "_redraw"
PLACE = re.compile(r"steps\[(\d+)\]")

BOTH = _(
    "Both one number and steps are written. Empty the number if it follows the rent or the rooms; "
    "empty the steps if it is the same for every home."
)
NO_STEPS = _("No step is written. Write the steps, or one number that holds for every home.")
NO_BY = _("Choose whether the steps follow the rent or the number of rooms.")
NO_VALUE = _("What holds up to %(up_to)s is not written. Write it, or empty the line.")
STEP = _("Step %(number)s: %(problem)s")


class StepsWidget(forms.Widget):
    """One number, and below it, folded until it is needed, a table of steps."""

    template_name = "admin/widgets/steps.html"
    use_fieldset = True

    def __init__(self, unit: Any) -> None:
        super().__init__()
        self.unit = unit

    def value_from_datadict(self, data: Mapping[str, Any], _files: Any, name: str) -> Any:
        """What was written, and as many rows as were there or are asked for."""
        sent = [place for place in range(MOST_STEPS) if f"{name}-value-{place}" in data]
        rows = [
            [data.get(f"{name}-{part}-{place}", "").strip() for part in ("up_to", "value")]
            for place in sent
        ]
        rows.sort(key=is_empty)  # the lines that were left empty last, the others as they stand
        if data.get(REDRAW) == f"{name}+":
            rows += [["", ""] for _place in range(ROOM_FOR)]
        plain, by = data.get(name, "").strip(), data.get(f"{name}-by", "")
        return {"plain": plain, "by": by, "rows": rows[:MOST_STEPS]}

    def value_omitted_from_data(self, data: Mapping[str, Any], _files: Any, name: str) -> bool:
        """Whether nothing of it was sent."""
        return name not in data and f"{name}-by" not in data

    def format_value(self, value: Any) -> Any:
        """What was typed as it is; what is stored with the comma of the language."""
        if isinstance(value, dict) and "rows" in value:
            return value
        if not isinstance(value, dict):
            return {"plain": written(value), "by": "", "rows": []}
        steps = value.get("steps")
        rows = [
            [written(step.get("up_to")), written(step.get("value"))]
            for step in (steps if isinstance(steps, list) else [])
            if isinstance(step, dict)
        ]
        return {"plain": "", "by": value.get("by"), "rows": [*rows, ["", ""]][:MOST_STEPS]}

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The number, what the steps follow, and the rows."""
        context = super().get_context(name, value, attrs)
        shown = context["widget"]["value"]
        rows = [*shown["rows"], *[["", ""]] * (FEWEST_ROWS - len(shown["rows"]))]
        context |= {
            "id": context["widget"]["attrs"].get("id", f"id_{name}"),
            "shown": shown,
            "unit": self.unit,
            "ways": [CHOOSE, *((way.value, capfirst(way.label)) for way in StepBy)],
            "rows": [{"up_to": up_to, "value": value} for up_to, value in rows],
            "is_open": bool(shown["by"] or not all(map(is_empty, shown["rows"]))),
            "takes_more": len(rows) < MOST_STEPS,
            "redraw": REDRAW,
        }
        return context

    def id_for_label(self, _id: str) -> str:
        """A table has no one input that its label could point at."""
        return ""


class SteppedField(forms.Field):
    """A number, or steps by the rent or the number of rooms."""

    def __init__(self, spec: ParamSpec) -> None:
        self.spec = spec
        super().__init__(**about(spec), widget=StepsWidget(spec.unit.label if spec.unit else ""))
        self.initial = spec.default

    def clean(self, value: Any) -> object:
        """The JSON form of the number or of the steps; None if nothing was said."""
        rows = [(up_to, number) for up_to, number in value["rows"] if up_to or number]
        if value["plain"] and (rows or value["by"]):
            raise ValidationError(BOTH if rows else NO_STEPS)
        if rows or value["by"]:
            return encode(self.stepped(value["by"], rows))
        if value["plain"]:
            number = read_number(value["plain"])
            self.refuse(limit_problems(self.spec, number))
            return encode(number)
        if self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        return None

    def stepped(self, by: str, rows: list[tuple[str, str]]) -> Steps:
        """The steps that were written. Raises ``ValidationError``."""
        follows = StepBy.with_value(by)
        if follows is None:
            raise ValidationError(NO_BY)
        if not rows:
            raise ValidationError(NO_STEPS)
        steps = tuple(read_step(number, *row) for number, row in enumerate(rows, 1))
        try:
            made = Steps(follows, steps)
        except TermsError as error:
            self.refuse(error.problems)
            raise
        self.refuse(limit_problems(self.spec, made))
        return made

    def refuse(self, problems: Iterator[Problem] | tuple[Problem, ...]) -> None:
        """Tell what the core has against it, with the number of the step."""
        told = [placed(problem) for problem in problems]
        if told:
            raise ValidationError(told)


def is_empty(row: list[str]) -> bool:
    """Whether nothing is written on a line."""
    return not any(row)


def read_step(number: int, up_to: str, value: str) -> Step:
    """One line as it was typed. Raises ``ValidationError``."""
    try:
        return Step(read_number(up_to) if up_to else None, read_value(up_to, value))
    except ValidationError as error:
        said = [str(STEP) % {"number": number, "problem": text} for text in error.messages]
        raise ValidationError(said) from error


def read_value(up_to: str, value: str) -> Decimal:
    """What a step demands. Raises ``ValidationError``."""
    if not value:
        raise ValidationError(NO_VALUE, params={"up_to": up_to})
    return read_number(value)


def placed(problem: Problem) -> str:
    """What the core says, at the step it speaks of."""
    found = PLACE.search(problem.path)
    if found is None:
        return message(problem)
    return str(STEP) % {"number": int(found[1]) + 1, "problem": message(problem)}


def written(value: object) -> str:
    """A stored number as people here write it; nothing for none."""
    return "" if value is None else str(as_written(value))
