"""“Is anything wrong here?”: what the tables allow and yet cannot be meant, each with its record.

A check is one small function that finds offenders; ``CHECKS`` names them all. Nothing is mended.
"""

from datetime import date
from typing import NamedTuple

from landlords.consistency.answers import answers_that_differ
from landlords.consistency.base import Check, Offender
from landlords.consistency.dates import (
    confirmed_before_the_source,
    open_at_those_gone,
    unused_sources,
)
from landlords.consistency.homes import (
    districts_in_a_circle,
    homes_in_another_district,
    homes_in_houses_of_others,
    houses_without_owner,
)
from landlords.consistency.keeping import amounts_without_formula, households_not_read
from landlords.consistency.terms import (
    audiences_that_both_hold,
    earlier_versions,
    exceptions_from_nothing,
    no_requirement_beside_others,
    scopes_that_never_apply,
)
from landlords.consistency.together import contacts_all_ended, offers_beyond_the_quota

CHECKS: tuple[Check, ...] = (
    answers_that_differ,
    scopes_that_never_apply,
    audiences_that_both_hold,
    exceptions_from_nothing,
    no_requirement_beside_others,
    earlier_versions,
    homes_in_houses_of_others,
    homes_in_another_district,
    houses_without_owner,
    districts_in_a_circle,
    open_at_those_gone,
    confirmed_before_the_source,
    unused_sources,
    contacts_all_ended,
    offers_beyond_the_quota,
    amounts_without_formula,
    households_not_read,
)


class Found(NamedTuple):
    """What one check found."""

    check: Check
    offenders: list[Offender]


def check_all(day: date) -> list[Found]:
    """What every check finds on this day, those that find nothing as well."""
    return [Found(check, list(check.find(day))) for check in CHECKS]


__all__ = ["CHECKS", "Check", "Found", "Offender", "check_all"]
