"""The table of the database cache, which counts attempts to sign in.

Made here and not by ``createcachetable``, so that it is there before the grants are given.
"""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """The shape Django's database cache expects."""

    dependencies: ClassVar = [("accounts", "0001_user")]
    operations: ClassVar = [
        migrations.RunSQL(
            sql=[
                (
                    "CREATE TABLE portal_cache (cache_key varchar(255) PRIMARY KEY, "
                    "value text NOT NULL, expires timestamptz NOT NULL)"
                ),
                "CREATE INDEX portal_cache_expires ON portal_cache (expires)",
            ],
            reverse_sql=["DROP TABLE portal_cache"],
        ),
    ]
