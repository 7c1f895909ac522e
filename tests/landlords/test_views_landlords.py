"""The directory and the landlord's page, as they come to a browser."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from accounts.roles import Role
from landlords.models import District, Landlord, Pause, TermScope
from landlords.projection import rebuild_answers
from tests.landlords.terms import incomes, landlord_with, remarks, stated_as
from tests.make import (
    make_district,
    make_exception,
    make_landlord,
    make_requirement,
    make_scope,
    make_source,
    make_stock,
    make_user,
)
from tests.zone_client import ZoneClient

pytestmark = pytest.mark.django_db

LIST = reverse("landlords:landlord-list")
INTERNAL_MOVER = stated_as("internal_mover")
CORPUS = [
    "0000-00-00", "9999-12-31", "9" * 20, "-1", "abc", "1e30", str(10**30), "xx", "-5", "", " ",
    "<script>", "';--", "å" * 3000, "\N{RIGHT-TO-LEFT OVERRIDE}", "%s%(x)s{0}",
]  # fmt: skip
PARAMETERS = [
    "district", "rooms", "rent", "income", "name", "remarks", "paused", "day", "sort", "page",
    "rooms[]", "district__pk", "nobody",
]  # fmt: skip


@pytest.fixture
def english(db: None) -> ZoneClient:
    """A case worker's browser in English, so that texts are those of the code."""
    browser = ZoneClient()
    browser.force_login(make_user(language="en"))
    return browser


def page(browser: Client, url: str = LIST, **asked: Any) -> str:
    """A page that must work."""
    response = browser.get(url, asked)
    assert response.status_code == 200
    text: str = response.content.decode()
    return " ".join(text.split())


def landlord_everywhere() -> tuple[Landlord, TermScope, TermScope, District]:
    """Homes in Geneta and Ronna, terms for the whole and others for Ronna."""
    landlord = make_landlord(name="Lindgården")
    ronna = make_district(name="Ronna", code="ronna")
    for district in (ronna, make_district(name="Geneta", code="geneta")):
        make_stock(landlord=landlord, district=district)
    whole = make_scope(landlord=landlord, name="Whole stock")
    narrow = make_scope(landlord=landlord, name="Only Ronna", rank=10, districts=(ronna,))
    return landlord, whole, narrow, ronna


# Who may see them


@pytest.mark.parametrize("role", list(Role))
def test_everyone_but_administrators_reads_landlords(
    signed_in: Callable[[Role], ZoneClient], role: Role
) -> None:
    landlord = make_landlord()
    browser = signed_in(role)
    expected = 403 if role == Role.ADMINISTRATOR else 200
    for url in (LIST, landlord.get_absolute_url()):
        assert browser.get(url).status_code == expected
        assert browser.post(url).status_code == 405


def test_who_is_not_signed_in_is_asked_to(client: Client) -> None:
    for url in (LIST, make_landlord().get_absolute_url()):
        assert client.get(url).status_code == 302


@pytest.mark.parametrize("pk", [0, 10**9, 10**18, 10**30])
def test_an_unknown_landlord_is_not_found(worker: ZoneClient, pk: int) -> None:
    assert worker.get(f"{LIST}{pk}/").status_code == 404


def test_titles_are_neutral(english: ZoneClient) -> None:
    landlord = make_landlord(name="Lindgården")
    for url in (LIST, landlord.get_absolute_url()):
        assert "<title>Portalen – Landlords</title>" in page(english, url)


# The directory


def test_a_line_says_what_is_known(english: ZoneClient) -> None:
    landlord, whole, _narrow, _ronna = landlord_everywhere()
    make_requirement(scope=whole, topic="remarks", tests=remarks(3, youngest=12))
    make_requirement(scope=whole, topic="income_basis", tests=incomes(income_support="supplement"))
    make_exception(scope=whole, topic="remarks")
    rebuild_answers([landlord])
    text = page(english)
    assert "<b>1 landlord</b>" in text
    for part in ("Geneta, Ronna", "8 000–9 000 kr", "4 vacant a year", ">20<"):
        assert part in text
    for part in ("only as a supplement", "at most 3, older than 12 mo.", ">payment remarks<"):
        assert part in text
    assert "Jan 2020, older than" in text
    assert '<span class="age-by">phone call</span>' in text
    assert "Also shows what a household may want to avoid." in text


