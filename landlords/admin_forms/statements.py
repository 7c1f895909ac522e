"""The parameters of one kind or condition as a form, and the slot it stands in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.text import capfirst

from landlords.admin_forms.fields import LONGEST_NUMBER, NOT_AMONG, message
from landlords.admin_forms.params import param_field
from landlords.requirements.contract import Kind, Statement
from landlords.requirements.params import specs
from landlords.requirements.parsing import parse_conditions, parse_tests
from landlords.requirements.problems import Problem, TermsError

PARAM = re.compile(r"params\.(\w+)")
Catalogue = tuple[type[Statement], ...]


class StatementForm(forms.Form):
    """A form with one field for each parameter; the core has the last word."""

    use_required_attribute = False

    def __init__(self, statement: type[Statement], **kwargs: Any) -> None:
        self.statement = statement
        super().__init__(**kwargs)
        for spec in specs(statement):
            self.fields[spec.name] = param_field(spec)

    @property
    def label(self) -> str:
        """What the kind is called."""
        return capfirst(str(self.statement.label))

    @property
    def entry(self) -> dict[str, object]:
        """The JSON form of what is written here."""
        params = {
            spec.name: self.cleaned_data[spec.name]
            for spec in specs(self.statement)
            if spec.nullable or self.cleaned_data[spec.name] is not None
        }
        return {"kind": self.statement.code, "version": self.statement.version, "params": params}

    def clean(self) -> dict[str, Any]:
        """Let the core say what does not go together."""
        if not self.errors:
            try:
                read_one(self.statement, self.entry)
            except TermsError as error:
                for problem in error.problems:
                    self.add_problem(problem)
        return self.cleaned_data

    def add_problem(self, problem: Problem) -> None:
        """Show a problem at the parameter it belongs to."""
        found = PARAM.search(problem.path)
        name = found.group(1) if found and found.group(1) in self.fields else None
        self.add_error(name, message(problem))


def read_one(statement: type[Statement], entry: object) -> None:
    """Hold one statement against the core (TermsError)."""
    if issubclass(statement, Kind):
        parse_tests([[entry]])
    else:
        parse_conditions([entry])


@dataclass
class Slot:
    """Room for one kind or condition: which one was chosen, and the form for it."""

    name: str
    code: str = ""
    form: StatementForm | None = None
    problems: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was chosen; such a slot says nothing."""
        return not self.code

    @property
    def is_valid(self) -> bool:
        """Whether what was chosen exists and is filled in."""
        return self.form is not None and self.form.is_valid()

    @property
    def told(self) -> list[str]:
        """All that is wrong here, each with the field it belongs to."""
        if self.form is None:
            return list(self.problems)
        told = [
            f"{self.form.fields[name].label}: {error}" if name in self.form.fields else str(error)
            for name, errors in self.form.errors.items()
            for error in errors
        ]
        return [*self.problems, *told]


def bound_slot(name: str, code: str, data: Mapping[str, Any], catalogue: Catalogue) -> Slot:
    """A slot as it was sent, to be held against the core."""
    statement = statement_for(code, catalogue)
    if statement is None:
        refusal = NOT_AMONG % {"given": code[:LONGEST_NUMBER]}
        return Slot(name, code, problems=(refusal,) if code else ())
    return Slot(name, code, StatementForm(statement, data=data, prefix=f"{name}-{code}"))


def redrawn_slot(name: str, code: str, data: Mapping[str, Any], catalogue: Catalogue) -> Slot:
    """A slot as it was sent, to be shown again and not judged yet."""
    statement = statement_for(code, catalogue)
    if statement is None:
        return Slot(name)
    form = StatementForm(statement, prefix=f"{name}-{code}")
    for field in form:
        widget, key = field.field.widget, field.html_name
        if not widget.value_omitted_from_data(data, {}, key):
            form.initial[field.name] = widget.value_from_datadict(data, {}, key)
    return Slot(name, code, form)


def stored_slot(name: str, entry: object, catalogue: Catalogue) -> Slot:
    """A slot as it was stored; what cannot be read is an empty one."""
    stored = entry if isinstance(entry, dict) else {}
    code, params = str(stored.get("kind", "")), stored.get("params")
    statement = statement_for(code, catalogue)
    if statement is None:
        return Slot(name)
    initial = params if isinstance(params, dict) else {}
    return Slot(name, code, StatementForm(statement, initial=initial, prefix=f"{name}-{code}"))


def chosen_slot(name: str, statement: type[Statement]) -> Slot:
    """A slot in which a kind stands chosen and nothing is filled in."""
    code = statement.code
    return Slot(name, code, StatementForm(statement, prefix=f"{name}-{code}"))


def statement_for(code: str, catalogue: Catalogue) -> type[Statement] | None:
    """The kind or condition with this code, if the catalogue has it."""
    return next((statement for statement in catalogue if statement.code == code), None)
