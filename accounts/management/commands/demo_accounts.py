"""Show who can sign in to the demo."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from accounts.demo import ACCOUNTS, DemoRefused, check_demo, demo_password, missing_accounts


class Command(BaseCommand):
    """Role, e-mail address and password as a small table; demo mode only."""

    help = "Show role, e-mail address and password of the demo accounts (demo mode only)."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Print the table, or say why there is none."""
        try:
            check_demo()
        except DemoRefused as reason:
            raise CommandError(str(reason)) from reason
        if missing_accounts():
            raise CommandError("The demo accounts are not made yet: run make run first.")
        password = demo_password()
        with translation.override("en"):
            rows = [("Role", "E-mail", "Password")]
            rows += [(str(account.role.label), account.email, password) for account in ACCOUNTS]
        widths = [max(len(row[column]) for row in rows) for column in range(2)]
        for role, email, secret in rows:
            self.stdout.write(f"{role:<{widths[0]}}  {email:<{widths[1]}}  {secret}")