def test_what_is_not_known_says_so(english: ZoneClient) -> None:
    make_landlord(name="Nothing")
    make_stock(district=None, dwellings=None, vacancies_a_year=None, rent_from=None, rent_to=None)
    text = page(english)
    for part in ("homes not known", "district not known", "vacant: not known", "</svg> never<"):
        assert part in text
    assert text.count("none stated") == 2


def test_figures_that_are_known_in_part_are_at_least_so_many(english: ZoneClient) -> None:
    stock = make_stock(dwellings=10, vacancies_a_year=None)
    make_stock(landlord=stock.landlord, dwellings=None, vacancies_a_year=2)
    text = page(english)
    assert "at least 10" in text
    assert "at least 2 vacant a year" in text


def test_one_home_a_year_is_vacant_in_the_singular(worker: ZoneClient) -> None:
    make_stock(vacancies_a_year=1)
    make_stock(vacancies_a_year=2)
    text = page(worker)
    assert "1 ledig per år" in text
    assert "2 lediga per år" in text


def test_many_districts_are_cut_short(english: ZoneClient) -> None:
    landlord = make_landlord()
    for name in "ABCDEF":
        make_stock(landlord=landlord, district=make_district(name=name))
    assert "A, B, C, D and 2 more" in page(english)


def test_answers_that_differ_say_so_until_a_district_is_chosen(english: ZoneClient) -> None:
    landlord, whole, narrow, _ronna = landlord_everywhere()
    make_requirement(scope=whole, topic="remarks", tests=remarks(0))
    make_requirement(scope=narrow, topic="remarks", tests=remarks(3))
    rebuild_answers([landlord])
    assert "differs between districts" in page(english)
    ronna, geneta = page(english, district="ronna"), page(english, district="geneta")
    assert "differs between districts" not in ronna + geneta
    assert "at most 3" in ronna
    assert "at most 3" not in geneta


def test_other_rules_for_some_are_named_beside_the_answer(english: ZoneClient) -> None:
    landlord = landlord_with("remarks", remarks(0))
    scope = landlord.scopes.get()
    make_requirement(scope=scope, topic="remarks", tests=remarks(5), audience=INTERNAL_MOVER)
    rebuild_answers([landlord])
    assert "other rules for whoever already rents from the landlord" in page(english)


def test_the_limit_is_that_of_the_rule_in_force(english: ZoneClient) -> None:
    landlord = landlord_with("remarks", remarks(3))
    deviation = {"layer": "deviation", "tests": remarks(7)}
    make_requirement(scope=landlord.scopes.get(), topic="remarks", **deviation)
    rebuild_answers([landlord])
    text = page(english)
    assert "at most 7" in text
    assert "at most 3" not in text


def test_the_income_asked_for_has_the_column(english: ZoneClient) -> None:
    landlord_with("income_basis", incomes(student_aid="assessed"))
    assert "the landlord assesses" in page(english, income="student_aid").split("<tbody>")[1]
    assert '<th scope="col">Student aid</th>' in page(english, income="student_aid")
    assert '<th scope="col">Income support</th>' in page(english)


def test_what_is_hidden_is_counted_with_reasons(english: ZoneClient) -> None:
    make_landlord(paused_from=timezone.localdate())
    landlord_with("remarks", remarks(0))
    landlord_with("remarks", remarks(0))
    make_stock(rooms=2)
    text = page(english, remarks="on", rooms=3)
    assert "<b>0 landlords</b>" in text
    assert "4 are not shown: 1 has no such home, 2 say no, 1 lets nothing now" in text
    assert "not shown" not in page(english, paused="on")


def test_a_paused_landlord_is_marked(english: ZoneClient) -> None:
    today = timezone.localdate()
    landlord = make_landlord(paused_from=today, paused_until=today, pause_reason="Rebuilding.")
    assert "lets nothing until" in page(english, paused="on")
    assert "Rebuilding." in page(english, landlord.get_absolute_url())
    Pause.objects.update(valid_until=None)
    assert "lets nothing until further notice" in page(english, paused="on")


