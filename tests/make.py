"""Plain functions that save one object with sensible defaults."""

from datetime import date
from itertools import count
from typing import Any

from django.db.models import Model

from accounts.models import User
from accounts.roles import Role
from landlords.models import (
    Channel,
    ChannelUse,
    ContactPerson,
    ContractOffer,
    Cooperation,
    CoreTopic,
    District,
    ExceptionRule,
    GroupMembership,
    House,
    HouseOwnership,
    Landlord,
    LandlordFact,
    LandlordGroup,
    Management,
    NormFormula,
    NormTable,
    Offer,
    Pause,
    PriorityRule,
    Programme,
    RentalStock,
    Requirement,
    ReviewInterval,
    Source,
    Stock,
    TermScope,
    TypicalHousehold,
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


def make_house(**fields: Any) -> House:
    """A house in a district."""
    number = next(NUMBERS)
    district = {} if "district" in fields else {"district": make_district()}
    defaults = {"code": f"h{number}", "name": f"Hus {number}"}
    return House.objects.create(**{**defaults, **district, **fields})


def make_channel(**fields: Any) -> Channel:
    """A queue with points."""
    number = next(NUMBERS)
    defaults = {"code": f"k{number}", "name": f"Kö {number}", "kind": "own_queue_points"}
    return Channel.objects.create(**{**defaults, **fields})


def make_priority(**fields: Any) -> PriorityRule:
    """A priority rule with the scope that its demands stand in."""
    landlord = {} if "landlord" in fields else {"landlord": make_landlord()}
    defaults = {"name": f"Förtur {next(NUMBERS)}", "grounds": ["special_reasons"]}
    rule = PriorityRule.objects.create(**stated(**{**defaults, **landlord, **fields}))
    TermScope.objects.create(priority=rule, name=rule.name)
    return rule


def make_programme(**fields: Any) -> Programme:
    """A programme without scopes."""
    number = next(NUMBERS)
    return Programme.objects.create(**{"code": f"p{number}", "name": f"Stöd {number}", **fields})


def make_norm_table(**fields: Any) -> NormTable:
    """The national norm for 2026, as far as it concerns a single adult."""
    defaults: dict[str, Any] = {
        "norm": "national_norm", "valid_from": date(2026, 1, 1), "valid_until": date(2026, 12, 31),
        "amounts": {"single": 3940, "children": [{"age": "0", "amount": 2740}]},
        "source_text": "Socialtjänstförordning",
    }  # fmt: skip
    table = NormTable(**{**defaults, **fields})
    table.full_clean()
    table.save()
    return table


SIMPLE: dict[type[Model], dict[str, Any]] = {
    Pause: {},
    ContactPerson: {"name": "Anna Ek", "role": "letting"},
    ContractOffer: {"type": "second_hand", "offered": "sometimes"},
    LandlordFact: {"code": "letting_policy", "text": "Finns på webbplatsen."},
    Cooperation: {"stage": "dialogue"},
}
"""What the simplest statements need beside a landlord, days and a source."""


def make_statement(model: type[Any], **fields: Any) -> Any:
    """One of the simplest statements, about a new landlord unless told otherwise."""
    landlord = {} if "landlord" in fields else {"landlord": make_landlord()}
    return model.objects.create(**stated(**{**SIMPLE.get(model, {}), **landlord, **fields}))


def make_all_kept(landlord: Landlord) -> dict[type[Model], Model]:
    """A record of each table that is kept beside homes and terms, most of them of this landlord."""
    house, channel, district = make_house(), make_channel(), make_district()
    group = LandlordGroup.objects.create(code=f"g{next(NUMBERS)}", name=f"Koncern {next(NUMBERS)}")
    of = {"landlord": landlord}
    offer = {
        "district": district, "rooms": 3, "rent": 9000, "move_in_from": date(2027, 2, 1),
        "valid_until": date(2199, 1, 1), "house": house,
    }  # fmt: skip
    return {
        **{model: make_statement(model, **of) for model in SIMPLE},
        House: house,
        Channel: channel,
        LandlordGroup: group,
        HouseOwnership: make_statement(HouseOwnership, house=house, **of),
        GroupMembership: make_statement(GroupMembership, group=group, **of),
        Management: make_statement(Management, manager=make_landlord(), **of),
        ChannelUse: make_statement(ChannelUse, channel=channel, queue_days=400, **of),
        Offer: make_statement(Offer, **offer, **of),
        PriorityRule: make_priority(**of),
        Programme: make_programme(),
        RentalStock: RentalStock.objects.create(**stated(dwellings=21_000)),
        NormTable: make_norm_table(),
        NormFormula: NormFormula.objects.create(
            norm="national_norm", formula="persons_and_shared_costs", source_text="SoF",
            valid_from=date(2025, 1, 1),
        ),
        CoreTopic: CoreTopic.objects.create(topic="remarks", valid_from=LONG_AGO),
        ReviewInterval: ReviewInterval.objects.create(subject="contacts", months=6),
        TypicalHousehold: TypicalHousehold.objects.create(
            key=f"t{next(NUMBERS)}", name="Ensam med två barn", household={"children": ["0", "3"]}
        ),
    }  # fmt: skip
