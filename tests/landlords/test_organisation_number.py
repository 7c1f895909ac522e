"""Organisation numbers are checked, and personal numbers are kept out."""

import pytest
from django.core.exceptions import ValidationError

from landlords.organisation_number import checksum, validate_organisation_number


@pytest.mark.parametrize("value", ["212000-0159", "556677-8899"])
def test_a_right_number_passes(value: str) -> None:
    validate_organisation_number(f"{value[:-1]}{checksum(value[:-1].replace('-', ''))}")


def test_the_municipality_itself_is_a_right_number() -> None:
    validate_organisation_number("212000-0159")


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("", "shape"),
        ("2120000159", "shape"),
        ("212000-015", "shape"),
        ("212000-0159\n", "shape"),
        ("٢12000-0159", "shape"),
        ("212000-0158", "checksum"),
        ("810101-1234", "personal"),
    ],
)
def test_a_wrong_number_is_refused_with_its_reason(value: str, code: str) -> None:
    with pytest.raises(ValidationError) as caught:
        validate_organisation_number(value)
    assert caught.value.code == code