def test_chips_are_shown_with_the_way_back(english: ZoneClient) -> None:
    make_stock(rooms=3)
    text = page(english, rooms=3, sort="name")
    assert 'href="?sort=name">Rooms: 3<' in text
    assert "Clear all filters" in text


def test_an_empty_list_says_what_would_help(english: ZoneClient) -> None:
    assert "There are no landlords yet" in page(english)
    make_stock(rooms=2)
    text = page(english, rooms=3)
    assert "without “Rooms: 3”: 1" in text
    text = page(english, rooms=3, name="nobody")
    assert "Leaving out one of the filters is not enough." in text


def test_a_list_of_mere_guesses_says_what_would_help(english: ZoneClient) -> None:
    told = "None of these is known to have such a home"
    make_landlord(name="Nothing known")
    make_stock(rooms=2)
    text = page(english, rooms=3)
    assert "Nothing known" in text
    assert told in text
    assert "without “Rooms: 3”: 2" in text
    assert told not in page(english, rooms=2)
    assert told not in page(english)


def test_a_home_without_a_district_is_a_guess_only_where_one_is_asked_for(
    english: ZoneClient,
) -> None:
    told = "None of these is known to have such a home"
    make_stock(district=None, rooms=2)
    make_stock(district=make_district(code="d"), rooms=3)
    assert told in page(english, district="d", rooms=2)
    assert told not in page(english, rooms=2)


def test_what_could_not_be_read_is_left_out_and_that_is_said(english: ZoneClient) -> None:
    told = "The list below is shown without what could not be read."
    assert told in page(english, rent="abc")
    assert told not in page(english, rent="9 000")


def test_another_day_is_told_and_kept_in_the_links(english: ZoneClient) -> None:
    landlord = make_landlord(name="Lindgården")
    text = page(english, day="2026-01-31", rooms=3)
    assert "Shown as of 31 Jan 2026" in text
    assert '<a href="?rooms=3">Show today instead</a>' in text
    assert f'href="{landlord.get_absolute_url()}?day=2026-01-31"' in text
    assert "Shown as of" not in page(english)
    assert "Shown as of" not in page(english, day=timezone.localdate().isoformat())
    assert f'href="{landlord.get_absolute_url()}"' in page(english)


def test_lists_come_in_pages_of_25_in_swedish_order(english: ZoneClient) -> None:
    for number in range(24):
        make_landlord(name=f"Landlord {number:02}")
    for name in ("Åke", "Zeb"):
        make_landlord(name=name)
    first, second = page(english, sort="name"), page(english, sort="name", page=2)
    assert "Zeb" in first
    assert "Åke" not in first
    assert "Åke" in second
    assert "26–26 of 26" in second
    assert 'href="?sort=name&amp;page=2"' in first
    assert "There is no such page" not in first + second


@pytest.mark.parametrize("number", ["0", "-1", "3", "abc", str(10**30), "9" * 5000])
def test_a_page_that_does_not_exist_is_told(english: ZoneClient, number: str) -> None:
    make_landlord(name="Åke")
    assert "There is no such page of the list: page 1 is shown." in page(english, page=number)


def test_heads_sort_and_tell_the_order(english: ZoneClient) -> None:
    make_landlord()
    text = page(english)
    assert 'aria-sort="descending"' in text
    assert "?sort=vacancies" in text
    assert 'aria-sort="ascending"' in page(english, sort="confirmed")


@pytest.mark.parametrize("name", PARAMETERS)
def test_no_address_breaks_the_directory(worker: ZoneClient, name: str) -> None:
    make_landlord(name="Still here")
    for value in CORPUS:
        assert "<script>" not in page(worker, **{name: value})


def test_everything_wrong_at_once_is_told_and_the_list_shown(english: ZoneClient) -> None:
    make_landlord(name="Still here")
    asked = {
        "district": "xx",
        "rooms": "9" * 20,
        "rent": "-5",
        "income": "x",
        "day": "x",
        "sort": "x",
    }
    text = page(english, **asked)
    assert text.count("There is no such") >= 5
    assert 'id="error-summary"' in text
    assert "Still here" in text
    assert 'value="-5"' in text


