"""What somebody saw of a plan, in short: what is written is what was seen, or nothing is."""

import hashlib
from collections.abc import Iterable
from typing import Any

from landlords.exchange.plan import Change, Plan, Planned
from landlords.models import Landlord
from landlords.workbook.portal import Present


def fingerprint(plan: Plan, missing: Iterable[Present]) -> str:
    """What a plan does, in short: another text as soon as it does anything else."""
    told: list[object] = [sorted(present.row.pk for present in missing)]
    for landlord in plan.landlords:
        told.append(planned_key(landlord))
        told += [planned_key(part) for part in landlord.parts() if part.is_new or part.changes]
    return hashlib.sha256(repr(told).encode()).hexdigest()


def planned_key(plan: Planned[Any]) -> tuple[object, ...]:
    """One row of a plan: which it is, and what it becomes."""
    row = plan.instance
    if plan.is_new:
        skipped = {"id", "key", "landlord"} if isinstance(row, Landlord) else {"id", "landlord"}
        columns = [
            c.name for c in row._meta.concrete_fields if c.name not in skipped and not c.generated
        ]
        return (type(row).__name__, [str(getattr(row, name)) for name in columns])
    return (type(row).__name__, row.pk, [changed(change) for change in plan.changes])


def changed(change: Change) -> tuple[str, str, str]:
    """One change as text."""
    return (change.field, str(change.before), str(change.after))
