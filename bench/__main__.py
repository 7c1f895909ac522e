"""Run every benchmark, print ratios, and say what of the targets does not hold.

``python -m bench history`` measures only what the history costs.
"""

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

    from config import roles

    settings.STORAGES["staticfiles"] = {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
    }
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    roles.set_up()
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        holds = measured(only_history=sys.argv[1:] == ["history"])
    finally:
        connection.creation.destroy_test_db(settings.DATABASES["default"]["NAME"], verbosity=0)
    return 0 if all(holds) else 1


def measured(*, only_history: bool) -> list[bool]:
    """Measure and print; whether each part's targets hold."""
    from accounts.models import User
    from accounts.roles import Role
    from bench import core, history, importing
    from bench.pages import SIZES, measure
    from bench.table import table, targets
    from landlords.reference_data import load_districts

    costs, history_holds = history.report()
    print(*costs, "", sep="\n")
    if only_history:
        return [history_holds]
    load_districts()
    user = User.objects.create_user(email="bench@example.test", name="Bench", role=Role.CASE_WORKER)
    print(f"Making {SIZES[-1]} landlords and measuring, a few minutes …", file=sys.stderr)
    rows = measure(user)
    with TemporaryDirectory() as folder:
        imports, import_holds = importing.report(Path(folder))
    held = targets(rows)
    lines, core_holds = core.report()
    print(table(rows), "", *held, "", *imports, "", *lines, sep="\n")
    return [history_holds, core_holds, import_holds, *(target.is_held for target in held)]


if __name__ == "__main__":
    sys.exit(main())
