"""The environment tests run in, set before Django reads its settings (see addopts)."""

import os
from pathlib import Path

os.environ.pop("SECRET_KEY", None)
os.environ.pop("ALLOWED_HOSTS", None)
os.environ["PORTAL_DEMO"] = "true"
os.environ["PORTAL_LOGIN"] = "owner"
os.environ["PORTAL_DATA"] = str(Path(__file__).resolve().parent.parent / "var" / "test")
os.environ["PORTAL_PG_FAST"] = "1"  # no fsync: nothing in a test outlives it
os.environ["EMAIL_URL"] = "memorymail://"
# Playwright's own event loop runs in the tests' thread; the live server has threads of its own.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