@pytest.mark.parametrize("query", ["name=%00", "name=%ff", "district=%00", "page=%00"])
def test_what_is_no_text_is_refused(worker: ZoneClient, query: str) -> None:
    assert worker.get(f"{LIST}?{query}").status_code == 400


def queries_of(browser: Client, url: str, asked: dict[str, Any]) -> int:
    """How many queries a page costs."""
    with CaptureQueriesContext(connection) as seen:
        page(browser, url, **asked)
    return len(seen)


def busy_landlord(district: District) -> Landlord:
    """A landlord with homes, terms for all and for some, and an exception."""
    landlord = landlord_with("remarks", remarks(3))
    scope = landlord.scopes.get()
    make_stock(landlord=landlord, district=district)
    make_stock(landlord=landlord, district=None)
    make_requirement(scope=scope, topic="income_basis", tests=incomes(salary="yes"))
    narrow = make_scope(landlord=landlord, rank=10, districts=(district,))
    make_requirement(scope=narrow, topic="remarks", tests=remarks(5), audience=INTERNAL_MOVER)
    make_requirement(scope=narrow, topic="remarks", tests=remarks(2))
    make_exception(scope=scope)
    rebuild_answers([landlord])
    return landlord


@pytest.mark.parametrize(
    "asked", [{}, {"district": "d", "rooms": 3, "income": "salary", "remarks": "on"}, {"page": 1}]
)
def test_ten_landlords_cost_what_one_costs(worker: ZoneClient, asked: dict[str, Any]) -> None:
    district = make_district(code="d")
    costs = []
    for more in (1, 9):
        for _number in range(more):
            busy_landlord(district)
        costs.append(queries_of(worker, LIST, asked))
    assert len(set(costs)) == 1
    assert costs[0] <= 25


def test_an_empty_list_costs_a_few_counts_more(worker: ZoneClient) -> None:
    district = make_district(code="d")
    asked = {"district": "d", "rooms": 7, "income": "salary", "remarks": "on", "name": "a"}
    costs = []
    for _number in range(3):
        busy_landlord(district)
        costs.append(queries_of(worker, LIST, asked))
    assert len(set(costs)) == 1
    assert costs[0] <= 35


# The landlord's page


def test_the_page_answers_first(english: ZoneClient) -> None:
    landlord, whole, narrow, _ronna = landlord_everywhere()
    make_requirement(scope=whole)
    make_requirement(scope=narrow, topic="remarks", tests=remarks(0))
    make_requirement(scope=whole, topic="remarks", tests=remarks(3))
    make_requirement(scope=whole, topic="income_basis", tests=incomes(salary="yes", capital="no"))
    make_exception(scope=whole)
    glance = page(english, landlord.get_absolute_url()).split("Applies to:")[0]
    assert "3 × the rent, gross" in glance
    assert "at most 3" in glance
    assert "differs between districts" in glance
    assert "Can make an exception from" in glance
    assert "payment remarks" in glance
    assert "18 kinds of income are not stated." in glance
    assert "4 vacant a year" in glance


def test_the_glance_leads_to_homes_exceptions_and_gaps(english: ZoneClient) -> None:
    landlord, whole, _narrow, _ronna = landlord_everywhere()
    make_exception(scope=whole)
    text = page(english, landlord.get_absolute_url())
    glance = text.split("Applies to:")[0]
    for anchor in (f"remarks-{whole.pk}", "homes", "gaps"):
        assert f'href="#{anchor}"' in glance
        assert f'id="{anchor}"' in text
    assert "Geneta, Ronna" in glance
    assert "8 000–9 000 kr" in glance


def test_what_was_published_is_read_and_not_confirmed(english: ZoneClient) -> None:
    website, call = make_source(kind="website"), make_source(kind="phone")
    landlord = landlord_with("remarks", remarks(0), source=website)
    url = landlord.get_absolute_url()
    assert page(english, url).count("read January") == 2
    assert '<span class="age-by">website</span>' in page(english)
    landlord.scopes.get().requirements.update(confirmed_source=call)
    assert "read January" not in page(english, url)
    assert '<span class="age-by">phone call</span>' in page(english)


