"""A record's history, a page at a time: a fixed number of queries, however much has happened."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property, partial
from typing import Any

from django.db.models import ForeignKey, Model
from django.utils.translation import gettext as _

from accounts.models import User
from config.shared.history import PAST, Entry, Line
from landlords.admin.past.events import Event, Group, group, groups, of_record, within
from landlords.admin.past.telling import Names, told
from landlords.models import TRACKED

LONGEST_KEY = 18  # digits; no table has more rows


class RecordEntries:
    """All entries of one record, the newest first; only those of one page are fetched."""

    def __init__(self, model: type[Model], key: str) -> None:
        is_key = key.isascii() and key.isdigit() and len(key) <= LONGEST_KEY
        self.sources = of_record(model, int(key) if is_key else 0)

    @cached_property
    def number(self) -> int:
        """How many there are; asked once."""
        return groups(self.sources).count()

    def count(self) -> int:
        """How many there are."""
        return self.number

    def __len__(self) -> int:
        return self.number

    def __getitem__(self, part: slice) -> list[Entry]:
        """Some of them."""
        wanted = [
            (group(at, entry, context or {}), context or {})
            for at, entry, context in groups(self.sources)[part]
        ]
        if not wanted:
            return []
        events: dict[Group, list[Event]] = defaultdict(list)
        for event in within(self.sources, [found.at for found, _context in wanted]):
            events[event.group].append(event)
        shown = [event for found, _context in wanted for event in events[found]]
        names = names_in(shown)
        users = people(context for _found, context in wanted)
        return [
            entry_of(found, context, users, lines_of(events[found], names))
            for found, context in wanted
        ]


def lines_of(events: Iterable[Event], names: Names) -> tuple[Line, ...]:
    """The events of one entry in words."""
    return tuple(Line(text) for text in (told(event, names) for event in events) if text)


def entry_of(
    found: Group, context: dict[str, Any], users: dict[int, str], lines: tuple[Line, ...]
) -> Entry:
    """One entry."""
    return Entry(
        at=found.at,
        who=who_of(context, users),
        reason=str(context.get("reason", "")),
        source=str(context.get("source", "")),
        lines=lines or (Line(_("The history begins here.")),),
    )


def who_of(context: dict[str, Any], users: dict[int, str]) -> str:
    """A person's name, or what else did it."""
    if "user" in context:
        return users.get(context["user"]) or _("user %(key)s") % {"key": context["user"]}
    if context.get("command") == "import_inventory":
        return _("import")
    if context.get("command"):
        return _("system (%(command)s)") % {"command": context["command"]}
    return _("system")


def people(contexts: Iterable[dict[str, Any]]) -> dict[int, str]:
    """The names of those who did it."""
    keys = {context["user"] for context in contexts if "user" in context}
    return dict(User.objects.filter(pk__in=keys).values_list("pk", "name"))


def names_in(events: Iterable[Event]) -> Names:
    """Every record that the rows refer to, one query a table."""
    keys: dict[type[Model], set[int]] = defaultdict(set)
    for event in events:
        for field in event.model._meta.concrete_fields:
            if isinstance(field, ForeignKey):
                values = (row.get(field.attname) for row in (event.row, event.before or {}))
                keys[field.related_model] |= {value for value in values if value is not None}
    return {model: model._default_manager.in_bulk(wanted) for model, wanted in keys.items()}


def tell_all() -> None:
    """Let the admin tell every table that has a history by it."""
    teller: Callable[[type[Model]], Any] = partial(partial, RecordEntries)
    PAST.update({model: teller(model) for model in TRACKED if not model._meta.proxy})
