"""What follows a statement when another row takes its place: the terms of a priority rule."""

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet

from landlords.belonging import IN_A_SCOPE, rows_of
from landlords.models import PriorityRule, Statement, TermScope
from landlords.querysets import in_force


def follow(old: Statement, new: Statement) -> None:
    """Let what hangs on the old row go on with the new one, from its first day."""
    if isinstance(old, PriorityRule) and isinstance(new, PriorityRule):
        scope = TermScope.objects.filter(priority=old).first()
        if scope is not None:
            follow_scope(scope, new)


def follow_name(rule: Statement) -> None:
    """Let the scope of a priority rule be called as the rule is."""
    if isinstance(rule, PriorityRule):
        for scope in TermScope.objects.filter(priority=rule).exclude(name=rule.scope_name):
            scope.name = rule.scope_name
            scope.save(update_fields=["name"])


def follow_scope(scope: TermScope, rule: PriorityRule) -> None:
    """A scope like this one for the new rule, with all that holds in it then or later."""
    districts, houses = list(scope.districts.all()), list(scope.houses.all())
    copy = TermScope(
        priority=rule, name=rule.scope_name, rank=scope.rank, products=list(scope.products)
    )
    copy.full_clean()
    copy.save()
    copy.districts.set(districts)
    copy.houses.set(houses)
    for model in IN_A_SCOPE:
        follow_rows(rows_of(model).filter(scope=scope), copy, rule)


def follow_rows(rows: "QuerySet[Any]", copy: TermScope, rule: PriorityRule) -> None:
    """Rows that hold end and begin again in the other scope; rows to come belong there alone."""
    day = rule.valid_from
    held = list(rows.filter(in_force(day), valid_from__lt=day).order_by("pk"))
    rows.filter(valid_from__gte=day).update(scope=copy)
    for row in held:
        last, key = row.valid_until, row.pk
        row.pk, row._state.adding = None, True
        row.scope, row.valid_from, row.valid_until = copy, day, last
        row.save()
        rows.filter(pk=key).update(valid_until=day - timedelta(days=1))
