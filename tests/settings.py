"""The product's settings for tests: in a throw-away folder, on TEST_DATABASE_URL, DATABASE_URL or SQLite in memory."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

_folder = tempfile.mkdtemp(prefix="phoihop-test-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ["PHOIHOP_DATA"] = _folder
os.environ["PHOIHOP_DEMO"] = "false"
if "TEST_DATABASE_URL" in os.environ:
    os.environ["DATABASE_URL"] = os.environ["TEST_DATABASE_URL"]

from phoihop.site.settings import *  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # scrypt is slow by design
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = True  # no collected files in tests
WHITENOISE_USE_FINDERS = True
if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    DATABASES["default"]["CONN_MAX_AGE"] = (
        0  # live servers leave no connection behind that keeps the database from being dropped
    )
else:
    DATABASES["default"]["TEST"] = {"NAME": ":memory:"}  # what pytest-django takes for SQLite by Django's engine alone
INSTALLED_APPS = [*INSTALLED_APPS, "django_migration_linter"]
