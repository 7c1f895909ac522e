"""Terms for tests in few words, and the directory's answers that follow from them."""

from typing import Any

from landlords.models import District, Landlord, Stock
from landlords.projection import rebuild_answers
from tests.make import make_landlord, make_requirement, make_scope, make_stock


def stated_as(kind: str, **params: Any) -> dict[str, Any]:
    """One test or condition as it is stored."""
    return {"kind": kind, "version": 1, "params": params}


def incomes(**stated: str) -> list[list[dict[str, Any]]]:
    """Which incomes count."""
    return [[stated_as("accepted_income", incomes=stated, issuer=None)]]


def remarks(most: int | None, **limits: Any) -> list[list[dict[str, Any]]]:
    """How many payment remarks are let pass."""
    return [[stated_as("remarks", most=most, **limits)]]


def landlord_with(topic: str, tests: object, **fields: Any) -> Landlord:
    """A landlord with one requirement for all its homes, and its answers."""
    landlord = make_landlord(**{key: fields.pop(key) for key in ("name",) if key in fields})
    says = {} if tests else {"says": "none"}
    scope = make_scope(landlord=landlord)
    make_requirement(scope=scope, topic=topic, tests=tests, **says, **fields)
    rebuild_answers([landlord])
    return landlord


def landlord_with_home(district: District | None = None, **fields: Any) -> Landlord:
    """A landlord with homes of one size in one district, and no terms."""
    stock: Stock = make_stock(district=district, **fields)
    return stock.landlord


def names(landlords: Any) -> list[str]:
    """The names in the order given."""
    return [landlord.name for landlord in landlords]