def test_a_scope_does_not_repeat_its_name(english: ZoneClient) -> None:
    landlord = make_landlord()
    ronna = make_scope(landlord=landlord, name="Ronna", districts=(make_district(name="Ronna"),))
    make_requirement(scope=ronna)
    assert "Only in:" not in page(english, landlord.get_absolute_url())


def test_a_glance_and_the_directory_answer_alike(english: ZoneClient) -> None:
    landlord, whole, narrow, _ronna = landlord_everywhere()
    make_requirement(scope=whole, topic="remarks", tests=remarks(0))
    make_requirement(scope=narrow, topic="income_basis", tests=incomes(income_support="assessed"))
    make_exception(scope=narrow)
    rebuild_answers([landlord])
    response = english.get(landlord.get_absolute_url())
    line = english.get(LIST).context["lines"][0]
    glance = response.context["page"].glance
    assert (glance.support.answer, glance.support.varies) == ("assessed", True)
    assert (glance.remarks.answer, glance.remarks.varies) == ("exception", True)
    assert (line.income.answer, line.income.varies) == ("assessed", True)
    assert (line.remarks.answer, line.remarks.varies) == ("exception", True)


def test_terms_stand_scope_by_scope_and_say_what_they_replace(english: ZoneClient) -> None:
    landlord, whole, narrow, _ronna = landlord_everywhere()
    make_requirement(scope=whole, topic="remarks", tests=remarks(3))
    make_requirement(scope=narrow, topic="remarks", tests=remarks(0))
    student = make_scope(landlord=landlord, name="Students", rank=5, products=["student"])
    make_requirement(scope=student, topic="certainty", says="none", tests=[])
    _glance, *scopes = page(english, landlord.get_absolute_url()).split("Applies to:")
    first, second, third = scopes
    assert first.startswith(" Whole stock")
    assert "Other terms apply to: Only Ronna" in first
    assert "Replaces" not in first
    assert "Only in: Ronna" in second
    assert "No payment remarks." in second
    assert "Replaces, for these homes, what applies to: Whole stock" in second
    assert "Only for: student home" in third
    assert "Makes no demand." in third
    assert "Replaces" not in third


def test_scopes_that_share_no_home_replace_nothing(english: ZoneClient) -> None:
    landlord, _whole, narrow, _ronna = landlord_everywhere()
    geneta = District.objects.get(code="geneta")
    other = make_scope(landlord=landlord, name="Only Geneta", rank=20, districts=(geneta,))
    for scope in (narrow, other):
        make_requirement(scope=scope, topic="remarks", tests=remarks(0))
    text = page(english, landlord.get_absolute_url())
    assert "Replaces" not in text
    assert "Other terms apply to" not in text


def test_a_requirement_says_how_firmly_for_whom_and_why_we_know(english: ZoneClient) -> None:
    landlord, whole, _narrow, _ronna = landlord_everywhere()
    source = make_source(kind="website", label="Our terms", link="https://example.test/terms")
    make_requirement(
        scope=whole, topic="remarks", tests=remarks(3), weight="normally",
        note="Not student debts.",
        audience=INTERNAL_MOVER, source=source, confirmed_source=make_source(kind="meeting"),
        valid_until=date(2199, 12, 31),
    )  # fmt: skip
    text = page(english, landlord.get_absolute_url())
    for part in (
        "For whoever already rents from the landlord:", "Payment remarks: at most 3.",
        "normally demanded", "Not student debts.", "Website · ", "confirmed January",
        "(meeting)",
        "holds from 1 Jan 2020 until 31 Dec 2199",
        '<a href="https://example.test/terms" rel="noreferrer">Our terms</a>',
    ):  # fmt: skip
        assert part in text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"weight": "hard"}, "must"),
        ({"weight": "assessed"}, "the landlord assesses"),
        ({"weight": "information"}, "good to know"),
        ({"tier": "wish"}, "a wish, closes no door"),
        ({"layer": "deviation"}, "deviation for a time"),
    ],
)
def test_every_requirement_is_labelled(
    english: ZoneClient, changes: dict[str, str], words: str
) -> None:
    scope = make_scope()
    make_requirement(scope=scope, **changes)
    assert f"<span>{words}</span>" in page(english, scope.landlord.get_absolute_url())


