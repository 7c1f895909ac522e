"""The JSON Schemas (draft 2020-12) of the inventory and of a household's file.

Made from the same shapes, catalogue and fields that the readers read by, so they cannot differ. A
schema says what a file looks like; what must go together (days in order, sources that are there,
steps that can be reached) only the reader tells.
"""

from collections.abc import Callable
from typing import Final

from django.utils import translation

from landlords.exchange import household, shapes
from landlords.exchange.document import LANDLORD_RECORDS
from landlords.exchange.entries import Programme, TypicalHousehold
from landlords.exchange.norms_section import RECORD
from landlords.exchange.schema_values import DEMANDS, EXCEPTS, VALUES, codes
from landlords.exchange.shapes import Shape
from landlords.exchange.strictly import STRICTLY
from landlords.exchange.values import JsonSchema, Reader
from landlords.requirements.catalogue import CATALOGUE, CONDITIONS
from landlords.requirements.contract import Statement
from landlords.requirements.decoding import MOST_IN_LIST
from landlords.requirements.offers import Channel
from landlords.requirements.params import Checked, ParamSpec, specs
from landlords.requirements.parsing import MOST_IN_LIST as MOST_STATEMENTS
from landlords.requirements.places import House, RentalStock
from landlords.requirements.ties import CoreTopic, LandlordGroup
from landlords.requirements.working_together import PriorityRule

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def inventory_schema() -> JsonSchema:
    """What an inventory file looks like."""
    made = Definitions()
    rows = {
        "requirements": made.rows(shapes.REQUIREMENT, DEMANDS),
        "exceptions": made.rows(shapes.EXCEPTION, EXCEPTS),
    }
    scopes = made.rows(shapes.SCOPE, **rows)
    where = {key.name: key.read.schema for key in shapes.WHERE}
    landlord = made.rows(
        shapes.LANDLORD,
        stock=made.rows(shapes.STOCK),
        scopes=scopes,
        priority=made.records(PriorityRule, **where, **rows),
        **{key: made.records(record) for key, record in LANDLORD_RECORDS.items()},
    )
    whole = shape_schema(
        shapes.DOCUMENT,
        sources=made.rows(shapes.SOURCE),
        districts=made.rows(shapes.DISTRICT),
        houses=made.records(House),
        channels=made.records(Channel),
        groups=made.records(LandlordGroup),
        rental_stock=made.records(RentalStock),
        landlords=landlord,
        programmes=made.records(Programme, scopes=scopes),
        core_topics=made.records(CoreTopic),
        norms=made.of(RECORD) if RECORD else {"type": "object"},
        review_intervals=made.rows(shapes.REVIEW_INTERVAL),
        typical_households=made.records(TypicalHousehold),
    )
    return made.document("Inventory of landlords and their terms", whole)


def household_schema() -> JsonSchema:
    """What a household's file looks like."""
    made = Definitions()
    for key in household.HOUSEHOLD.keys:
        made.needed(key.read)
    return made.document(
        "One household, as landlords may ask about it", shape_schema(household.HOUSEHOLD)
    )


SCHEMAS: dict[str, Callable[[], JsonSchema]] = {
    "inventory": inventory_schema,
    "household": household_schema,
}
"""The published schemas by their names."""


