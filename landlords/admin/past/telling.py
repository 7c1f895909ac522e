"""An event in words: what it is about, and from what to what."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import Field, ForeignKey, Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from landlords.admin.past.events import Event
from landlords.admin_forms.reading import exception_sentence, requirement_sentence
from landlords.exchange.telling import NOTHING, plain_text
from landlords.models import (
    ContactPerson,
    ContractOffer,
    CoreTopic,
    ExceptionRule,
    GroupMembership,
    HouseOwnership,
    LandlordFact,
    Management,
    Neighbours,
    Offer,
    PriorityRule,
    RentalStock,
    Requirement,
    ReviewInterval,
    ScopeDistrict,
    ScopeHouse,
    Stock,
    TermScope,
)
from landlords.models.history import BEGAN, NEW, PERSONAL, REMOVED
from landlords.models.letting import ChannelUse

Names = Mapping[type[Model], Mapping[int, Model]]

# By which of its columns a row is told from its sisters; nothing: there is one at a time.
TOLD_BY: dict[type[Model], tuple[str, ...]] = {
    RentalStock: ("district",),
    GroupMembership: ("group",),
    Management: ("manager",),
    HouseOwnership: ("house",),
    Stock: ("district", "house", "rooms"),
    Offer: ("district", "house", "rooms"),
    ChannelUse: ("channel",),
    ContractOffer: ("type",),
    LandlordFact: ("code",),
    ContactPerson: ("role",),
    PriorityRule: ("name",),
    TermScope: ("name",),
    CoreTopic: ("topic",),
    ReviewInterval: ("subject",),
}
SENTENCES: dict[type[Model], Callable[[Any], str]] = {
    Requirement: requirement_sentence,
    ExceptionRule: exception_sentence,
}
IN_THE_SENTENCE = frozenset(
    {"says", "tests", "audience", "tier", "weight", "effect", "disregards", "conditions"}
)
CONFIRMING = frozenset({"confirmed_on", "confirmed_source_id"})
LINKS: tuple[type[Model], ...] = (ScopeDistrict, ScopeHouse, Neighbours)


def told(event: Event, names: Names) -> str:
    """The event as one line; nothing if it only marks where the history begins."""
    if event.label == BEGAN:
        return ""
    after = Row(event.model, event.row, names)
    if event.model in LINKS:
        return told_link(after, is_new=event.label == NEW)
    if event.label in (NEW, REMOVED):
        words = _("New: %(what)s") if event.label == NEW else _("Removed: %(what)s")
        return words % {"what": joined(after.title, after.whole())}
    if event.label in PERSONAL:
        label = after.label(event.label)
        return joined(
            after.title, _("%(what)s changed (not kept in the history)") % {"what": label}
        )
    return told_change(after, Row(event.model, event.before or {}, names))


def told_change(after: "Row", before: "Row") -> str:
    """From what to what; a confirmation is no change."""
    changed = [name for name in after.data if after.data[name] != before.data.get(name)]
    if CONFIRMING.issuperset(changed):
        source = after.words("confirmed_source") or after.words("source")
        confirmed = {"day": after.words("confirmed_on"), "source": source}
        return joined(after.title, _("still true: confirmed %(day)s (%(source)s)") % confirmed)
    return joined(after.title, "; ".join(changes(after, before, changed)))


def changes(after: "Row", before: "Row", changed: Iterable[str]) -> Iterable[str]:
    """Each column from what to what; what the terms' sentence says, by that sentence."""
    others = [name for name in changed if not (after.sentence and name in IN_THE_SENTENCE)]
    if len(others) < len(list(changed)):
        yield f"{before.sentence or NOTHING} → {after.sentence}"
    for name in others:
        field = after.field(name)
        was, is_now = before.words(field.name) or NOTHING, after.words(field.name) or NOTHING
        yield f"{after.label(field.name)}: {was} → {is_now}"


