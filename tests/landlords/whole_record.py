"""Records in which every column of every table of the format is filled.

What is restricted (class K2) has the word SECRET in every text, in the names of its sources and of
the scope that is there for an exception alone, and the number of a year long past in every day.
"""

import random
from collections.abc import Callable
from datetime import date
from typing import Any

from landlords import models
from landlords.requirements.parsing import audience_key, parse_audience
from tests.landlords.exchange_document import stating

SECRET = "Hemligt"
OPEN_DAYS = {
    "valid_from": date(2026, 1, 1),
    "valid_until": date(2026, 12, 31),
    "confirmed_on": date(2026, 2, 1),
}
SECRET_YEAR = 1931
SECRET_NUMBER = 1931
SECRET_DAYS = {
    "valid_from": date(SECRET_YEAR, 1, 1),
    "valid_until": date(SECRET_YEAR, 12, 31),
    "confirmed_on": date(SECRET_YEAR, 2, 1),
}
TESTS = [[stating("rent_multiple", n="3", basis="gross")]]
SECRET_TESTS = [[stating("rent_multiple", n="1.93", basis="gross")]]
AUDIENCE = stating("has_income_type", types=["retirement_pension"])
SECRET_AUDIENCE = stating("age_between", least=19, most=31)
AMOUNTS = {"single": "4000", "couple": "7000"}
RESTRICTED_MODELS = (
    models.ContactPerson,
    models.Cooperation,
    models.ExceptionRule,
    models.Offer,
    models.PriorityRule,
)


