"""The landlord's page: its terms scope by scope, and what nobody has said."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from django.utils.translation import gettext as _

from landlords.core_rows import core_row, core_scope
from landlords.districts import Tree, load_tree
from landlords.models import ExceptionRule, Requirement, Source, Stock, TermScope
from landlords.pages.changes import ChangedDay, changes
from landlords.pages.demands import Bend, Demand, bend_of, demand_of
from landlords.pages.glance import Glance, anchor, glance_at
from landlords.pages.record import RecordSection, record_sections
from landlords.pages.words import capitalised, home_in
from landlords.requirements.codes import Product, Tier, Topic
from landlords.requirements.parsing import parse_audience
from landlords.requirements.resolution import Scope, resolve
from landlords.requirements.sentences import Sentence, say

if TYPE_CHECKING:
    from landlords.loaded import DetailedLandlord, LoadedScope

EXPECTED = (
    Topic.INCOME_LEVEL,
    Topic.INCOME_BASIS,
    Topic.CERTAINTY,
    Topic.REMARKS,
    Topic.HOUSEHOLD_SIZE,
)
ASKED = ("contracts", "channels", "priority", "cooperation", "contacts")


@dataclass(frozen=True)
class TopicSection:
    """What one scope says about one topic, and what it can bend there."""

    title: str
    anchor: str
    demands: tuple[Demand, ...]
    bends: tuple[Bend, ...]
    replaces: tuple[str, ...]
    replaced_in: tuple[str, ...]
    stated_in: tuple[str, ...]


@dataclass(frozen=True)
class ScopeSection:
    """One scope: what it is called, which homes it holds for, its topics."""

    name: str
    anchor: str
    districts: tuple[str, ...]
    products: tuple[str, ...]
    topics: tuple[TopicSection, ...]


@dataclass(frozen=True)
class Gap:
    """Something nobody has stated; ``only_in`` names the scopes that it is stated for."""

    title: str
    only_in: tuple[str, ...]


@dataclass(frozen=True)
class LandlordPage:
    """Everything the page shows beside the landlord's own fields."""

    glance: Glance
    record: dict[str, RecordSection]
    homes_from: Stock | None
    scopes: tuple[ScopeSection, ...]
    gaps: tuple[Gap, ...]
    changes: tuple[ChangedDay, ...]
    sources: tuple[Source, ...]
    confirmed: Requirement | None
    is_before_first_fact: bool

    @property
    def contents(self) -> list[tuple[str, str]]:
        """What stands on the page below the glance, in its order: anchor and title."""
        terms = [
            (scope.anchor, _("Terms: %(scope)s") % {"scope": scope.name}) for scope in self.scopes
        ]
        parts = {
            name: [(name, str(part.title))] if part.entries else []
            for name, part in self.record.items()
        }
        lists = (
            terms,
            *(parts[name] for name in ("contracts", "channels", "priority", "offers")),
            [("homes", _("Homes"))],
            *(parts[name] for name in ("cooperation", "contacts", "facts", "ties")),
            [("gaps", _("What we do not know"))] if self.gaps else [],
            [("changes", _("What has changed"))] if self.changes else [],
        )
        return [entry for entries in lists for entry in entries]


@dataclass(frozen=True)
class Loaded:
    """A scope with the rows that hold on the day."""

    row: TermScope
    core: Scope
    requirements: tuple[Requirement, ...]
    exceptions: tuple[ExceptionRule, ...]

    def states(self, topic: Topic) -> bool:
        """Whether anything is said about this topic, also that nothing is demanded."""
        return any(row.topic == topic for row in self.requirements)

    def tells_everybody(self, topic: Topic) -> bool:
        """Whether what is said holds for others than some kind of applicants."""
        return any(row.topic == topic and not row.audience for row in self.requirements)

    def told_of(self, topic: Topic) -> list[str]:
        """The kinds of applicants for whom something is said about this topic."""
        rows = (row for row in self.requirements if row.topic == topic)
        audiences = (parse_audience(row.audience) for row in rows)
        return [
            say(Sentence(_("whoever %(who)s"), {"who": audience.describe()}))
            for audience in audiences
            if audience
        ]


def landlord_page(landlord: "DetailedLandlord", day: date) -> LandlordPage:
    """The page of a landlord that came through ``for_detail``, which loads all that is read."""
    tree = load_tree()
    scopes = loaded_scopes(landlord, tree)
    requirements = [row for scope in scopes for row in scope.requirements]
    exceptions = [row for scope in scopes for row in scope.exceptions]
    record = record_sections(landlord)
    return LandlordPage(
        glance=glance_at(requirements, exceptions, landlord.homes, day, tree),
        record=record,
        homes_from=one_origin(landlord.homes),
        scopes=tuple(scope_section(scope, scopes, day, tree) for scope in scopes),
        gaps=(*gaps(scopes), *gaps_of_homes(landlord.homes), *gaps_of_record(record)),
        changes=tuple(changes(landlord)),
        sources=sources([*requirements, *exceptions, *landlord.homes]),
        confirmed=max(requirements, key=lambda row: (row.confirmed_on, row.pk), default=None),
        is_before_first_fact=landlord.known_from is not None and day < landlord.known_from,
    )