def told_link(row: "Row", *, is_new: bool) -> str:
    """A district or house that came to a scope, or a neighbour to a district; or went."""
    if row.model is Neighbours:
        words = _("neighbour added: %(name)s") if is_new else _("neighbour removed: %(name)s")
        return capfirst(words % {"name": row.words("to_district")})
    title = f"{capfirst(str(TermScope._meta.verbose_name))}, {row.words('termscope')}"
    if row.model is ScopeHouse:
        words = _("house added: %(name)s") if is_new else _("house removed: %(name)s")
        return joined(title, words % {"name": row.words("house")})
    words = _("district added: %(name)s") if is_new else _("district removed: %(name)s")
    return joined(title, words % {"name": row.words("district")})


def joined(title: str, text: str) -> str:
    """What it is about, and what is said about it."""
    return f"{title}: {text}" if text else title


class Row:
    """A row as an event keeps it, in words."""

    def __init__(self, model: type[Model], data: dict[str, Any], names: Names) -> None:
        columns = [field.attname for field in model._meta.concrete_fields]
        self.data = {name: data[name] for name in columns if name in data}  # as one fills them in
        self.model, self.names = model, names

    def field(self, name: str) -> "Field[Any, Any]":
        """The column of this name, with or without ``_id``."""
        return next(f for f in self.model._meta.concrete_fields if name in (f.name, f.attname))

    def label(self, name: str) -> str:
        """What the column is called."""
        return str(self.field(name).verbose_name)

    @property
    def title(self) -> str:
        """What kind of row it is, and which of them."""
        if self.model in SENTENCES:
            return capfirst(self.words("topic"))
        told_by = [self.told(name) for name in TOLD_BY.get(self.model, ())]
        return ", ".join([capfirst(str(self.model._meta.verbose_name)), *filter(None, told_by)])

    def told(self, name: str) -> str:
        """One of the columns by which it is told."""
        if name == "rooms":
            count = self.data["rooms"]
            return ngettext("%(count)s room", "%(count)s rooms", count) % {"count": count}
        return self.words(name)

    @property
    def sentence(self) -> str:
        """What the terms say; nothing for rows of other kinds."""
        if self.model not in SENTENCES or not self.data:
            return ""
        fields = {name: self.field(name).to_python(value) for name, value in self.data.items()}
        return SENTENCES[self.model](self.model(**fields))

    def whole(self) -> str:
        """All that stands in it, but for what the title has said and what goes without saying."""
        said = {*TOLD_BY.get(self.model, ()), "id", "key", "landlord", "scope", "topic"}
        said |= IN_THE_SENTENCE if self.sentence else set()
        others = [
            f"{field.verbose_name} {self.words(field.name)}"
            for field in map(self.field, self.data)
            if field.name not in said and self.says(field)
        ]
        return "; ".join([*filter(None, [self.sentence]), *others])

    def says(self, field: "Field[Any, Any]") -> bool:
        """Whether the column holds anything that it would not hold by itself."""
        usual = field.get_default() if field.has_default() else None
        return self.data[field.attname] != usual and bool(self.words(field.name))

    def words(self, name: str) -> str:
        """A value as it is read; nothing for an empty one."""
        field = self.field(name)
        value = self.data.get(field.attname)
        if value in (None, "", [], {}):
            return ""
        if isinstance(field, ForeignKey):
            found = self.names.get(field.related_model, {}).get(value)
            return str(found or value)
        labels = dict(field.flatchoices) or choices_within(field)
        if isinstance(value, list) and labels:
            return ", ".join(str(labels.get(item, item)) for item in value)
        if labels:
            return str(labels.get(value, value))
        return as_text(value)


def choices_within(field: "Field[Any, Any]") -> dict[Any, Any]:
    """The words for the members of a list."""
    return dict(field.base_field.flatchoices) if isinstance(field, ArrayField) else {}


def as_text(value: Any) -> str:
    """A value that is no code and no reference."""
    if isinstance(value, dict) or (isinstance(value, list) and isinstance(value[0], dict | list)):
        return json.dumps(value, ensure_ascii=False)
    return plain_text(value)
