"""Demo accounts: one of each role, one password of this data folder's own. Demo mode only."""

import secrets
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from accounts.models import User
from accounts.roles import Role
from config.shared.once import made_once
from config.shared.zones import Zone, entered

CONSONANTS, VOWELS = "bdfglmnprstv", "aeiou"
WORDS, SYLLABLES = 4, 2  # bamo-telu-rafi-suno: 47 bits, and easy to type


class DemoRefused(Exception):  # noqa: N818 - it is no error of the program
    """One sentence that says why there are no demo accounts here."""


@dataclass(frozen=True)
class DemoAccount:
    """Somebody to sign in as: named by function, never a person."""

    email: str
    name: str
    role: Role


ACCOUNTS = (
    DemoAccount("handlaggare@demo.test", "Handläggare (demo)", Role.CASE_WORKER),
    DemoAccount("samordnare@demo.test", "Samordnare (demo)", Role.COORDINATOR),
    DemoAccount("chef@demo.test", "Enhetschef (demo)", Role.MANAGER),
    DemoAccount("administrator@demo.test", "Administratör (demo)", Role.ADMINISTRATOR),
)


def check_demo() -> None:
    """Refuse outside demo mode, and where people have accounts of their own."""
    if not settings.DEMO:
        raise DemoRefused(
            "Demo accounts exist in demo mode only, because anyone can read their password: set "
            "PORTAL_DEMO=true on a machine of your own."
        )
    with entered(Zone.LOGIN):
        if User.objects.filter(is_demo=False).exists():
            raise DemoRefused(
                "This database holds accounts that are not demo accounts, so it gets none: use "
                "another database or another PORTAL_DATA for the demo."
            )


def missing_accounts() -> list[DemoAccount]:
    """Demo accounts that are not there yet."""
    with entered(Zone.LOGIN):
        there = set(User.objects.values_list("email", flat=True))
    return [account for account in ACCOUNTS if account.email not in there]


@transaction.atomic
def load_demo_accounts() -> int:
    """Make the accounts that are missing, and give all of them the password; how many were made."""
    check_demo()
    missing = missing_accounts()
    hashed = current_hash() or make_password(demo_password())
    with entered(Zone.ADMIN):
        for account in missing:
            User.objects.create(
                email=account.email,
                name=account.name,
                role=account.role,
                is_demo=True,
                password=hashed,
            )
    with entered(Zone.LOGIN):
        emails = [account.email for account in ACCOUNTS]
        User.objects.filter(email__in=emails).exclude(password=hashed).update(password=hashed)
    return len(missing)


def current_hash() -> str | None:
    """The hash the accounts have already, if it is of this folder's password.

    They share one hash, so that a start without changes costs one check and not four.
    """
    with entered(Zone.LOGIN):
        emails = [account.email for account in ACCOUNTS]
        user = User.objects.filter(email__in=emails, is_demo=True).order_by("pk").first()
    if user is None or not check_password(demo_password(), user.password):
        return None
    return user.password


def demo_password() -> str:
    """The password of this data folder, made at random at its first use."""
    return made_once(Path(settings.DATA_FOLDER) / "demo-password", random_password)


def random_password() -> str:
    """Four made-up words."""
    return "-".join(
        "".join(
            secrets.choice(CONSONANTS) + secrets.choice(VOWELS) for _syllable in range(SYLLABLES)
        )
        for _word in range(WORDS)
    )
