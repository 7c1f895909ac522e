"""Zones: which database role serves which part of the site.

The web processes log in as ``portal_web``, which owns nothing and has no grants of its own. Each
request becomes one of the roles below for the length of one transaction; what a role may do stands
in ``config/grants.py``. Outside such a transaction nothing at all may be read.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Any, ClassVar

from django.core.management.base import BaseCommand
from django.db import OperationalError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string

from config.embedded.errors import EmbeddedServerError
from config.shared.changes import NOBODY, done_by
from config.shared.locally import set_locally

GetResponse = Callable[[HttpRequest], HttpResponse]


class Zone(StrEnum):
    """The database roles that serve requests and commands."""

    APP = "portal_app"
    LOGIN = "portal_login"
    ADMIN = "portal_admin"


PREFIXES = (("/konto/", Zone.LOGIN), ("/admin/", Zone.ADMIN))


def zone_of(path: str) -> Zone:
    """The zone that serves this path; the internal zone unless a prefix says otherwise."""
    return next((zone for prefix, zone in PREFIXES if path.startswith(prefix)), Zone.APP)


@contextmanager
def entered(zone: Zone) -> Iterator[None]:
    """Be this role for one transaction.

    The role is given back, and who does it forgotten, when a transaction surrounds this one: a
    released savepoint keeps what was set inside it, so without this both would outlive their
    request (in tests, mostly).
    """
    nested = connection.in_atomic_block
    with transaction.atomic():
        set_locally({"role": zone.value})
        yield
        if nested and not connection.needs_rollback:
            set_locally({"role": "none", **NOBODY})


class ZoneMiddleware:
    """Outermost around everything that asks the database: one transaction, one role, a request.

    ``ATOMIC_REQUESTS`` wraps the view only; sessions, the signed-in user and messages are read and
    saved outside it. A view that failed leaves this transaction usable, so that its error page can
    still be made; an answer of 500 or above writes nothing.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        try:
            connection.close_if_health_check_failed()  # one that outlived its server is made anew
            connection.ensure_connection()
        except (OperationalError, EmbeddedServerError):
            return HttpResponse(render_to_string("503.html"), status=503)
        with entered(zone_of(request.path_info)):
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response


class SignedInMiddleware:
    """Tell the database who is signed in, for the policies that ask and for its history."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            set_locally({"app.uid": str(request.user.pk), **done_by(user=request.user.pk)})
        return self.get_response(request)


class ZoneCommand(BaseCommand, ABC):
    """A management command that runs as one of the roles; write ``run`` instead of ``handle``."""

    zone: ClassVar[Zone]

    def handle(self, *args: Any, **options: Any) -> str | None:
        """Run inside the zone; everything is one transaction."""
        with entered(self.zone):
            set_locally(done_by(command=type(self).__module__.rpartition(".")[2]))
            return self.run(*args, **options)

    @abstractmethod
    def run(self, *args: Any, **options: Any) -> str | None:
        """What the command does."""
