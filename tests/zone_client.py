"""Requests in tests log in to the database as the web processes do."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.test import Client

from config.roles import web_login


@contextmanager
def as_web_login() -> Iterator[None]:
    """Be the web processes' login: no grants of its own, only those of the zone it enters."""
    run(f"SET SESSION AUTHORIZATION {web_login()}")
    try:
        yield
    finally:
        run("RESET SESSION AUTHORIZATION")


def run(statement: str) -> None:
    """Run one statement."""
    with connection.cursor() as cursor:
        cursor.execute(statement)


class ZoneClient(Client):
    """The test client under the web processes' login; a stream is read to its end inside it."""

    def request(self, **request: Any) -> Any:
        """One request."""
        with as_web_login():
            response: Any = super().request(**request)
            if response.streaming:
                response.streaming_content = iter([b"".join(response.streaming_content)])
        return response


def log_in_as_web(connection: Any, **_kwargs: Any) -> None:
    """Every thread of the live server logs in as the web processes do."""
    if threading.current_thread() is not threading.main_thread():
        with connection.cursor() as cursor:
            cursor.execute(f"SET SESSION AUTHORIZATION {web_login()}")