class WholeRecord:
    """Makes it all; ``order`` puts independent rows in another order of making."""

    def __init__(self, order: Callable[[list[Any]], Any] = lambda rows: None) -> None:
        self.order = order

    def make(self) -> None:
        """Everything."""
        self.places()
        self.landlords()
        self.shared()
        rows = [*self.open_rows(), *self.secret_rows()]
        self.order(rows)
        for model, values in rows:
            model._default_manager.create(**values)
        self.kept()

    def source(self, *, secret: bool, word: str) -> models.Source:
        """A source with every column, for one row alone."""
        prefix, year = (SECRET, SECRET_YEAR) if secret else ("Öppet", 2026)
        return models.Source.objects.create(
            kind="phone",
            label=f"{prefix} samtal {word}",
            on=date(year, 3, 3),
            link=f"https://{prefix.lower().replace('ö', 'o')}.test/{word}",
        )

    def said(self, word: str, *, secret: bool = False) -> dict[str, Any]:
        """The columns of a statement."""
        days = SECRET_DAYS if secret else OPEN_DAYS
        return {
            **days,
            "source": self.source(secret=secret, word=word),
            "confirmed_source": self.source(secret=secret, word=f"{word}-igen"),
        }

    def rows(self, rows: list[tuple[Any, dict[str, Any]]]) -> list[Any]:
        """Rows made in another order are the same rows."""
        self.order(rows)
        return [model._default_manager.create(**values) for model, values in rows]

    def places(self) -> None:
        """Districts with neighbours, houses."""
        self.town = models.District.objects.create(code="staden", name="Staden")
        self.rows(
            [
                (models.District, {"code": "norr", "name": "Norr", "parent": self.town}),
                (models.District, {"code": "soder", "name": "Söder", "parent": self.town}),
                (models.District, {"code": "annan", "name": "Annan kommun", "is_outside": True}),
            ]
        )
        self.north = models.District.objects.get(code="norr")
        self.north.neighbours.set(models.District.objects.exclude(pk=self.north.pk))
        full = {"district": self.north, "dwellings": 40, "lift": True}
        self.rows(
            [
                (
                    models.House,
                    {"code": code, "name": code, "support_until": date(2031, 1, 1), **full},
                )
                for code in ("eken", "boken")
            ]
        )
        self.house = models.House.objects.get(code="eken")

    def landlords(self) -> None:
        """One that has everything, one that went into it, one that manages it."""
        self.manager = models.Landlord.objects.create(
            key="forvaltaren", name="Förvaltaren AB", organisation_number="009900-0028"
        )
        self.landlord = models.Landlord.objects.create(
            key="storhus",
            name="Storhus AB",
            ownership="foundation",
            organisation_number="009900-0010",
            website="https://storhus.test/",
            note="Ring först.\nSedan mejl.",
            merged_into=self.manager,
            merged_on=date(2026, 11, 1),
            is_archived=True,
        )
        models.Landlord.objects.create(key="anders", name="Anders Ek", ownership="person")

    def shared(self) -> None:
        """What landlords share, and where terms apply."""
        self.channel = models.Channel.objects.create(
            code="kon",
            name="Kön",
            kind="common_queue",
            link="https://kon.test/",
            registration_age=18,
            activity="Logga in en gång om året",
        )
        self.group = models.LandlordGroup.objects.create(code="koncernen", name="Koncernen")
        self.programme = models.Programme.objects.create(
            code="garanti",
            name="Kommunal hyresgaranti",
            description="Kommunen går i borgen.\nSex månader.",
            decider="Enheten",
            door="Handläggaren",
            validity_months=6,
            is_archived=True,
        )
        scope = models.TermScope.objects.create
        self.everywhere = scope(
            landlord=self.landlord, name="Norr", rank=50, products=["youth", "ordinary"]
        )
        self.everywhere.districts.set(models.District.objects.filter(code__in=["norr", "soder"]))
        self.everywhere.houses.set(models.House.objects.all())
        self.unspoken = scope(landlord=self.landlord, name=f"{SECRET} omfång", rank=40)
        self.of_programme = scope(programme=self.programme, name="Alla", rank=100)
        self.rule = models.PriorityRule.objects.create(
            landlord=self.landlord,
            name=f"{SECRET} förtur",
            grounds=["special_reasons", "social"],
            decider=f"{SECRET} beslut",
            door=f"{SECRET} dörr",
            proof=["certificate", "medical_certificate"],
            residence_months=19,
            ordinary_terms=True,
            offers=19,
            refusal_ends=True,
            validity_months=19,
            per_year=SECRET_NUMBER,
            **self.said("rule", secret=True),
        )
        self.of_rule = scope(
            priority=self.rule, name=self.rule.name, rank=100, products=["youth", "ordinary"]
        )
        self.of_rule.districts.set([self.north])
        self.of_rule.houses.set([self.house])

    def open_rows(self) -> list[tuple[Any, dict[str, Any]]]:
        """Statements of class K1."""
        landlord, said = {"landlord": self.landlord}, self.said
        size = {"rooms": 3, "dwellings": 10, "rent_from": 8000, "rent_to": 9000}
        place = {"district": self.north, "house": self.house, "vacancies_a_year": 2}
        demand = {
            "topic": "income_level",
            "tests": TESTS,
            "weight": "normally",
            "note": "Ja.\nNej.",
        }
        pension = {
            **demand,
            "audience": AUDIENCE,
            "audience_key": audience_key(parse_audience(AUDIENCE)),
        }
        queue = {"selection": "longest_queue", "lead_time_days": 60, "queue_days": 900}
        aside = {"set_aside": True, "set_aside_a_year": 4, "set_aside_decider": "Ledningen"}
        lease = {"type": "trial", "offered": "sometimes", "tenant": "municipality"}
        takeover = {"length_months": 12, "takeover_after_months": 12, "security_waived": True}
        texts = {"takeover_conditions": "Hyran betald.\nI tid.", "conditions": "Försäkring."}
        return [
            (models.RentalStock, {"district": self.north, "dwellings": 900, **said("alla")}),
            (models.RentalStock, {"district": None, "dwellings": 9000, **said("kommunen")}),
            (models.Pause, {**landlord, "reason": "Stambyte", **said("paus")}),
            (models.GroupMembership, {**landlord, "group": self.group, **said("koncern")}),
            (models.Management, {**landlord, "manager": self.manager, **said("sköter")}),
            (models.Stock, {**landlord, **size, **place, **said("hus")}),
            (models.Stock, {**landlord, "rooms": 1, **said("ettor")}),
            (models.HouseOwnership, {**landlord, "house": self.house, **said("ägare")}),
            (models.ContractOffer, {**landlord, **lease, **takeover, **texts, **said("avtal")}),
            (
                models.ChannelUse,
                {
                    **landlord,
                    "channel": self.channel,
                    **queue,
                    "queue_points": 9000,
                    **aside,
                    **said("kö"),
                },
            ),
            (models.LandlordFact, {**landlord, "code": "other", "text": "A.\nB.", **said("bra")}),
            (models.Requirement, {"scope": self.everywhere, **pension, **said("pension")}),
            (models.Requirement, {"scope": self.everywhere, **demand, **said("krav")}),
            (
                models.Requirement,
                {
                    "scope": self.everywhere,
                    "topic": "remarks",
                    "says": "none",
                    "tier": "wish",
                    "layer": "deviation",
                    **said("inget"),
                },
            ),
            (models.Requirement, {"scope": self.of_programme, **demand, **said("program")}),
        ]

    def secret_rows(self) -> list[tuple[Any, dict[str, Any]]]:
        """Statements of class K2."""
        landlord = {"landlord": self.landlord}
        waived = {
            "topic": "remarks",
            "conditions": [stating("certificate", of="special_reasons")],
            "audience": SECRET_AUDIENCE,
            "decider": f"{SECRET} beslut",
            "door": f"{SECRET} dörr",
            "proof": [f"{SECRET} intyg", "Aintyg"],
            "wording": f"{SECRET} ordalydelse.\nRad två.",
            "per_year": SECRET_NUMBER,
            "duration_months": 193,
        }
        words = {name: f"{SECRET} {name}" for name in ("name", "title", "phone", "hours")}
        agreement = {
            "stage": "agreement",
            "forms": ["framework_agreement", "annual_quota"],
            "agreed_on": date(SECRET_YEAR, 4, 4),
            "agreed_until": date(SECRET_YEAR, 5, 5),
            "quota": SECRET_NUMBER,
            "quota_percent": 19,
            "needs": f"{SECRET} behov",
            "obstacles": f"{SECRET} hinder",
        }
        home = {"district": self.north, "house": self.house, "homes": 19, "rooms": 8, "rent": 19310}
        sort = {"product": "senior", "contract": "senior", "step_free": True, "ended_as": "let"}
        disregard = {"effect": "disregard", "disregards": "certified_remarks"}
        demand = {"topic": "income_level", "tests": SECRET_TESTS, "note": f"{SECRET} krav"}
        replacing = {"effect": "replace", "tests": SECRET_TESTS}
        said = [self.said(f"k2-{number}", secret=True) for number in range(9)]
        return [
            (models.ExceptionRule, {"scope": self.everywhere, **waived, **replacing, **said[0]}),
            (models.ExceptionRule, {"scope": self.everywhere, **waived, **disregard, **said[1]}),
            (
                models.ExceptionRule,
                {"scope": self.unspoken, **waived, "effect": "waive", **said[2]},
            ),
            (
                models.ExceptionRule,
                {"scope": self.of_programme, **waived, "effect": "waive", **said[3]},
            ),
            (models.Requirement, {"scope": self.of_rule, **demand, **said[4]}),
            (models.ExceptionRule, {"scope": self.of_rule, **waived, **replacing, **said[8]}),
            (
                models.ContactPerson,
                {
                    **landlord,
                    **words,
                    "role": "letting",
                    "way": "phone",
                    "email": f"{SECRET.lower()}@storhus.test",
                    **said[5],
                },
            ),
            (models.Cooperation, {**landlord, **agreement, **said[6]}),
            (
                models.Offer,
                {**landlord, **home, **sort, "move_in_from": date(SECRET_YEAR, 6, 6), **said[7]},
            ),
        ]

    def kept(self) -> None:
        """What is kept for everybody."""
        found = {"source_text": "Förordning", "source_link": "https://lag.test/"}
        days = {"valid_from": date(2026, 1, 1), "valid_until": date(2026, 12, 31)}
        formula = {"norm": "national_norm", "formula": "persons_and_shared_costs"}
        rents = {"by_persons": [{"persons": 1, "amount": "6000"}]}
        table = models.NormTable
        self.rows(
            [
                (models.CoreTopic, {"topic": "remarks", **days}),
                (models.CoreTopic, {"topic": "income_level", **days}),
                (models.ReviewInterval, {"subject": "stock", "months": 12}),
                (models.ReviewInterval, {"subject": "remarks", "months": 6}),
                (models.NormFormula, {**formula, **days, **found}),
                (models.NormFormula, {"norm": "consumer_agency", "formula": "persons", **days}),
                (models.NormFormula, {"norm": "standard_amount", "formula": "persons", **days}),
                (table, {"norm": "national_norm", "amounts": AMOUNTS, **days, **found}),
                (table, {"norm": "standard_amount", "amounts": AMOUNTS, **days, **found}),
                (table, {"norm": "consumer_agency", "amounts": AMOUNTS, **days, **found}),
                (table, {"norm": "accepted_rents", "amounts": rents, **days, **found}),
            ]
        )
        models.NormFormula.objects.update(**found)
        models.TypicalHousehold.objects.create(
            key="larare",
            name="Ensam lärare",
            description="En vuxen.\nMed lön.",
            household={"adults": [{"age": "31_54"}], "children": ["4_6"]},
            home={"rooms": 3, "rent": 9000},
            is_archived=True,
        )


def backwards(rows: list[Any]) -> None:
    """The last one first."""
    rows.reverse()


def shuffled(seed: int) -> Callable[[list[Any]], None]:
    """Some other order."""
    return random.Random(seed).shuffle  # noqa: S311  (nothing secret)
