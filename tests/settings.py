"""The project's settings as the suite runs them: plain HTTP, no argon2 work factor, no static files built, no cache."""

import os

os.environ["HTTPS"] = "0"
os.environ.setdefault("DEBUG", "0")

from pnig.settings import *
from pnig.settings import STORAGES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
