"""Django's PostgreSQL backend on the portal's own server, started by the first connection."""

from __future__ import annotations

import functools
import os
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.backends.postgresql import base, client

from config.embedded.programs import find_programs
from config.embedded.server import EmbeddedServer


@functools.cache
def embedded_server() -> EmbeddedServer:
    """This process's handle on the server; PORTAL_PG_FAST=1, for tests, spares the disk."""
    fast = os.environ.get("PORTAL_PG_FAST") == "1"
    return EmbeddedServer(settings.EMBEDDED_DATA, fsync=not fast)


class DatabaseClient(client.DatabaseClient):
    """`manage.py dbshell` on the same server, with the psql that came with it."""

    @classmethod
    def settings_to_cmd_args_env(
        cls, settings_dict: dict[str, Any], parameters: Iterable[str]
    ) -> tuple[list[str], dict[str, str] | None]:
        """The command line and environment of psql."""
        server = embedded_server()
        there = {**settings_dict, "HOST": str(server.ensure())}
        (_, *arguments), env = super().settings_to_cmd_args_env(there, parameters)
        return [str(find_programs(server.folder / "cluster").folder / "psql"), *arguments], env


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection over the server's socket."""

    client_class = DatabaseClient

    def get_connection_params(self) -> dict[str, Any]:
        """Start the server unless it runs, and say where it listens."""
        return {**super().get_connection_params(), "host": str(embedded_server().ensure())}
