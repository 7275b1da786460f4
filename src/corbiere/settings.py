"""Django's settings. Tests and use differ only by the environment, which README.md lists."""

import os
from pathlib import Path
from typing import Any

from corbiere.database import state, where

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]

DEBUG = False
SECRET_KEY = os.environ.get("CORBIERE_SECRET_KEY") or state.secret_key()
ALLOWED_HOSTS = os.environ.get("CORBIERE_HOSTS", "localhost,127.0.0.1,[::1],testserver").split(",")
SECURE = os.environ.get("CORBIERE_HTTPS") == "1"  # set where TLS ends before us: cookies are then sent over TLS alone

# "owner" changes the tables (`corbiere db migrate`); where the application runs, its address need not be known.
DATABASES: dict[str, dict[str, Any]] = {"default": {**where.settings_for(state.APP), "ATOMIC_REQUESTS": True}}
if where.knows(state.OWNER):
    DATABASES["owner"] = where.settings_for(state.OWNER)

INSTALLED_APPS = [
    "corbiere.ledger",
    "corbiere.people",
    "corbiere.agencies",
    "corbiere.access",
    "corbiere.meetings",
    "corbiere.plans",
    "corbiere.registers",
    "corbiere.front_door",
    "corbiere.protection",
    "corbiere.casework",
    "corbiere.wellbeing",
    "corbiere.care",
    "corbiere.education",
    "corbiere.exchange",
    "corbiere.desk",
    "corbiere.people.pages",
    "corbiere.registers.pages",
    "corbiere.insight.pages",
    "corbiere.front_door.pages",
    "corbiere.protection.pages",
    "corbiere.wellbeing.pages",
    "corbiere.care.pages",
    "corbiere.education.pages",
    "corbiere.api",
    "allauth",
    "allauth.account",
    "csp",
    "django_htmx",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "corbiere.access.caching.NotKeptMiddleware",
    "csp.middleware.CSPMiddleware",
    "corbiere.desk.forms.upload_limit.LargestPostMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "corbiere.access.sessions.ExpiryMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "corbiere.urls"
WSGI_APPLICATION = "corbiere.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "corbiere.desk.context.everywhere",
            ]
        },
    }
]

# Signing in.
AUTH_USER_MODEL = "access.Account"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "corbiere.access.passwords.EasyToGuessValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
CARERS_PAGE = "care:my-children"  # where a foster carer is led instead
ACCOUNT_ADAPTER = "corbiere.access.accounts.Adapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": None}  # ours count failures alone: access/failed_sign_ins.py
# Defaults: no source gives them. Waits in minutes. After so many failures of an account in a day or an address in an hour, new turns wait.
SIGN_IN_FREE_FAILURES = int(os.environ.get("CORBIERE_SIGN_IN_FREE_FAILURES", "5"))
SIGN_IN_WAITS = [float(minutes) for minutes in os.environ.get("CORBIERE_SIGN_IN_WAITS", "1,2,4,8,15").split(",")]
SIGN_IN_FIRST_WAIT = float(os.environ.get("CORBIERE_SIGN_IN_FIRST_WAIT", "5"))
SIGN_IN_FAILURES_OF_AN_ACCOUNT = int(os.environ.get("CORBIERE_SIGN_IN_FAILURES_OF_AN_ACCOUNT", "50"))
SIGN_IN_FAILURES_OF_AN_ADDRESS = int(os.environ.get("CORBIERE_SIGN_IN_FAILURES_OF_AN_ADDRESS", "100"))
KNOWN_BROWSER_DAYS = int(os.environ.get("CORBIERE_KNOWN_BROWSER_DAYS", "180"))
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("CORBIERE_PROXIES", "0"))  # how many stand before us and say whose address it is
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "access_cache", "OPTIONS": {"MAX_ENTRIES": 100_000}}
}
IDLE_MINUTES = int(os.environ.get("CORBIERE_IDLE_MINUTES", "30"))  # default: no source gives it
LONGEST_HOURS = int(os.environ.get("CORBIERE_LONGEST_HOURS", "10"))  # default: no source gives it
SESSION_ENGINE = "corbiere.access.session_store"
SESSION_COOKIE_AGE = LONGEST_HOURS * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "corbiere.desk.errors.csrf_failed"

# What a browser may do with our pages.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

API_CALLS_A_MINUTE = int(os.environ.get("CORBIERE_API_CALLS", "600"))  # of one person, in one server process. A default: no source gives it

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/Jersey"
USE_TZ = True
USE_I18N = True
FORMAT_MODULE_PATH: list[str] = []
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("CORBIERE_STATIC", state.folder() / "static"))
STATICFILES_DIRS = [HERE / "desk" / "vendored"]
WHITENOISE_USE_FINDERS = True
MEDIA_ROOT = Path(os.environ.get("CORBIERE_FILES", state.folder() / "files"))
CHART_SECONDS = 20.0  # for one chart, of which the first takes the longest; nobody waits any longer for a picture
DOCUMENT_FONTS = HERE / "desk" / "vendored" / "typeface" / "print"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"without words": {"()": "corbiere.access.logs.WithoutWords"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "without words"}},
    "root": {"handlers": ["console"], "level": os.environ.get("CORBIERE_LOG", "WARNING")},
}
