"""The summary's first four figures."""

import pytest
from django.utils import translation

from accounts.roles import Role
from landlords.models import Stock
from landlords.reports import load_summary
from landlords.reports.headlines import Headline, headlines
from tests.landlords.summary_inventory import DAY, make_inventory
from tests.make import make_user

pytestmark = pytest.mark.django_db

SPACE = "\N{NO-BREAK SPACE}"


def told() -> list[Headline]:
    """The figures in English."""
    with translation.override("en"):
        return headlines(load_summary(make_user(role=Role.MANAGER), DAY))


def test_without_landlords_there_is_nothing_to_tell() -> None:
    assert told() == []


def test_four_figures_that_can_be_counted_by_hand() -> None:
    make_inventory()
    support, remarks, exceptions, fresh = told()
    # Of 200 dwellings those of Alfa in Ronna count income support; Delta's are of unknown place.
    assert (support.figure, support.of) == (f"5{SPACE}%", "of the dwellings")
    assert support.below == f"2 of 4 landlords · no 15{SPACE}% · not known 50{SPACE}%"
    assert remarks.title == "Take payment remarks"
    assert remarks.figure == f"30{SPACE}%"
    assert (exceptions.figure, exceptions.of) == ("2", "of 4 landlords")
    assert (fresh.figure, fresh.of) == ("0", "of 4 landlords")


def test_as_long_as_no_home_is_counted_landlords_are() -> None:
    make_inventory()
    Stock.objects.update(dwellings=None)
    support = told()[0]
    assert (support.figure, support.of) == (f"50{SPACE}%", "of the landlords")
