#!/usr/bin/env python
"""Django's command line, with the database login that the command needs."""

import os
import sys

# These change the schema, the roles or whole tables: they log in as the owner.
OWNER_COMMANDS = {
    "create_administrator",
    "makemigrations",
    "migrate",
    "prepare_demo",
    "setup_roles",
    "showmigrations",
}


def main() -> None:
    """Run one management command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if len(sys.argv) > 1 and sys.argv[1] in OWNER_COMMANDS:
        os.environ.setdefault("PORTAL_LOGIN", "owner")
    from django.core.management import execute_from_command_line

    from config.embedded.errors import EmbeddedServerError

    try:
        execute_from_command_line(sys.argv)
    except EmbeddedServerError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
