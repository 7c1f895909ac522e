"""The top layer as an app of its own: it owns the grants and the commands that need every app."""

from typing import Any

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules


def apply_grants(**_kwargs: Any) -> None:
    """Give every zone its rights again after each migration."""
    from config import grants

    grants.apply()


class ConfigConfig(AppConfig):
    """Wiring."""

    name = "config"
    verbose_name = "Bostadsportalen"

    def ready(self) -> None:
        """Connect the grants to migrations; register each app's admin."""
        autodiscover_modules("admin")
        # Sent for apps with models only, and after the last migration of them all: one will do.
        post_migrate.connect(
            apply_grants, sender=apps.get_app_config("accounts"), dispatch_uid="config.grants"
        )
