"""What is said about persons, homes and securities: in Swedish, to the right reader, in fit words."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from landlords.requirements import (
    arrangements,
    circumstances,
    conditions,
    household,
    local_ties,
    person,
    persons,
    present_home,
    queue_time,
    residence_permit,
    securities,
)
from landlords.requirements.catalogue import CATALOGUE, CONDITIONS
from landlords.requirements.codes import ContactWay, Counts, EidPurpose, Text
from landlords.requirements.contract import Statement
from landlords.requirements.messages import Messages
from landlords.requirements.params import specs
from landlords.requirements.saying import MESSAGES

MODULES = (
    arrangements,
    circumstances,
    conditions,
    household,
    local_ties,
    person,
    persons,
    present_home,
    queue_time,
    residence_permit,
    securities,
)
NAMES = {module.__name__ for module in MODULES}
SAID: Messages = {code: said for module in MODULES for code, said in module.MESSAGES.items()}
UNSPEAKABLE = ("våld", "socialtjänst", "skydda", "violence", "social services", "protected")
"""Words that never stand in what a landlord or a passer-by may read."""


def in_language(text: Text, language: str) -> str:
    with translation.override(language):
        return str(text)


def params(statement: type[Statement]) -> Iterator[Text]:
    yield statement.label
    for spec in specs(statement):
        yield spec.label
        yield spec.help_text


STATEMENTS = [s for s in (*CATALOGUE, *CONDITIONS) if s.__module__ in NAMES]
TEXTS = [
    *(text for said in SAID.values() for text in (said.screen, said.paper) if text),
    *(text for statement in STATEMENTS for text in params(statement) if text),
    *(word.label for code in (ContactWay, Counts, EidPurpose) for word in code),
]


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: in_language(text, "en"))
def test_each_text_is_translated_and_bears_being_read(text: Text) -> None:
    swedish, english = in_language(text, "sv"), in_language(text, "en")
    assert swedish != english
    for word in UNSPEAKABLE:
        assert word not in f"{swedish} {english}".lower()


@pytest.mark.parametrize("code", SAID)
def test_paper_speaks_to_the_household_and_screen_about_it(code: str) -> None:
    assert SAID[code] is MESSAGES[code]
    screen, paper = SAID[code]
    assert " du " not in f" {in_language(screen, 'sv')} ".lower()
    if paper is not None:
        for word in ("hushållet", "den sökande", "hyresvärden "):
            assert word not in in_language(paper, "sv").lower()
