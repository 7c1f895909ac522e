"""What is kept of every change: beside each table of records a table of events, written by triggers.

An event holds the whole row as it was after the change (before it, for a removal), who did it and
why, so that the one before it tells from what to what. Triggers see what ``save`` does not: bulk
writes, ``update`` and plain SQL. Events are never changed and never removed.

What is personal about a contact person is left out: events stay for ever, persons must not. Of
those columns it is kept only that they changed, under a label of their own.
"""

from typing import Final

import pghistory
import pgtrigger
from django.db import models

from landlords.models.homes import HouseOwnership, Offer, Stock
from landlords.models.keeping import (
    CoreTopic,
    NormFormula,
    NormTable,
    ReviewInterval,
    TypicalHousehold,
)
from landlords.models.landlords import Landlord, Pause
from landlords.models.letting import Channel, ChannelUse, ContractOffer, LandlordFact
from landlords.models.places import District, House, RentalStock
from landlords.models.statements import Source
from landlords.models.terms import ExceptionRule, Requirement, TermScope
from landlords.models.ties import GroupMembership, LandlordGroup, Management
from landlords.models.working_together import (
    ContactPerson,
    Cooperation,
    PriorityRule,
    Programme,
)

NEW, CHANGED, REMOVED, BEGAN = "insert", "update", "delete", "began"
PERSONAL: Final = ("name", "title", "phone", "email", "hours")
NO_WAY_BACK: Final = {"related_name": "+", "related_query_name": "+"}
DERIVED: Final = ("sort_name", "audience_key")


class ScopeDistrict(TermScope.districts.through):  # type: ignore[name-defined,misc]  # made by Django
    """That a scope is limited to a district."""

    class Meta:
        proxy = True
        default_permissions = ()


class ScopeHouse(TermScope.houses.through):  # type: ignore[name-defined,misc]  # made by Django
    """That a scope is limited to a house."""

    class Meta:
        proxy = True
        default_permissions = ()


class Neighbours(District.neighbours.through):  # type: ignore[name-defined,misc]  # made by Django
    """That a district lies beside another one."""

    class Meta:
        proxy = True
        default_permissions = ()


# Each table, and the column by which its events are found from the record they hang on.
TRACKED: Final[dict[type[models.Model], str]] = {
    Source: "",
    Landlord: "",
    Pause: "landlord",
    District: "",
    Neighbours: "from_district",
    House: "",
    RentalStock: "",
    LandlordGroup: "",
    GroupMembership: "landlord",
    Management: "landlord",
    HouseOwnership: "landlord",
    Stock: "landlord",
    Offer: "landlord",
    Channel: "",
    ChannelUse: "landlord",
    ContractOffer: "landlord",
    LandlordFact: "landlord",
    ContactPerson: "landlord",
    Programme: "",
    PriorityRule: "landlord",
    Cooperation: "landlord",
    TermScope: "",
    ScopeDistrict: "termscope",
    ScopeHouse: "termscope",
    Requirement: "scope",
    ExceptionRule: "scope",
    CoreTopic: "",
    ReviewInterval: "",
    NormFormula: "",
    NormTable: "",
    TypicalHousehold: "",
}


def keep_history(model: type[models.Model], hangs_on: str) -> None:
    """Give a table its events: new, changed, removed, and never touched afterwards."""
    fields = [field.name for field in model._meta.concrete_fields]
    personal = PERSONAL if model is ContactPerson else ()
    index = {"indexes": [models.Index(fields=[hangs_on])]} if hangs_on else {}
    pghistory.track(
        pghistory.InsertEvent(NEW, trigger_name=NEW),
        pghistory.UpdateEvent(CHANGED, trigger_name=CHANGED),
        pghistory.DeleteEvent(REMOVED, trigger_name=REMOVED),
        *(
            pghistory.UpdateEvent(
                name, trigger_name=f"update_{name}", condition=pgtrigger.AnyChange(name)
            )
            for name in personal
        ),
        exclude=[name for name in fields if name in DERIVED or name in personal],
        meta={"default_permissions": (), "triggers": [never_emptied()], **index},
        obj_field=None if model._meta.proxy else pghistory.ObjForeignKey(**NO_WAY_BACK),
    )(model)


def never_emptied() -> pgtrigger.Trigger:
    """The trigger that refuses to empty a table of events."""
    return pgtrigger.Trigger(
        name="never_emptied",
        level=pgtrigger.Statement,
        when=pgtrigger.Before,
        operation=pgtrigger.Truncate,
        func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;",
    )


for tracked, column in TRACKED.items():
    keep_history(tracked, column)
