"""docs/requirements.md is made from the catalogue and fresh."""

from pathlib import Path

from django.conf import settings
from django.utils import translation

from landlords.pages.handbook import handbook
from landlords.requirements.catalogue import CATALOGUE, CONDITIONS

PAGE = Path(settings.BASE_DIR) / "docs" / "requirements.md"


def test_the_page_is_as_fresh_as_the_catalogue() -> None:
    with translation.override("en"):
        assert PAGE.read_text() == handbook(), "Run make docs."


def test_it_holds_every_kind_and_condition_once() -> None:
    with translation.override("sv"):
        page = handbook()
    assert page.count("\n### `") == len(CATALOGUE) + len(CONDITIONS)
    for statement in (*CATALOGUE, *CONDITIONS):
        assert f"### `{statement.code}` – " in page
        assert (statement.__doc__ or "").splitlines()[0] in page
