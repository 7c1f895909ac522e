"""Pages that an address alone does not show: errors, nothing found, forms that were not right."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from accounts.roles import Role
from landlords.models import Landlord
from tests.browser import workbooks
from tests.browser.data import example_landlord
from tests.browser.looking import Window
from tests.browser.places import places
from tests.browser.portal import Visitor

Steps = Callable[[Window], int]


@dataclass(frozen=True)
class State:
    """A page in a certain state: who sees it, how to come there, what the server answers."""

    name: str
    role: Role | None
    steps: Steps
    status: int = 200
    is_known_in: str | None = None  # the only language, where a page is made before one is chosen


def at(path: str) -> Steps:
    """Just an address."""
    return lambda window: window.go(path)


def sent(path: str, **values: str) -> Steps:
    """An address, and its form sent with these values."""

    def steps(window: Window) -> int:
        window.go(path)
        for name, value in values.items():
            window.page.locator(f"main [name={name}]").fill(value)
        return window.send("main form:not(.language)")

    return steps


def with_a_stale_form(window: Window) -> int:
    """The sign-in form without its token, as after a long pause."""
    window.go(reverse("account_login"))
    window.page.evaluate("document.querySelectorAll('[name=csrfmiddlewaretoken]')"
                         ".forEach((token) => { token.value = 'x'; })")  # fmt: skip
    window.page.locator("[name=login]").fill("kim@example.test")
    window.page.locator("[name=password]").fill("fel lösenord")
    return window.send("main form")


def landlord(query: str = "") -> Steps:
    """The example landlord's page."""
    return lambda window: window.go(f"{example_landlord().get_absolute_url()}{query}")


def landlord_without_terms(window: Window) -> int:
    """A landlord of whom only the name is known."""
    found = Landlord.objects.filter(scopes=None, stock=None).order_by("pk")[0]
    return window.go(found.get_absolute_url())


def with_a_link(window: Window) -> int:
    """The page behind the link of a letter, where a new password is chosen."""
    [place] = [place for place in places() if place.name == "account_reset_password_from_key"]
    return window.go(place.path(Visitor(None, window.language)))


DIRECTORY = "/hyresvardar/"
SUMMARY = "/hyresvardar/sammanstallning/"
WORKER, COORDINATOR, ADMINISTRATOR = Role.CASE_WORKER, Role.COORDINATOR, Role.ADMINISTRATOR

STATES = (
    State("error-400", WORKER, at("/hyresvardar/?name=%00"), 400, "sv"),
    State("error-403", ADMINISTRATOR, at(DIRECTORY), 403),
    State("error-403-form", None, with_a_stale_form, 403),
    State("error-404", WORKER, at("/finns-inte/"), 404),
    State("error-404-nobody", None, at("/finns-inte/"), 404),
    State("error-404-landlord", WORKER, at("/hyresvardar/999999999/"), 404),
    State("no-such-record", COORDINATOR, at("/admin/landlords/requirement/999999999/change/")),
    State("error-429", None, at("/prov/manga/"), 429),
    State("error-500", WORKER, at("/prov/fel/"), 500),
    State("error-503", WORKER, at("/prov/nere/"), 503),
    State(
        "sign-in-wrong", None,
        sent("/konto/logga-in/", login="kim@example.test", password="fel lösenord"),
    ),
    State("sign-in-empty", None, sent("/konto/logga-in/")),
    State("reset-empty", None, sent("/konto/glomt-losenord/")),
    State("new-password", None, with_a_link),
    State("reset-broken-link", None, at("/konto/nytt-losenord/1-abc-def/")),
    State("password-empty", WORKER, sent("/konto/byt-losenord/")),
    State("directory-nobody", WORKER, at(f"{DIRECTORY}?name=finns+inte")),
    State(
        "directory-filtered", WORKER,
        at(f"{DIRECTORY}?district=ronna&rooms=3&rent=9500&income=income_support&remarks=on"),
    ),
    State("directory-wrong", WORKER, at(f"{DIRECTORY}?rooms=x&rent=-1&day=2026-02-31&district=x")),
    State("directory-earlier", WORKER, at(f"{DIRECTORY}?day=2019-01-31")),
    State("directory-no-such-page", WORKER, at(f"{DIRECTORY}?page=99")),
    State("landlord-earlier", WORKER, landlord("?day=2019-01-31")),
    State("landlord-wrong-day", WORKER, landlord("?day=2026-02-31")),
    State("landlord-unknown", WORKER, landlord_without_terms),
    State("summary-earlier", COORDINATOR, at(f"{SUMMARY}?day=2019-01-31")),
    State("summary-wrong-day", COORDINATOR, at(f"{SUMMARY}?day=x")),
    State("workbook-errors", COORDINATOR, workbooks.with_errors),
    State("workbook-refused", COORDINATOR, workbooks.refused),
    State("workbook-unchanged", COORDINATOR, workbooks.unchanged),
    State("workbook-accepted", COORDINATOR, workbooks.accepted),
    State("workbook-no-day", COORDINATOR, workbooks.without_a_day),
)  # fmt: skip


# A table of amounts is begun from the page of what is missing, which says of which norm.
ASKS = {"landlords_normtable": "?norm=national_norm&year=2027"}


def record_states() -> tuple[State, ...]:
    """Each list of records with nothing in it, and each new record sent empty."""
    found = []
    for place in places():
        kind = place.name.removeprefix("admin:").rpartition("_")[0]
        keeper = ADMINISTRATOR if kind.startswith("accounts_") else COORDINATOR
        if place.name.endswith("_changelist"):
            path = reverse(place.name)
            found.append(State(f"{kind}-none", keeper, at(f"{path}?q=finns+inte")))
        elif place.name.endswith("_add"):
            found.append(
                State(f"{kind}-empty", keeper, sent(f"{reverse(place.name)}{ASKS.get(kind, '')}"))
            )
    return tuple(found)


ALL_STATES = STATES + record_states()
