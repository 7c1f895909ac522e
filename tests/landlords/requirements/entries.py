"""JSON of single statements, and what the parser says against it."""

from typing import Any

from django.utils import translation

from landlords.requirements.parsing import parse_tests
from landlords.requirements.problems import TermsError
from landlords.requirements.sentences import NBSP


def entry(kind: str, **params: object) -> dict[str, Any]:
    return {"kind": kind, "version": 1, "params": params}


def problems(data: object) -> list[str]:
    """What parse_tests has to say, in English with plain spaces."""
    with translation.override("en"):
        try:
            parse_tests(data)
        except TermsError as error:
            return str(error).replace(NBSP, " ").splitlines()
    return []
