"""Fields that differ from Django's in one thing."""

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    TextField = models.URLField[str, str]
else:
    TextField = models.URLField


NOT_A_LINK = _("This is not a web address. Write it whole, beginning with https://.")


class WebAddressField(TextField):
    """An address on the web; typed without a scheme it means https."""

    default_validators: ClassVar[list[Any]] = [  # type: ignore[misc]  # as Django has it
        URLValidator(schemes=["http", "https"], message=NOT_A_LINK)
    ]

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        """Django's field, told which scheme is meant."""
        return super().formfield(**{"assume_scheme": "https", **kwargs})

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """To migrations it is Django's own field."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.URLField", list(args), kwargs