def loaded_scopes(landlord: "DetailedLandlord", tree: Tree) -> list[Loaded]:
    """The scopes that say anything on the day, the widest first."""
    loaded = [
        Loaded(
            row=scope,
            core=core_scope(scope, tree),
            requirements=tuple(scope.rows_in_force),
            exceptions=tuple(scope.exceptions_in_force),
        )
        for scope in cast("Iterable[LoadedScope]", landlord.scopes.all())  # by for_detail
    ]
    loaded.sort(key=lambda scope: -scope.core.rank)
    return [scope for scope in loaded if scope.requirements or scope.exceptions]


def scope_section(scope: Loaded, scopes: Iterable[Loaded], day: date, tree: Tree) -> ScopeSection:
    """One scope with its topics in the order people ask."""
    others = [other for other in scopes if overlap(scope.core, other.core)]
    stated = [row.topic for row in scope.requirements] + [row.topic for row in scope.exceptions]
    topics = sorted({Topic(topic) for topic in stated}, key=lambda topic: topic.position)
    return ScopeSection(
        name=scope.row.name,
        anchor=f"terms-{scope.row.pk}",
        districts=limits(scope.row.name, (row.name for row in scope.row.districts.all())),
        products=limits(scope.row.name, (str(Product(p).label) for p in scope.row.products)),
        topics=tuple(topic_section(topic, scope, others, day, tree) for topic in topics),
    )


def limits(name: str, found: Iterable[str]) -> tuple[str, ...]:
    """What a scope is limited to; nothing if its name says just that."""
    told = tuple(found)
    return () if [text.casefold() for text in told] == [name.casefold()] else told


def topic_section(
    topic: Topic, scope: Loaded, others: Iterable[Loaded], day: date, tree: Tree
) -> TopicSection:
    """Demands before wishes, everybody before some; beside them what can be bent."""
    rows = [row for row in scope.requirements if row.topic == topic]
    resolved = resolve([core_row(row, tree) for row in rows], home_in(scope.core), day)
    beaten = {item.row.key for item in resolved.replaced}
    rows.sort(key=lambda row: (row.tier != Tier.DEMAND, row.pk in beaten, row.audience_key))
    rivals = [other for other in others if other.states(topic)]
    wider = tuple(other.row.name for other in rivals if other.core.rank > scope.core.rank)
    narrower = tuple(other.row.name for other in rivals if other.core.rank < scope.core.rank)
    return TopicSection(
        title=capitalised(str(topic.label)),
        anchor=anchor(topic, scope.row.pk),
        demands=tuple(demand_of(row, is_beaten=row.pk in beaten) for row in rows),
        bends=tuple(bend_of(row) for row in scope.exceptions if row.topic == topic),
        replaces=wider if rows else (),
        replaced_in=narrower if rows else (),
        stated_in=() if rows else wider,
    )


def overlap(one: Scope, other: Scope) -> bool:
    """Whether some home lies in both."""
    return share(one.districts, other.districts) and share(one.products, other.products)


def share(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two limits leave something in common; an empty one limits nothing."""
    return not some or not others or not some.isdisjoint(others)


def gaps(scopes: Sequence[Loaded]) -> Iterator[Gap]:
    """What every landlord is asked and this one has not answered, or only for some homes."""
    for topic in EXPECTED:
        stating = [scope for scope in scopes if scope.states(topic)]
        wide = [scope for scope in stating if not (scope.core.districts or scope.core.products)]
        if not any(scope.tells_everybody(topic) for scope in wide):
            for_some = (whom for scope in wide for whom in scope.told_of(topic))
            names = (scope.row.name for scope in stating if scope not in wide)
            yield Gap(capitalised(str(topic.label)), (*for_some, *names))
    if not any(scope.exceptions for scope in scopes):
        yield Gap(_("Exceptions: what the landlord can let pass, and when"), ())


def gaps_of_homes(homes: Sequence[Stock]) -> Iterator[Gap]:
    """What is not known of the homes; if none is known, the homes' own section says so."""
    names = tuple(dict.fromkeys(row.district.name for row in homes if row.district))
    if any(row.district is None for row in homes):
        yield Gap(_("In which districts the homes are"), names)
    if any(row.rent_from is None and row.rent_to is None for row in homes):
        yield Gap(_("What the rents are"), ())
    if any(row.vacancies_a_year is None for row in homes):
        yield Gap(_("How many homes fall vacant in a year"), ())


def gaps_of_record(record: Mapping[str, RecordSection]) -> Iterator[Gap]:
    """The parts of the record that every landlord is asked about and this one has not answered."""
    for name in ASKED:
        if not record[name].entries:
            yield Gap(str(record[name].title), ())


def one_origin(homes: Sequence[Stock]) -> Stock | None:
    """A row that tells where all of them come from; nothing if they differ."""
    origins = {(row.source_id, row.confirmed_source_id, row.confirmed_on) for row in homes}
    return homes[0] if len(origins) == 1 else None


def sources(rows: Iterable[Any]) -> tuple[Source, ...]:
    """Where it all comes from, each source once, the newest first."""
    found = {row.source_id: row.source for row in rows}
    found |= {
        row.confirmed_source_id: row.confirmed_source for row in rows if row.confirmed_source_id
    }
    return tuple(sorted(found.values(), key=lambda source: source.on or date.min, reverse=True))
