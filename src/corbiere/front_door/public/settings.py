"""Django's settings of the public form, apart from the record's site: no accounts, no sessions, no cookies, one right in the database."""

import os
from pathlib import Path
from typing import Any

from corbiere.database import state, where

HERE = Path(__file__).parent

DEBUG = False
# Digests of addresses and words are made with it, and nothing of the record's site: it is a key of its own.
SECRET_KEY = os.environ.get("CORBIERE_PUBLIC_KEY") or state.public_key()
ALLOWED_HOSTS = os.environ.get("CORBIERE_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
SECURE = os.environ.get("CORBIERE_HTTPS") == "1"
PROXIES = int(os.environ.get("CORBIERE_PROXIES", "0"))
HUB_TELEPHONE = os.environ.get("CORBIERE_HUB_TELEPHONE", "")

DATABASES: dict[str, dict[str, Any]] = {"default": where.settings_for(state.PUBLIC)}
INSTALLED_APPS = ["corbiere.front_door.public", "csp", "django.contrib.staticfiles"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "corbiere.front_door.public.doors.NothingLeftBehindMiddleware",
    "corbiere.front_door.public.doors.OwnPageMiddleware",
    "corbiere.front_door.public.doors.LargestLetterMiddleware",
]
ROOT_URLCONF = "corbiere.front_door.public.urls"
ASGI_APPLICATION = "corbiere.front_door.public.asgi.application"
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None

# What is larger waits in a file without a name until it is whole. Numbers are defaults: no source gives them.
FILE_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
FILE_UPLOAD_HANDLERS = ["corbiere.front_door.public.photo.PhotoHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 50
DATA_UPLOAD_MAX_NUMBER_FILES = 5

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/Jersey"
USE_TZ = True
USE_I18N = False

STATIC_URL = "/static/"
STATICFILES_DIRS = [HERE.parents[1] / "desk" / "vendored"]
WHITENOISE_USE_FINDERS = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"without words": {"()": "corbiere.access.logs.WithoutWords"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "without words"}},
    "root": {"handlers": ["console"], "level": os.environ.get("CORBIERE_LOG", "WARNING")},
    # What these say of a request is what somebody sent: the address of a page, a name of a host, a header.
    "loggers": {name: {"level": "CRITICAL"} for name in ("django.request", "django.security")},
}
