"""The portal under test: who visits it, and what each visitor may open."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext

from accounts.models import User
from accounts.roles import Role
from tests.browser.looking import DESK, Window

PASSWORD = "ett långt lösenord att minnas"
REPORT_REFUSALS = """
  window.refusals = [];
  addEventListener("securitypolicyviolation", (event) => {
    window.refusals.push(`${event.violatedDirective} ${event.blockedURI}`);
  });
"""


@dataclass(frozen=True)
class Visitor:
    """Somebody of a role, or nobody signed in, who reads one language."""

    role: Role | None
    language: str

    @property
    def name(self) -> str:
        """For messages and file names."""
        return self.role.value if self.role else "nobody"

    @property
    def email(self) -> str:
        """The account's address."""
        return f"{self.name}.{self.language}@example.test"

    def user(self) -> User:
        """The account, made when it is first needed."""
        found = User.objects.filter(email=self.email).first()
        return found or User.objects.create_user(
            email=self.email, password=PASSWORD, name="Kim Exempel",
            role=self.role, language=self.language,
        )  # fmt: skip


ROLES = (None, *Role)
LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)


class Portal:
    """The live server and the windows in front of it."""

    def __init__(self, url: str, browser: Browser) -> None:
        self.url = url
        self.browser = browser
        self._windows: dict[Visitor, Window] = {}
        self._answers: dict[tuple[Role | None, str], int] = {}

    def window(self, visitor: Visitor) -> Window:
        """The visitor's lasting window, for tests that only look."""
        if visitor not in self._windows:
            page = self.new_context(visitor).new_page()
            self._windows[visitor] = Window(page, self.url, visitor.language)
        return self._windows[visitor]

    def new_context(self, visitor: Visitor, **options: Any) -> BrowserContext:
        """A session of its own, already signed in, in the visitor's language."""
        context = self.browser.new_context(
            **{"base_url": self.url, "viewport": DESK, "locale": "sv-SE", **options}
        )
        context.set_default_timeout(10_000)
        context.add_init_script(REPORT_REFUSALS)
        if visitor.role:
            self.hand_over(context, signed_in(visitor))
        elif visitor.language != settings.LANGUAGE_CODE:
            page = context.new_page()
            page.goto("/konto/logga-in/")
            page.locator(f"button[name=language][value={visitor.language}]").click()
            page.close()
        return context

    def hand_over(self, context: BrowserContext, key: str) -> None:
        """Give a browser the cookie of a session."""
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": self.url}])

    def opens(self, visitor: Visitor, path: str) -> bool:
        """Whether a page is shown to this visitor there, with no way round by another one."""
        asked = visitor.role, path
        if asked not in self._answers:
            answer = self.window(visitor).page.request.get(path, max_redirects=0)
            is_page = answer.headers.get("content-type", "").startswith("text/html")
            self._answers[asked] = answer.status if is_page else 0
        return self._answers[asked] == 200

    def close(self) -> None:
        """Close every lasting window."""
        for window in self._windows.values():
            window.page.context.close()


def signed_in(visitor: Visitor) -> str:
    """The key of a session made at the server, which is quicker than the form."""
    client = Client()
    client.force_login(visitor.user())
    return client.cookies[settings.SESSION_COOKIE_NAME].value
