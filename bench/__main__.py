"""Run every benchmark and print ratios."""

import sys

import bench.environment  # noqa: F401  (sets the environment before Django reads it)

import django  # isort: skip


def main() -> None:
    """Make a database, measure, print, drop it."""
    django.setup()
    from django.conf import settings
    from django.db import connection

    from accounts.models import User
    from accounts.roles import Role
    from bench import pages
    from config import roles
    from landlords.reference_data import load_districts

    settings.STORAGES["staticfiles"] = {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
    }
    roles.set_up()
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        load_districts()
        user = User.objects.create_user(
            email="bench@example.test", name="Bench", role=Role.CASE_WORKER
        )
        print(f"Making {pages.SIZES[-1]} landlords …", file=sys.stderr)
        print(pages.table(pages.measure(user)))
    finally:
        connection.creation.destroy_test_db(settings.DATABASES["default"]["NAME"], verbosity=0)


if __name__ == "__main__":
    main()
