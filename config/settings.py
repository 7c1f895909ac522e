"""Every setting. What differs between machines comes from the environment (see .env.example)."""

import secrets
from pathlib import Path

import bootstrap_wrapper
import environ
import pghistory
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from config.shared.once import made_once

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
if (BASE_DIR / ".env").is_file():
    env.read_env(BASE_DIR / ".env")

DATA_FOLDER = Path(env("PORTAL_DATA", default="") or BASE_DIR / "var").resolve()
DEBUG = env.bool("DEBUG", default=False)
DEMO = env.bool("PORTAL_DEMO", default=False)
LOOPBACK = ["localhost", "127.0.0.1", "[::1]"]


def demo_secret(name: str) -> str:
    """A secret of this data folder's own, made at its first use; demo mode only."""
    return made_once(DATA_FOLDER / name, lambda: secrets.token_urlsafe(50))


if DEMO and ("SECRET_KEY" in env.ENVIRON or "ALLOWED_HOSTS" in env.ENVIRON):
    raise ImproperlyConfigured(
        "Demo mode has accounts that anyone can read on the screen, so it refuses SECRET_KEY and "
        "ALLOWED_HOSTS, which are production's: unset them here or in .env, or unset PORTAL_DEMO "
        "(which make run and make test set)."
    )
SECRET_KEY = demo_secret("secret-key") if DEMO else env("SECRET_KEY")
ALLOWED_HOSTS = LOOPBACK if DEMO else env.list("ALLOWED_HOSTS")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.admin.apps.SimpleAdminConfig",
    "allauth",
    "allauth.account",
    "django.forms",
    "pgtrigger",
    "pghistory",
    "django_filters",
    "crispy_forms",
    "crispy_bootstrap5",
    "accounts",
    "landlords",
    "inventory",
    "cases",
    "config",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "config.shared.http.PrivateResponseMiddleware",
    "config.shared.http.CleanInputMiddleware",
    "config.shared.zones.ZoneMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "config.shared.zones.SignedInMiddleware",
    "accounts.middleware.LanguageMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "landlords.middleware.ChannelNamesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.menu.menu",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "crispy_forms.templatetags.crispy_forms_tags",
                "lucide.templatetags.lucide",
                "config.shared.components",
            ],
        },
    }
]

# Two logins to one database: the owner migrates, the web processes own nothing (docs/operating.md).
PORTAL_LOGIN = env("PORTAL_LOGIN", default="web")
WEB_LOGIN, OWNER_LOGIN = "portal_web", "portal_owner"
EMBEDDED_DATA = DATA_FOLDER / "postgres"
if env("DATABASE_URL", default="") and env("OWNER_DATABASE_URL", default=""):
    _logins = {"web": env.db("DATABASE_URL"), "owner": env.db("OWNER_DATABASE_URL")}
elif env("DATABASE_URL", default="") or env("OWNER_DATABASE_URL", default=""):
    raise ImproperlyConfigured(
        "DATABASE_URL (the web processes' login) and OWNER_DATABASE_URL (the owner's login) belong "
        "together and one of them is missing. Set both, or neither to use the embedded server."
    )
else:
    _embedded = {"ENGINE": "config.embedded", "NAME": "portal"}
    _logins = {
        "web": {**_embedded, "USER": WEB_LOGIN},
        "owner": {**_embedded, "USER": OWNER_LOGIN},
    }
if PORTAL_LOGIN not in _logins:
    raise ImproperlyConfigured("PORTAL_LOGIN must be web or owner.")
WEB_DATABASE = _logins["web"]
DATABASES = {
    "default": {
        **_logins[PORTAL_LOGIN],
        "ATOMIC_REQUESTS": True,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    },
}
if env("PORTAL_TEST_DB", default=""):  # several test runs on one server, each with its own
    DATABASES["default"]["TEST"] = {"NAME": f"test_{env('PORTAL_TEST_DB')}"}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "portal_cache",
    },
}

# What is kept of every change of a record (landlords/models/history.py): in each event itself who
# did it, so that nobody can rewrite it; no indices but those that are asked for.
PGHISTORY_APPEND_ONLY = True
PGHISTORY_CONTEXT_FIELD = pghistory.ContextJSONField()
PGHISTORY_CONTEXT_ID_FIELD = pghistory.ContextUUIDField()
PGHISTORY_FOREIGN_KEY_FIELD = pghistory.ForeignKey(db_index=False)

# Months after the last day of a contact person until manage.py purge_contacts erases the person.
CONTACT_RETENTION_MONTHS = env.int("CONTACT_RETENTION_MONTHS", default=12)

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
EMAIL_CONFIG = env.email("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="portalen@localhost")

SESSION_COOKIE_AGE = 9 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEMO
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = (
    ("session", "csrf") if DEMO else ("__Host-session", "__Host-csrf")
)
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "config.errors.csrf_failure"
SECURE_SSL_REDIRECT = not DEMO
SECURE_HSTS_SECONDS = 0 if DEMO else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not DEMO
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", _("Swedish")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "config.formats"
USE_THOUSAND_SEPARATOR = True
TIME_ZONE = "Europe/Stockholm"

STATIC_URL = "/static/"
STATIC_ROOT = DATA_FOLDER / "static"
STATICFILES_DIRS = [
    BASE_DIR / "static",
    ("bootstrap", bootstrap_wrapper.get_bootstrap_dir()),
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
# One address takes one file, which never touches the disk; anywhere else files are passed over.
FILE_UPLOAD_HANDLERS = ["config.shared.uploads.InMemory"]
DATA_UPLOAD_MAX_NUMBER_FILES = 1
UPLOAD_PATH = "/admin/arbetsbok/"
UPLOAD_MAX_SIZE = 5 * 1024 * 1024

# To standard error, without values: no request bodies, no parameters of statements.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django.request": {"level": "ERROR"}},
}
