"""Limits of age, in whole years with both ends counted in, against the age band of somebody."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from landlords.requirements.ask import Ask
from landlords.requirements.codes import Unit
from landlords.requirements.fact_codes import AdultAge
from landlords.requirements.problems import Problem
from landlords.requirements.sentences import Amount, Sentence, Value


def main_applicant_age(ask: Ask) -> AdultAge | None:
    """The age band of the main applicant; None if it is not known."""
    adults = ask.applicant.adults
    return adults[0].age if adults else None


def within_years(age: AdultAge | None, least: int | None, most: int | None) -> bool | None:
    """Whether an age lies within the limits; None if it is not known or a limit is in its band."""
    if age is None:
        return None
    youngest, oldest = least or 0, most or age.oldest
    if age.youngest >= youngest and age.oldest <= oldest:
        return True
    return False if age.oldest < youngest or age.youngest > oldest else None


def said_years(least: int | None, most: int | None) -> Sentence:
    """From 18 to 26 years; at least 65 years; at most 26 years."""
    if least is None:
        return Sentence(_("at most %(limit)s"), {"limit": Amount(most or 0, Unit.YEARS)})
    if most is None:
        return Sentence(_("at least %(limit)s"), {"limit": Amount(least, Unit.YEARS)})
    values: dict[str, Value] = {"least": least, "most": Amount(most, Unit.YEARS)}
    return Sentence(_("from %(least)s to %(most)s"), values)


def years_problems(least: int | None, most: int | None) -> Iterator[Problem]:
    """One end must be stated, and the ends may not cross."""
    if least is None and most is None:
        yield Problem("least", _("No age is stated. State the youngest, the oldest or both."))
    elif least is not None and most is not None and least > most:
        message = _("The youngest is older than the oldest. Change one of them.")
        yield Problem("least", message)