def test_a_wish_is_told_as_one_at_a_glance_and_is_no_gap(english: ZoneClient) -> None:
    scope = make_scope()
    make_requirement(scope=scope, tier="wish")
    text = page(english, scope.landlord.get_absolute_url())
    assert "3 × the rent, gross (a wish)" in text
    assert "Income against the rent" not in text.split('id="gaps"')[1]


def test_a_deviation_marks_the_policy_it_stands_in_for(english: ZoneClient) -> None:
    scope = make_scope()
    make_requirement(scope=scope, topic="remarks", tests=remarks(0))
    make_requirement(scope=scope, topic="remarks", tests=remarks(3), layer="deviation")
    text = page(english, scope.landlord.get_absolute_url())
    assert text.index("at most 3.") < text.index("a deviation holds instead")
    assert text.count("a deviation holds instead") == 1
    assert "Replaces" not in text


def test_incomes_are_a_matrix_with_what_is_not_stated(english: ZoneClient) -> None:
    scope = make_scope()
    tests = [
        [
            stated_as(
                "accepted_income",
                incomes={
                    "salary": "yes", "child_benefit": "supplement", "student_aid": "assessed",
                    "capital": "no", "income_support": "yes",
                },
                issuer="own_municipality",
            )
        ],
        [stated_as("rent_multiple", n="5", basis="net")],
    ]  # fmt: skip
    make_requirement(scope=scope, topic="income_basis", tests=tests)
    text = page(english, scope.landlord.get_absolute_url()).split("Applies to:")[1]
    for part in (
        "<dd>salary, income support</dd>", "<dd>child benefit</dd>", "<dd>student aid</dd>",
        "<dd>capital</dd>", "<span>not stated</span>", "<i>or</i>",
        "Income support only from the municipality of the home.",
        "An income of at least 5 times the rent, after tax.",
    ):  # fmt: skip
        assert part in text


def test_what_some_are_not_asked_is_not_told_as_unstated(english: ZoneClient) -> None:
    scope = make_scope()
    make_requirement(
        scope=scope, topic="income_basis", tests=incomes(salary="yes"), audience=INTERNAL_MOVER
    )
    assert "not stated" not in page(english, scope.landlord.get_absolute_url())


def test_an_exception_stands_beside_its_topic_with_all_it_takes(english: ZoneClient) -> None:
    scope = make_scope()
    make_requirement(scope=scope, topic="remarks", tests=remarks(0))
    make_exception(
        scope=scope,
        conditions=[stated_as("certificate", of="special_reasons"), stated_as("contact_person")],
        door="The coordinator", decider="Head of letting", proof=["a certificate", "a statement"],
        wording="We certify special reasons.", per_year=3, duration_months=12,
        valid_until=date(2199, 12, 31), audience=INTERNAL_MOVER,
    )  # fmt: skip
    text = page(english, scope.landlord.get_absolute_url()).split("<h3>Payment remarks</h3>")[1]
    for part in (
        "For whoever already rents from the landlord: if the household has a certificate of",
        "special reasons and has a contact person at the municipality",
        "Then the requirement is dropped.", "The coordinator", "Head of letting",
        "A certificate, a statement", "We certify special reasons.", "3 a year", "12 months",
        "<dt>Holds until</dt><dd>31 Dec 2199</dd>",
    ):  # fmt: skip
        assert part in text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (
            {"effect": "replace", "tests": remarks(5)},
            "Then this is demanded instead: payment remarks: at most 5.",
        ),
        (
            {"effect": "disregard", "disregards": "certified_remarks"},
            "Then this is disregarded: payment remarks with a certificate.",
        ),
    ],
)
def test_an_exception_says_what_happens(
    english: ZoneClient, changes: dict[str, Any], words: str
) -> None:
    scope = make_scope()
    make_exception(scope=scope, **changes)
    text = page(english, scope.landlord.get_absolute_url())
    assert words in text
    assert "If the household has a certificate of special reasons" in text
    assert "No requirement is stated." in text


