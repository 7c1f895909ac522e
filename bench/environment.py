"""The environment benchmarks run in: a database of their own, cleared at every run."""

import os
from pathlib import Path

os.environ["PORTAL_DEMO"] = "true"
os.environ["PORTAL_LOGIN"] = "owner"
os.environ["PORTAL_DATA"] = str(Path(__file__).resolve().parent.parent / "var" / "bench")
os.environ["PORTAL_TEST_DB"] = "bench"
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