class Definitions:
    """Collects what a schema refers to by name: records, kinds, conditions."""

    def __init__(self) -> None:
        self.made: dict[str, JsonSchema] = {}

    def document(self, title: str, whole: JsonSchema) -> JsonSchema:
        """The schema with everything it refers to."""
        return {
            "$schema": DIALECT,
            "title": title,
            **whole,
            "$defs": dict(sorted(self.made.items())),
        }

    def rows(
        self, shape: Shape, together: JsonSchema | None = None, **lists: JsonSchema
    ) -> JsonSchema:
        """A list of such objects; `together` says what goes together in one."""
        for key in shape.keys:
            self.needed(key.read)
        return {
            "type": "array",
            "maxItems": shapes.MOST_OF_ALL,
            "items": {**shape_schema(shape, **lists), **(together or {})},
        }

    def records(self, record: type[Checked], **lists: JsonSchema) -> JsonSchema:
        """A list of records, which may hold further lists."""
        items = self.of(record)
        if lists:
            items = self.object(record, **lists)
            del self.made[record.__name__]
        return {"type": "array", "maxItems": shapes.MOST_OF_ALL, "items": items}

    def of(self, record: type[Checked]) -> JsonSchema:
        """A record by its name."""
        name = record.__name__
        if name not in self.made:
            self.made[name] = {}
            self.made[name] = self.object(record)
        return {"$ref": f"#/$defs/{name}"}

    def object(self, record: type[Checked], **lists: JsonSchema) -> JsonSchema:
        """A record's own fields, one key each."""
        fields = specs(record)
        strictly = STRICTLY.get(record, {})
        return {
            "type": "object",
            "properties": {
                **{spec.name: self.field(spec, strictly.get(spec.name)) for spec in fields},
                **lists,
            },
            "required": [spec.name for spec in fields if spec.required],
            "additionalProperties": False,
        }

    def field(self, spec: ParamSpec, read: Reader | None = None) -> JsonSchema:
        """What may stand under one key, with its label and unit in English."""
        with translation.override("en"):
            unit = f", {spec.unit.label}" if spec.unit else ""
            told: JsonSchema = {"title": f"{spec.label}{unit}"}
            if spec.help_text:
                told["description"] = str(spec.help_text)
        value = {**self.value(spec), **(read.schema if read else {})}
        return {**told, **({"anyOf": [value, {"type": "null"}]} if spec.nullable else value)}

    def value(self, spec: ParamSpec) -> JsonSchema:
        """What a value that is not null looks like."""
        if spec.record:
            one = self.of(spec.record)
            return {"type": "array", "items": one, "maxItems": MOST_IN_LIST} if spec.many else one
        if spec.many and spec.code:
            least = {"minItems": 1} if spec.required else {}
            once = not spec.about.repeats
            return {"type": "array", "items": codes(spec.code), "uniqueItems": once, **least}
        return VALUES[spec.value_type](spec)

    def needed(self, reader: Reader) -> None:
        """Define what a reader's schema refers to, if it refers to anything."""
        if reader.record is not None:
            self.of(reader.record)
        elif any("$ref" in part for part in (reader.schema, *reader.schema.get("anyOf", ()))):
            self.statements()

    def statements(self) -> None:
        """Tests and conditions, made of the catalogue."""
        if "tests" in self.made:
            return
        one_of_several = {"type": "array", "minItems": 1, "maxItems": MOST_STATEMENTS}
        self.made["test"] = {"oneOf": [self.statement(kind) for kind in CATALOGUE]}
        self.made["condition"] = {"oneOf": [self.statement(kind) for kind in CONDITIONS]}
        alternative = {**one_of_several, "items": {"$ref": "#/$defs/test"}}
        self.made["tests"] = {"type": "array", "maxItems": MOST_STATEMENTS, "items": alternative}
        self.made["conditions"] = {**one_of_several, "items": {"$ref": "#/$defs/condition"}}

    def statement(self, made: type[Statement]) -> JsonSchema:
        """One kind or condition with its parameters."""
        with translation.override("en"):
            title = str(made.label)
        rule = (made.__doc__ or "").partition("\n")[0]
        return {
            "title": title,
            "description": rule,
            "type": "object",
            "properties": {
                "kind": {"const": made.code},
                "version": {"const": made.version},
                "params": self.object(made),
            },
            "required": ["kind", "version", "params"],
            "additionalProperties": False,
        }


def shape_schema(shape: Shape, **lists: JsonSchema) -> JsonSchema:
    """An object with these keys and lists, and no others."""
    return {
        "type": "object",
        "properties": {**{key.name: key.read.schema for key in shape.keys}, **lists},
        "required": [
            *(key.name for key in shape.keys if key.required),
            *shape.required_lists,
        ],
        "additionalProperties": False,
    }
