"""Make the database roles that serve the site."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError
from django.db import ProgrammingError, connection, transaction

from config import roles


class Command(BaseCommand):
    """Run as the owner before the first migration; safe to run again."""

    help = "Make the database roles that serve the site (safe to run again)."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Make them, or say which lines someone with the right to do so must run."""
        try:
            with transaction.atomic():
                made = roles.set_up()
        except ImproperlyConfigured as error:
            raise CommandError(str(error)) from error
        except ProgrammingError as error:
            connection.ensure_connection()
            lines = ";\n".join(
                line.as_string(connection.connection)
                for line in roles.statements(roles.missing_roles())
            )
            reason = str(error).strip().partition("\n")[0]
            raise CommandError(
                f"The owner's login may not make and tie roles ({reason}). "
                f"Let an administrator of the server run these lines:\n{lines};"
            ) from error
        self.stdout.write(f"Roles made: {', '.join(made) or 'none, all were there'}.")