def test_an_exception_in_a_narrower_scope_says_where_the_requirement_is(
    english: ZoneClient,
) -> None:
    landlord, whole, narrow, _ronna = landlord_everywhere()
    make_requirement(scope=whole, topic="remarks", tests=remarks(0))
    make_exception(scope=narrow)
    text = page(english, landlord.get_absolute_url())
    assert "The requirement is the one stated for: Whole stock" in text


def test_what_nobody_stated_is_listed_with_a_next_step(english: ZoneClient) -> None:
    landlord, whole, narrow, _ronna = landlord_everywhere()
    expected = [
        "Income against the rent", "Incomes that count", "How certain the income is",
        "Payment remarks", "Persons per home", "Exceptions: what the landlord can let pass",
    ]  # fmt: skip
    gaps = page(english, landlord.get_absolute_url()).split('id="gaps"')[1]
    for part in [*expected, "Ask the landlord, or ask the coordinator"]:
        assert f"<li>{part}" in gaps or f"</b> {part}" in gaps
    make_requirement(scope=narrow, topic="remarks", tests=remarks(0))
    make_requirement(scope=whole, topic="certainty", says="none", tests=[])
    make_exception(scope=whole)
    gaps = page(english, landlord.get_absolute_url()).split('id="gaps"')[1]
    assert "(stated only for: Only Ronna)" in gaps
    for part in ("<li>How certain the income is", "<li>Exceptions"):
        assert part not in gaps


def test_homes_are_a_table_in_order(english: ZoneClient) -> None:
    landlord = make_landlord()
    for name in ("Åby", "Zinken"):
        make_stock(landlord=landlord, district=make_district(name=name), rooms=8)
    make_stock(
        landlord=landlord, district=None, rent_from=None, rent_to=None, dwellings=None,
        vacancies_a_year=None,
    )  # fmt: skip
    text = page(english, landlord.get_absolute_url()).split("Homes by district and size")[-1]
    assert text.index("Zinken") < text.index("Åby") < text.index("district not known")
    assert ">8+<" in text
    assert text.count("not known") >= 4


def test_homes_of_one_origin_are_summed_up_and_say_so_once(english: ZoneClient) -> None:
    source = make_source(kind="survey")
    first = make_stock(rooms=2, source=source)
    make_stock(landlord=first.landlord, rooms=3, source=source)
    text = page(english, first.landlord.get_absolute_url()).split("Homes by district and size")[-1]
    table, below = text.split("</table>")[0], text.split("</table>")[1].split("</section>")[0]
    assert "Together" in table
    assert "Survey response" not in table
    assert "Survey response" in below
    make_stock(landlord=first.landlord, rooms=4)
    text = page(english, first.landlord.get_absolute_url()).split("Homes by district and size")[-1]
    assert "Phone call" in text.split("</table>")[0]


def test_what_is_not_known_of_the_homes_is_a_gap(english: ZoneClient) -> None:
    stock = make_stock(district=None, rent_from=None, rent_to=None, vacancies_a_year=None)
    make_stock(landlord=stock.landlord, district=make_district(name="Ronna"))
    gaps = page(english, stock.landlord.get_absolute_url()).split('id="gaps"')[1]
    for part in ("In which districts the homes are", "(stated only for: Ronna)"):
        assert part in gaps
    for part in ("What the rents are", "How many homes fall vacant in a year"):
        assert f"<li>{part}" in gaps
    known = page(english, make_stock(district=make_district()).landlord.get_absolute_url())
    assert "What the rents are" not in known


def test_a_landlord_without_homes_says_so(english: ZoneClient) -> None:
    text = page(english, make_landlord().get_absolute_url())
    assert "No homes are known" in text


def test_the_page_shows_any_day(english: ZoneClient) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    landlord = landlord_with("remarks", remarks(0), valid_until=yesterday)
    make_requirement(
        scope=landlord.scopes.get(), topic="remarks", tests=remarks(3),
        valid_from=timezone.localdate(),
    )  # fmt: skip
    url = landlord.get_absolute_url()
    assert "Payment remarks: at most 3." in page(english, url)
    before = page(english, url, day=yesterday.isoformat())
    assert "No payment remarks." in before
    assert "Shown as of" in before
    assert f'<a href="{url}">Show today instead</a>' in before
    assert f'href="{LIST}?day={yesterday.isoformat()}"' in before
    assert "Nothing is known" not in before


