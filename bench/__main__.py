"""Run every benchmark, print ratios, and say what of the targets does not hold."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import bench.environment  # noqa: F401  (sets the environment before Django reads it)

import django  # isort: skip


def main() -> int:
    """Make a database, measure, print, drop it; 1 if a target is broken."""
    django.setup()
    from django.conf import settings
    from django.db import connection

    from accounts.models import User
    from accounts.roles import Role
    from bench import core, importing
    from bench.pages import SIZES, measure
    from bench.table import table, targets
    from config import roles
    from landlords.reference_data import load_districts

    settings.STORAGES["staticfiles"] = {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
    }
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    roles.set_up()
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        load_districts()
        user = User.objects.create_user(
            email="bench@example.test", name="Bench", role=Role.CASE_WORKER
        )
        print(f"Making {SIZES[-1]} landlords and measuring, a few minutes …", file=sys.stderr)
        rows = measure(user)
        with TemporaryDirectory() as folder:
            imports, import_holds = importing.report(Path(folder))
    finally:
        connection.creation.destroy_test_db(settings.DATABASES["default"]["NAME"], verbosity=0)
    held = targets(rows)
    lines, core_holds = core.report()
    print(table(rows), "", *held, "", *imports, "", *lines, sep="\n")
    holds = core_holds and import_holds and all(target.is_held for target in held)
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
