"""The app."""

from django.apps import AppConfig


class LandlordsConfig(AppConfig):
    """Landlords."""

    name = "landlords"
