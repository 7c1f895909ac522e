"""Make the first account: an administrator, who makes all the others."""

from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import ProgrammingError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Role


class Command(BaseCommand):
    """Run as the owner; a password is chosen on the page whose address is printed."""

    help = "Make an administrator's account and print a link to choose its password."

    def add_arguments(self, parser: CommandParser) -> None:
        """Who she is."""
        parser.add_argument("email", help="the address she signs in with")
        parser.add_argument("name", help="her name, as colleagues see it")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Make the account, or say in one sentence why not."""
        try:
            with transaction.atomic():
                user = new_administrator(options["email"].strip().lower(), options["name"].strip())
                link = password_link(user)
        except ValidationError as error:
            raise CommandError(f"No account was made. {' '.join(error.messages)}") from error
        except ProgrammingError as error:
            raise CommandError(
                "No account was made. The web login may not do this: set PORTAL_LOGIN=owner."
            ) from error
        days = settings.PASSWORD_RESET_TIMEOUT // 86400
        self.stdout.write(f"{user.email} is an administrator.")
        self.stdout.write(f"Choose the password here, once, within {days} days:\n{link}")


def new_administrator(email: str, name: str) -> User:
    """The account, without a password. Raises ``ValidationError``."""
    if not f"{email}{name}".isprintable():
        raise ValidationError(_("There are signs in it that cannot be printed. Type it anew."))
    user = User(email=email, name=name, role=Role.ADMINISTRATOR)
    user.set_unusable_password()
    user.full_clean()
    user.save()
    return user


def password_link(user: User) -> str:
    """The address at which this user chooses a password; it works once."""
    path = reverse(
        "account_reset_password_from_key",
        kwargs={
            "uidb36": user_pk_to_url_str(user),
            "key": default_token_generator.make_token(user),
        },
    )
    return f"{site_address()}{path}"


def site_address() -> str:
    """Where the portal is, as far as its settings tell."""
    if settings.DEMO:
        return "http://localhost:8000"
    return f"https://{settings.ALLOWED_HOSTS[0].lstrip('.*')}"
