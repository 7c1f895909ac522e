"""What was changed by hand about a landlord: its own record, its homes, its terms."""

from collections.abc import Iterable
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet

from landlords.models import ExceptionRule, Landlord, Requirement, Stock, TermScope


def entries_about(landlord: str) -> "QuerySet[LogEntry]":
    """All changes of one landlord's records; none if this is no key of a landlord."""
    if not (landlord.isascii() and landlord.isdigit()):
        return LogEntry.objects.none()
    parts: tuple[tuple[type[Model], Iterable[Any]], ...] = (
        (Landlord, [landlord]),
        (Stock, keys(Stock, landlord=landlord)),
        (TermScope, keys(TermScope, landlord=landlord)),
        (Requirement, keys(Requirement, scope__landlord=landlord)),
        (ExceptionRule, keys(ExceptionRule, scope__landlord=landlord)),
    )
    about = Q(pk__in=[])
    for model, records in parts:
        kind = ContentType.objects.get_for_model(model)
        about |= Q(content_type=kind, object_id__in=[str(key) for key in records])
    return LogEntry.objects.filter(about)


def keys(model: type[Model], **belonging: Any) -> Iterable[Any]:
    """The keys of these records."""
    return model._default_manager.filter(**belonging).values_list("pk", flat=True)
