"""Make everything ready for the demo; what is ready already is left alone."""

from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from accounts.demo import DemoRefused, load_demo_accounts
from config import catalogues, grants, history_guard, roles
from config.shared.zones import Zone, entered
from landlords.models import Landlord
from landlords.reference_data import FOLDER, load_all

INVENTORY = FOLDER / "demo_inventory.json"


class Command(BaseCommand):
    """Run as the owner; safe and quick to run again."""

    help = "Tables, roles, reference data, demo accounts, demo landlords, static files."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Each step in its order, a line each."""
        if not settings.DEMO:
            raise CommandError(
                "Demo data is for demo mode only: set PORTAL_DEMO=true on a machine of your own."
            )
        self.roles()
        self.tables()
        self.texts()
        self.accounts()
        self.landlords()
        self.static_files()

    def say(self, line: str) -> None:
        """Tell the terminal at once how far it has come."""
        self.stdout.write(line)
        self.stdout.flush()

    def roles(self) -> None:
        """The database's roles; an owner who may not make them needs not, once they are there."""
        roles.check_web_login()
        if roles.missing_roles() or not roles.are_tied():
            call_command("setup_roles", stdout=self.stdout)

    def tables(self) -> None:
        """Migrations that are missing, and the rights."""
        executor = MigrationExecutor(connection)
        waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
        if waiting:
            self.say(f"Database: applying {waiting} migrations …")
            call_command("migrate", verbosity=0, interactive=False)
        elif grants.held() != grants.declared() or not history_guard.is_closed():
            grants.apply()
        self.say("Database: ready.")

    def texts(self) -> None:
        """Catalogues that are newer than what was made from them."""
        compiled = catalogues.compile_stale()
        self.say(f"Texts: {len(compiled)} catalogues compiled." if compiled else "Texts: ready.")

    def accounts(self) -> None:
        """One account of each role."""
        try:
            made = load_demo_accounts()
        except DemoRefused as reason:
            raise CommandError(str(reason)) from reason
        self.say(f"Accounts: {made} made." if made else "Accounts: ready.")

    def landlords(self) -> None:
        """Reference data that is missing; the invented landlords if there are none at all."""
        with entered(Zone.ADMIN):
            load_all()
            is_empty = not Landlord.objects.exists()
        if is_empty:
            self.say("Landlords: bringing in the demo inventory …")
            call_command("import_inventory", str(INVENTORY), apply=True, stdout=StringIO())
        self.say("Landlords: ready.")

    def static_files(self) -> None:
        """Collect and compress them, if any is new or has changed since the last time."""
        wanted = fingerprint()
        stamp = Path(settings.DATA_FOLDER) / "static.stamp"
        if Path(settings.STATIC_ROOT).is_dir() and stamp.is_file() and stamp.read_text() == wanted:
            self.say("Static files: ready.")
            return
        self.say("Static files: collecting …")
        stamp.unlink(missing_ok=True)
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
        stamp.write_text(wanted)
        self.say("Static files: ready.")


def fingerprint() -> str:
    """What the static files are made from: names, sizes and days, and where they go."""
    found = sha256(f"{settings.STATIC_ROOT}\n{settings.STORAGES['staticfiles']}\n".encode())
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda item: item[0]):
            about = Path(storage.path(name)).stat()
            found.update(f"{name}\n{about.st_size}\n{about.st_mtime_ns}\n".encode())
    return found.hexdigest()
