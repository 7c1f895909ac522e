"""The components say what they should, and never let markup through."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.paginator import Paginator
from django.template import Context, RequestContext, Template
from django.test import RequestFactory
from django.utils import translation

from config.gallery import ExampleFilter, ExampleForm
from config.shared import values
from config.shared.words import ANSWERS, LABELS, PAGE_TITLES
from tests.zone_client import ZoneClient

EVIL = '"><script>alert(1)</script>'
DAY = date(2026, 11, 22)
NB = "\N{NO-BREAK SPACE}"


def shown(source: str, **context: Any) -> str:
    """This template, in Swedish."""
    with translation.override("sv"):
        return str(Template(source).render(Context(context)))


def shown_at(address: str, source: str, **context: Any) -> str:
    """This template on a page at this address."""
    request = RequestFactory().get(address)
    return str(Template(source).render(RequestContext(request, context)))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, f"0{NB}kr"),
        (1234, f"1{NB}234{NB}kr"),
        (Decimal("1234.50"), f"1{NB}234,50{NB}kr"),
        (Decimal("27396.00"), f"27{NB}396{NB}kr"),
        (-210, f"\N{MINUS SIGN}210{NB}kr"),
    ],
)
def test_money_is_written_the_swedish_way(value: Any, text: str) -> None:
    assert shown("{{ value|money }}", value=value) == text


def test_unknown_amounts_are_words_not_blanks() -> None:
    for source in ("{{ None|money }}", "{{ None|number }}", "{{ None|share }}", "{{ None|day }}"):
        assert shown(source).strip()
    assert shown("{{ None|month }}").strip()


def test_english_has_a_decimal_point() -> None:
    with translation.override("en"):
        assert values.money(Decimal("1234.5")) == f"1{NB}234.50{NB}kr"


def test_a_span_has_one_unit() -> None:
    assert values.money_range(8100, 9200).count("kr") == 1
    assert values.money_range(8100, 8100) == values.money(8100) == values.money_range(8100, None)
    assert values.money_range(None, 9200) == values.money(9200)


def test_a_number_is_rounded_half_up_when_asked() -> None:
    with translation.override("sv"):
        assert values.number(Decimal("2.5"), 0) == "3"
        assert values.number(Decimal("1.50")) == "1,5"


@pytest.mark.parametrize(
    ("part", "whole", "says"),
    [(0, 38, "0"), (24, 38, "63"), (1, 1000, "1"), (999, 1000, "99"), (5, 5, "100")],
)
def test_a_share_is_never_rounded_to_none_or_all(part: int, whole: int, says: str) -> None:
    text = values.share(part, whole)
    assert f"{says}{NB}%" in text
    assert (text == f"{says}{NB}%") == (part in {0, 24, 5})


def test_a_share_of_nothing_is_not_known() -> None:
    assert "%" not in values.share(1, 0)


def test_days_are_short_and_held_together() -> None:
    with translation.override("en"):
        assert values.day(DAY) == f"22{NB}Nov{NB}2026"
        assert values.month(DAY) == f"November{NB}2026"


@pytest.mark.parametrize(
    ("earlier", "years"),
    [
        (date(2025, 11, 23), 0),
        (date(2025, 11, 22), 1),
        (date(2023, 1, 1), 3),
        (date(2027, 1, 1), -1),
    ],
)
def test_years_pass_on_the_day(earlier: date, years: int) -> None:
    assert values.years_between(earlier, DAY) == years


def test_an_old_fact_is_marked_and_a_fresh_one_is_not() -> None:
    source = "{% age confirmed today %}"
    fresh = shown(source, confirmed=date(2026, 9, 1), today=DAY)
    old = shown(source, confirmed=date(2025, 4, 1), today=DAY)
    assert "age-old" not in fresh
    assert "2026" in fresh
    assert "age-old" in old
    assert "<svg" in old
    assert "age-old" in shown("{% age None today %}", today=DAY)


def test_age_takes_the_day_of_the_page_or_today() -> None:
    assert "age-old" in shown("{% age confirmed %}", confirmed=date(2001, 1, 1))


@pytest.mark.parametrize("key", LABELS)
def test_every_label_has_icon_word_and_colour(key: str) -> None:
    html = shown("{% label key %}", key=key)
    with translation.override("sv"):
        assert str(LABELS[key].text) in html
    assert "<svg" in html
    assert f"tone-{LABELS[key].tone}" in html


@pytest.mark.parametrize("key", ANSWERS)
def test_every_answer_has_icon_word_and_limit(key: str) -> None:
    html = shown("{% answer key detail %}", key=key, detail=EVIL)
    assert "<svg" in html
    assert "&lt;script&gt;" in html
    assert EVIL not in html


def test_the_legend_explains_every_word() -> None:
    labels, answers = shown("{% legend %}"), shown('{% legend "answers" %}')
    assert labels.count("<dt>") == len(LABELS)
    assert answers.count("<dt>") == len(ANSWERS)


@pytest.mark.parametrize(
    "source",
    [
        "{% card title=evil link=evil link_text=evil %}{{ evil }}{% endcard %}",
        "{% page_head title=evil meta=evil crumbs=crumbs %}{{ evil }}{% endpage_head %}",
        "{% data_table caption=evil %}{{ evil }}{% enddata_table %}",
        "{% facts %}{% fact evil %}{{ evil }}{% endfact %}{% endfacts %}",
        "{% explain title=evil %}{{ evil }}{% endexplain %}",
        "{% notice tone='warn' title=evil %}{{ evil }}{% endnotice %}",
        "{% next_step title=evil %}{{ evil }}{% endnext_step %}",
        "{% empty_state title=evil %}{{ evil }}{% endempty_state %}",
        "{% include 'components/unknown.html' with step=evil url=evil only %}",
        "{% include 'components/chips.html' with chips=crumbs clear_url=evil only %}",
    ],
)
def test_no_component_lets_markup_through(source: str) -> None:
    html = shown(source, evil=EVIL, crumbs=[(EVIL, EVIL), (EVIL, "")])
    assert "<script>" not in html
    assert html.count("&lt;script&gt;") >= 2


def test_a_page_title_outside_the_list_is_refused() -> None:
    with pytest.raises(KeyError):
        shown("{% page_title 'anything' %}")
    assert all(str(title).startswith("Portalen – ") for title in PAGE_TITLES.values())


def test_a_table_has_a_caption_and_scrolls_inside_itself() -> None:
    html = shown(
        "{% data_table caption='Hyror' hide_caption=True %}<tbody></tbody>{% enddata_table %}"
    )
    assert '<caption class="visually-hidden">Hyror</caption>' in html
    assert 'tabindex="0"' in html


@pytest.mark.parametrize(
    ("current", "direction", "leads_to"),
    [("rent", "ascending", "-rent"), ("-rent", "descending", "rent"), (None, None, "rent")],
)
def test_a_column_head_turns_its_order_and_keeps_the_filters(
    current: str | None, direction: str | None, leads_to: str
) -> None:
    source = "{% sort_header 'Hyra' 'rent' current numeric=True %}"
    html = shown_at("/?rooms=3&page=4&sort=x", source, current=current)
    assert f'href="?rooms=3&amp;sort={leads_to}"' in html
    assert ("aria-sort" in html) == (direction is not None)
    assert direction is None or f'aria-sort="{direction}"' in html


def test_pages_keep_the_filters() -> None:
    source = "{% include 'components/pagination.html' with page=page only %}"
    pages = Paginator(range(1234), 25)
    html = shown_at("/?rooms=3", source, page=pages.page(7))
    assert 'href="?rooms=3&amp;page=6"' in html
    assert 'aria-current="page"' in html
    assert shown_at("/", source, page=Paginator(range(3), 25).page(1)).strip() == ""


def test_chips_lead_to_the_list_without_them() -> None:
    source = "{% include 'components/chips.html' with chips=chips clear_url=None only %}"
    assert 'href="?q=x"' in shown(source, chips=[("Rum: 3", "?q=x")])
    assert shown(source, chips=[]).strip() == ""


def test_errors_are_linked_to_their_fields_and_tied_to_them() -> None:
    form = ExampleForm({"name": "x" * 41})
    html = shown("{% load crispy_forms_tags %}{% crispy form %}", form=form, csrf_token="t")
    assert 'href="#id_name"' in html
    assert 'href="#div_id_permanent"' in html
    assert 'id="div_id_permanent"' in html
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_error"' in html
    assert 'value="' + "x" * 41 in html, "what was typed is kept"


def test_a_form_without_errors_shows_no_summary_and_one_button() -> None:
    html = shown("{% crispy form %}", form=ExampleForm(), csrf_token="t")
    assert "error-summary" not in html
    assert html.count('type="submit"') == 1
    assert 'name="csrfmiddlewaretoken"' in html


def test_a_filter_is_sent_in_the_address_without_a_token() -> None:
    html = shown("{% crispy form %}", form=ExampleFilter(), csrf_token="t")
    assert 'method="get"' in html
    assert "csrfmiddlewaretoken" not in html


def test_a_button_speaks_each_language_in_turn() -> None:
    texts = []
    for code in ("en", "sv", "en"):
        with translation.override(code):
            texts.append(str(ExampleForm.helper.inputs[0].value))
            Template("{% crispy form %}").render(
                Context({"form": ExampleForm(), "csrf_token": "t"})
            )
    assert texts[0] == texts[2] == "Save"


def test_a_broken_manifest_does_not_break_an_error_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_path: str) -> str:
        raise ValueError

    monkeypatch.setattr("config.shared.components.static", broken)
    assert shown("{% safe_static 'css/portal.css' %}") == "/static/css/portal.css"


@pytest.mark.parametrize("tag", ["success", "error", "warning", "info"])
def test_every_kind_of_message_is_shown(tag: str) -> None:
    class Message(SimpleNamespace):
        def __str__(self) -> str:
            return EVIL

    html = shown('{% include "components/messages.html" %}', messages=[Message(level_tag=tag)])
    assert "notice-" in html
    assert "<script>" not in html


@pytest.mark.django_db
def test_the_gallery_shows_every_component(worker: ZoneClient) -> None:
    answer = worker.get("/galleri/")
    assert answer.status_code == 200
    html = answer.content.decode()
    names = (
        "badge-word cardx facts explain notice next-step empty-state unknown chips pages "
        "error-summary table-frame crumbs age"
    )
    for name in names.split():
        assert f'class="{name}' in html, name
