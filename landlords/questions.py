"""What the directory can ask every landlord: the codes that stand in answers and addresses."""

from django.utils.functional import Promise

from landlords.requirements.codes import IncomeType

REMARKS = "remarks"


def income_question(income_type: IncomeType) -> str:
    """Whether this kind of income is taken."""
    return f"income:{income_type.value}"


INCOME_QUESTIONS: dict[str, Promise | str] = {
    income_question(income_type): income_type.label for income_type in IncomeType
}
