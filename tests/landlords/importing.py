"""What the tests of the import share: files brought in, and all that is stored."""

from collections.abc import Callable
from typing import Any

from django.apps import apps

from landlords.models import Workbook

Import = Callable[..., str]
Refused = Callable[[object], list[str]]
HERE = "landlords.0"


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """All that is stored."""
    tables = apps.get_app_config("landlords").get_models(include_auto_created=True)
    return {
        t.__name__: list(t._default_manager.order_by("pk").values_list())
        for t in tables
        if not t.__name__.endswith("Event") and t is not Workbook
    }
