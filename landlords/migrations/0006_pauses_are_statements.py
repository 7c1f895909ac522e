"""Keys are unique; pauses stand in rows of their own since the migration before this one."""

from django.db import migrations, models

import landlords.models.names


class Migration(migrations.Migration):
    dependencies = [
        ("landlords", "0005_pauses_to_statements"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="landlord",
            name="pause_ends_after_it_begins",
        ),
        migrations.RemoveField(
            model_name="landlord",
            name="pause_reason",
        ),
        migrations.RemoveField(
            model_name="landlord",
            name="paused_from",
        ),
        migrations.RemoveField(
            model_name="landlord",
            name="paused_until",
        ),
        migrations.AlterField(
            model_name="landlord",
            name="key",
            field=models.SlugField(
                default=landlords.models.names.new_key,
                help_text="Stays the same in files, also when the name changes.",
                max_length=100,
                unique=True,
                verbose_name="key",
            ),
        ),
    ]
