"""What the file says that is no landlord's: places, queues, groups, norms and so on, programmes."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from landlords.exchange.columns import (
    assign,
    entry_columns,
    given_columns,
    is_new,
    record_columns,
)
from landlords.exchange.entries import Document, ProgrammeEntry
from landlords.exchange.plan import Planned, SharedPlan
from landlords.exchange.sections import (
    CHANNELS_THERE_ARE,
    CORE_TOPICS,
    NAMED,
    NORM_FORMULAS,
    NORM_TABLES,
    PROGRAMMES,
    RENTAL_STOCK,
    Named,
    Section,
)
from landlords.exchange.shapes import Values
from landlords.exchange.statements import Statements
from landlords.exchange.stored import NOTHING_STORED, load_programmes, references
from landlords.keeping import norm_rows, norms_document
from landlords.models import District, NormFormula, NormTable
from landlords.requirements.norm_amounts import NormsDocument
from landlords.requirements.problems import TermsError, shown

OTHER_KIND = _(
    "The way to apply of this code is of the kind %(there)s in the portal. Correct the kind, or "
    "give this one a code of its own."
)


class Shared:
    """Works out one such plan."""

    def __init__(self, document: Document, statements: Statements) -> None:
        self.document = document
        self.statements = statements
        self.references = statements.references
        self.told = statements.told
        self.plan = SharedPlan()

    def planned(self) -> SharedPlan:
        """All of it."""
        for code in self.document.districts:
            self.use_district(code)
        self.plan.neighbours = list(self.new_neighbours())
        for named in NAMED:
            self.plan.named[named.key] = self.named(named)
        self.rows(RENTAL_STOCK, given_columns(self.document.rental_stock, RENTAL_STOCK.model))
        topics = self.document.core_topics or ()
        self.rows(CORE_TOPICS, given_columns(topics, CORE_TOPICS.model))
        self.norms()
        self.programmes()
        return self.plan

    def use_district(self, code: str) -> None:
        """Note a district that is new, after the one it is part of."""
        district = self.references.by_code["district"][code]
        if not is_new(district) or any(district is other for other in self.plan.districts):
            return
        values = entry_columns(self.document.districts[code].values)
        values.pop("neighbours", None)
        parent = values.pop("parent", None)
        if parent in self.document.districts and not self.told.problems:
            self.use_district(parent)
        assign(district, values)
        district.parent = self.references.by_code["district"].get(parent or "")
        self.plan.districts.append(district)

    def new_neighbours(self) -> Iterator[tuple[District, District]]:
        """Pairs of districts that are neighbours by the file and not yet in the portal."""
        through = District.neighbours.through.objects
        there = through.values_list("from_district__code", "to_district__code")
        known = {frozenset(pair) for pair in there}
        districts = self.references.by_code["district"]
        for code, entry in self.document.districts.items():
            for other in entry.values.get("neighbours", ()):
                pair = frozenset((code, other))
                if pair not in known and other in districts:
                    known.add(pair)
                    yield districts[code], districts[other]

    def named(self, named: Named) -> list[Planned[Any]]:
        """What stands once, each with the stored one of its name."""
        known = self.known(named)
        return [self.one(path, values, named, known) for path, values in self.given(named)]

    def known(self, named: Named) -> dict[str, Any]:
        """What there is by its name; what statements refer to is the very row they refer to."""
        if named.referred:
            return self.references.by_code[named.referred]
        rows = named.model.objects.select_related(*references(named.model)).order_by("pk")
        return {getattr(row, named.code): row for row in rows}

    def given(self, named: Named) -> Iterable[tuple[str, Values]]:
        """The list of the file: place and columns of each."""
        items = getattr(self.document, named.key)
        if named is PROGRAMMES:
            return [
                (item.path, record_columns(item.programme, item.given, named.model))
                for item in items
            ]
        items = items.values() if isinstance(items, dict) else items
        return list(given_columns(items, named.model))

    def one(self, path: str, given: Values, named: Named, known: dict[str, Any]) -> Planned[Any]:
        """One of them."""
        values = self.references.resolved(given)
        row = known.setdefault(values[named.code], named.model())
        kind = values.get("kind")
        if named is CHANNELS_THERE_ARE and not is_new(row) and row.kind != kind:
            self.told.tell(f"{path}.kind", OTHER_KIND, there=shown(row.kind))
        return Planned(row, path, is_new(row), assign(row, values))

    def rows(self, section: Section, given: Iterable[tuple[str, Values]]) -> list[Any]:
        """Dated rows of one table; all that there will be."""
        model = section.model
        stored = list(model.objects.select_related(*references(model)).order_by("pk"))
        planned = self.statements.plan(section, given, stored)
        self.plan.rows[section.key] = planned
        return [*stored, *(item.instance for item in planned if item.is_new)]

    def norms(self) -> None:
        """Formulas and amounts; beside those that are there they must still go together."""
        document = self.document.norms
        if not isinstance(document, NormsDocument):
            return
        given = list(norm_rows(document))
        before = len(self.told.problems)
        formulas, tables = (
            self.rows(
                section,
                [(f"norms.{r.path}", r.columns) for r in given if r.model is section.model],
            )
            for section in (NORM_FORMULAS, NORM_TABLES)
        )
        if len(self.told.problems) == before:
            self.check_norms(formulas, tables)

    def check_norms(self, formulas: list[NormFormula], tables: list[NormTable]) -> None:
        """Told at the section: the place may be a row of the portal."""
        try:
            norms_document(formulas, tables)
        except TermsError as error:
            self.told.problems.extend(problem.under("norms") for problem in error.problems)

    def programmes(self) -> None:
        """Programmes with their scopes."""
        stored = load_programmes()
        entries: list[ProgrammeEntry] = self.document.programmes
        for entry, planned in zip(entries, self.plan.named[PROGRAMMES.key], strict=True):
            there = stored.get(planned.instance.pk, NOTHING_STORED)
            statements = self.statements.of_programme(entry, planned.instance, there)
            self.plan.programmes.append((planned, statements))
