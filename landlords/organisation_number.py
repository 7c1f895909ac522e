"""Swedish organisation numbers: ten digits, the last one a checksum.

The third digit of an organisation number is 2 or higher, which is how it is told from a personal
number (Skatteverket's rule for legal persons).
"""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

SHAPE = re.compile(r"\d{6}-\d{4}\Z", re.ASCII)


def validate_organisation_number(value: str) -> None:
    """Raise ``ValidationError`` with what is wrong and what to write instead."""
    if not SHAPE.match(value):
        raise ValidationError(
            _(
                "“%(value)s” is not an organisation number. Write six digits, a hyphen, four digits."
            ),
            code="shape",
            params={"value": value[:20]},
        )
    if value[2] in "01":
        raise ValidationError(
            _("This looks like a personal number. Leave the field empty for a private person."),
            code="personal",
        )
    if checksum(value[:-1].replace("-", "")) != int(value[-1]):
        raise ValidationError(
            _("The last digit does not fit the others. Check for a slip of the finger."),
            code="checksum",
        )


def checksum(digits: str) -> int:
    """The check digit of nine digits by Luhn's rule."""
    doubled = (int(d) * (2 - i % 2) for i, d in enumerate(digits))
    return -sum(d // 10 + d % 10 for d in doubled) % 10