def test_a_day_before_the_first_fact_says_so(english: ZoneClient) -> None:
    landlord = landlord_with("remarks", remarks(0))
    url = landlord.get_absolute_url()
    text = page(english, url, day="2019-12-31")
    assert "Nothing is known about this landlord before 1 Jan 2020." in text
    assert "Nothing is known" not in page(english, url, day="2020-01-01")
    assert "Nothing is known" not in page(english, make_landlord().get_absolute_url())


def test_an_archived_landlord_opens_with_a_notice(english: ZoneClient) -> None:
    landlord = make_landlord(is_archived=True)
    text = page(english, landlord.get_absolute_url())
    assert "This landlord is archived" in text
    assert "archived" not in page(english, make_landlord().get_absolute_url())


def test_a_merged_landlord_leads_to_the_one_it_is_part_of(english: ZoneClient) -> None:
    other = make_landlord(name="Storgården")
    landlord = make_landlord(merged_into=other, merged_on=date(2026, 3, 1))
    text = page(english, landlord.get_absolute_url())
    assert "part of another one now" in text
    assert f'href="{other.get_absolute_url()}">Storgården</a>' in text
    assert "part of another" not in page(english, landlord.get_absolute_url(), day="2026-02-28")


def test_the_page_tells_what_has_changed(english: ZoneClient) -> None:
    landlord = make_landlord()
    make_stock(landlord=landlord, valid_until=date(2026, 2, 28))
    make_stock(landlord=landlord, valid_from=date(2026, 3, 1))
    text = page(english, landlord.get_absolute_url())
    assert "What has changed" in text
    assert "?day=2026-02-28" in text
    assert "Who wrote what" not in text


def test_only_who_keeps_the_records_is_led_to_their_history(
    signed_in: Callable[[Role], ZoneClient],
) -> None:
    landlord = make_landlord()
    history = f'href="{reverse("admin:landlords_landlord_history", args=[landlord.pk])}"'
    assert history in page(signed_in(Role.COORDINATOR), landlord.get_absolute_url())
    assert history not in page(signed_in(Role.MANAGER), landlord.get_absolute_url())


def test_what_was_written_is_shown_as_text(english: ZoneClient) -> None:
    name = '<b>"Åke" & Co</b>'
    landlord = make_landlord(name=name, note="<script>1</script>", website="https://example.test/")
    for url in (LIST, landlord.get_absolute_url()):
        text = page(english, url)
        assert escape(name) in text
        assert name not in text
    assert "<script>1" not in text
    assert 'href="https://example.test/"' in text


def test_only_who_keeps_records_gets_the_way_to_them(
    worker: ZoneClient, coordinator: ZoneClient
) -> None:
    landlord = make_landlord()
    url = reverse("admin:landlords_landlord_change", args=[landlord.pk])
    assert url in page(coordinator, landlord.get_absolute_url())
    assert url not in page(worker, landlord.get_absolute_url())


@pytest.mark.parametrize("name", ["day", "day[]", "x"])
def test_no_address_breaks_the_page(worker: ZoneClient, name: str) -> None:
    landlord = landlord_with("remarks", remarks(0))
    for value in CORPUS:
        assert landlord.name in page(worker, landlord.get_absolute_url(), **{name: value})


def test_a_day_that_cannot_be_read_is_told(english: ZoneClient) -> None:
    text = page(english, make_landlord().get_absolute_url(), day="0000-00-00")
    assert "There is no such day." in text
    assert "Shown as of" not in text


def test_ten_requirements_cost_what_one_costs(worker: ZoneClient) -> None:
    landlord, whole, narrow, ronna = landlord_everywhere()
    costs = []
    for topics in (["remarks"], ["certainty", "age", "eid", "queue", "contact"]):
        for topic in topics:
            for scope in (whole, narrow):
                make_requirement(scope=scope, topic=topic, confirmed_source=make_source())
                make_exception(scope=scope, topic=topic)
        make_stock(landlord=landlord, district=ronna, rooms=len(topics))
        costs.append(queries_of(worker, landlord.get_absolute_url(), {}))
    assert len(set(costs)) == 1
    assert costs[0] <= 31
