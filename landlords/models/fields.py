"""Fields that differ from Django's in one thing."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.db import models

if TYPE_CHECKING:
    TextField = models.URLField[str, str]
else:
    TextField = models.URLField


class WebAddressField(TextField):
    """An address on the web; typed without a scheme it means https."""

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        """Django's field, told which scheme is meant."""
        return super().formfield(**{"assume_scheme": "https", **kwargs})

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """To migrations it is Django's own field."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.URLField", list(args), kwargs
