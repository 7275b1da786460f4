"""The peer's settings: what `startproject` gives, a database of its own on the same server, and connections that are kept."""

from corbiere.database import where
from corbiere.database.state import OWNER, secret_key

SECRET_KEY = secret_key()
ALLOWED_HOSTS = ["127.0.0.1", "testserver"]
DATABASES = {"default": {**where.settings_for(OWNER), "CONN_MAX_AGE": 600, "ATOMIC_REQUESTS": True}}
INSTALLED_APPS = [
    "corbiere.bench.peer",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
]
MIGRATION_MODULES = dict.fromkeys(("auth", "contenttypes", "sessions"))  # the tables as they are today, in one go
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
ROOT_URLCONF = "corbiere.bench.peer.urls"
WSGI_APPLICATION = "corbiere.bench.peer.wsgi.application"
LOGIN_URL = "/login/"
LANGUAGE_CODE, TIME_ZONE, USE_TZ = "en-gb", "Europe/Jersey", True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
