"""Plain functions that save one object with sensible defaults."""

from datetime import date
from itertools import count
from typing import Any

from accounts.models import User
from accounts.roles import Role
from landlords.models import (
    District,
    ExceptionRule,
    Landlord,
    Pause,
    Requirement,
    Source,
    Stock,
    TermScope,
)

NUMBERS = count(1)
LONG_AGO = date(2020, 1, 1)


def make_user(**fields: Any) -> User:
    """A case worker unless told otherwise."""
    number = next(NUMBERS)
    defaults = {
        "email": f"person{number}@example.test",
        "name": f"Person {number}",
        "role": Role.CASE_WORKER,
    }
    return User.objects.create_user(**{**defaults, **fields})


def make_district(**fields: Any) -> District:
    """A district."""
    number = next(NUMBERS)
    return District.objects.create(**{"code": f"d{number}", "name": f"Stadsdel {number}", **fields})


def make_source(**fields: Any) -> Source:
    """A phone call."""
    number = next(NUMBERS)
    return Source.objects.create(
        **{"kind": Source.Kind.PHONE, "label": f"Samtal {number}", "on": LONG_AGO, **fields}
    )


def make_landlord(**fields: Any) -> Landlord:
    """A private company without stock or terms; ``paused_from`` gives it a pause."""
    first, last = fields.pop("paused_from", None), fields.pop("paused_until", None)
    reason = fields.pop("pause_reason", "")
    landlord = Landlord.objects.create(**{"name": f"Hyresvärd {next(NUMBERS)}", **fields})
    if first:
        make_pause(landlord=landlord, valid_from=first, valid_until=last, reason=reason)
    return landlord


def make_pause(**fields: Any) -> Pause:
    """The landlord lets nothing, since long ago."""
    return Pause.objects.create(**stated(**fields))


def stated(**fields: Any) -> dict[str, Any]:
    """Days and source of a statement that has long been true."""
    source = {} if "source" in fields else {"source": make_source()}
    return {"valid_from": LONG_AGO, "confirmed_on": LONG_AGO, **source, **fields}


def make_stock(**fields: Any) -> Stock:
    """Ten three-room homes at 8 000–9 000 kr, two vacant a year."""
    defaults: dict[str, Any] = {
        "rooms": 3,
        "dwellings": 10,
        "rent_from": 8000,
        "rent_to": 9000,
        "vacancies_a_year": 2,
    }
    if "landlord" not in fields:
        defaults["landlord"] = make_landlord()
    if "district" not in fields:
        defaults["district"] = make_district()
    return Stock.objects.create(**stated(**{**defaults, **fields}))


def make_scope(*, districts: tuple[District, ...] = (), **fields: Any) -> TermScope:
    """The whole landlord, or these districts."""
    defaults: dict[str, Any] = {"name": f"Hela beståndet {next(NUMBERS)}", "rank": 100}
    if "landlord" not in fields:
        defaults["landlord"] = make_landlord()
    scope = TermScope.objects.create(**{**defaults, **fields})
    scope.districts.set(districts)
    return scope


def make_requirement(**fields: Any) -> Requirement:
    """Three times the rent, gross; the answers of the directory are not rebuilt."""
    defaults: dict[str, Any] = {
        "topic": "income_level",
        "tests": [
            [{"kind": "rent_multiple", "version": 1, "params": {"n": "3", "basis": "gross"}}]
        ],
    }
    if "scope" not in fields:
        defaults["scope"] = make_scope()
    requirement = Requirement(**stated(**{**defaults, **fields}))
    requirement.full_clean()
    requirement.save()
    return requirement


def make_exception(**fields: Any) -> ExceptionRule:
    """Payment remarks are waived with a certificate."""
    defaults: dict[str, Any] = {
        "topic": "remarks",
        "effect": "waive",
        "conditions": [{"kind": "certificate", "version": 1, "params": {"of": "special_reasons"}}],
    }
    if "scope" not in fields:
        defaults["scope"] = make_scope()
    exception = ExceptionRule(**stated(**{**defaults, **fields}))
    exception.full_clean()
    exception.save()
    return exception
