"""One form field for each parameter of the core, whatever kind it belongs to.

Days, months, answers and records are facts of households: no kind or condition has any.
"""

from collections.abc import Callable

from django import forms

from landlords.admin_forms.fields import CodeField, CodesField, NumberField, TextField, TruthField
from landlords.admin_forms.steps import SteppedField
from landlords.admin_forms.tables import IncomesField, PersonsField, SharesField
from landlords.requirements.params import ParamSpec, ValueType


def param_field(spec: ParamSpec) -> forms.Field:
    """The field for this parameter."""
    return FIELDS[spec.value_type](spec)


def code_field(spec: ParamSpec) -> forms.Field:
    """One code or several."""
    return CodesField(spec) if spec.many else CodeField(spec)


FIELDS: dict[ValueType, Callable[[ParamSpec], forms.Field]] = {
    ValueType.DECIMAL: NumberField,
    ValueType.STEPPED: SteppedField,
    ValueType.INTEGER: NumberField,
    ValueType.BOOLEAN: TruthField,
    ValueType.CODE: code_field,
    ValueType.INCOMES: IncomesField,
    ValueType.PERSONS_BY_ROOMS: PersonsField,
    ValueType.SHARES: SharesField,
    ValueType.TEXT: TextField,
}
