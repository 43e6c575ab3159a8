"""Settings. Each comes from the environment and has a default that serves one office PC; docs/settings.md lists them."""

from __future__ import annotations

import secrets
from pathlib import Path

from environs import Env

env = Env()

ROOT = Path(__file__).resolve().parent.parent  # the package
DATA = Path(env.str("PHOIHOP_DATA", "var")).resolve()  # database, files, secret: what a backup holds
DATA.mkdir(parents=True, exist_ok=True)


def _kept_secret(path: Path) -> str:
    """A secret key of this installation, made on its first start."""
    try:
        with path.open("x", encoding="ascii") as file:
            path.chmod(0o600)
            file.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return path.read_text(encoding="ascii")


DEMO = env.bool("PHOIHOP_DEMO", False)  # demo accounts with a printed password; never for real data
DEBUG = env.bool("PHOIHOP_DEBUG", False)  # error pages with the program's insides; developers only
# signs sessions; made on the first start, kept in PHOIHOP_DATA
SECRET_KEY = env.str("SECRET_KEY", "") or _kept_secret(DATA / "secret_key")
# hashes citizens' tracking codes; never in the database; made on the first start, kept in PHOIHOP_DATA
VOICES_KEY = env.str("PHOIHOP_VOICES_KEY", "") or _kept_secret(DATA / "voices_key")
ALLOWED_HOSTS: list[str] = env.list(
    "PHOIHOP_HOSTS", ["localhost", "127.0.0.1", "[::1]"]
)  # host names that the site answers to
CSRF_TRUSTED_ORIGINS: list[str] = env.list(
    "PHOIHOP_ORIGINS", []
)  # https://name of a proxy that passes another host name
HTTPS = env.bool("PHOIHOP_HTTPS", False)  # set it where a proxy terminates TLS: secure cookies, HSTS
CSRF_FAILURE_VIEW = "phoihop.ground.pages.form_refused"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_ENGINE = "phoihop.ground.sessions"
SESSION_COOKIE_AGE = env.int("PHOIHOP_SESSION_HOURS", 12) * 3600  # signed out after so many hours
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"

INSTALLED_APPS = [
    "phoihop.site",
    "phoihop.ground",
    "phoihop.ledger",
    "phoihop.units",
    "phoihop.templating",
    "phoihop.documents",
    "phoihop.publishing",
    "phoihop.programmes",
    "phoihop.tasks",
    "phoihop.indicators",
    "phoihop.rounds",
    "phoihop.steering",
    "phoihop.voices",
    "phoihop.reviews",
    "phoihop.notices",
    "phoihop.desk",
    "phoihop.portal",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "rules",
    "django.forms",
]

MIDDLEWARE = [
    "phoihop.portal.caching.kept_pages",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "phoihop.site.middleware.language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "phoihop.units.middleware.acting",
]

ROOT_URLCONF = "phoihop.site.urls"
FORM_RENDERER = "phoihop.ground.forms.Renderer"
WSGI_APPLICATION = "phoihop.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "phoihop.ground.shell.context",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "phoihop.ground.templatetags.words"],
        },
    },
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "NAME": "rows",
        "APP_DIRS": True,
        "OPTIONS": {"environment": "phoihop.ground.rows.environment"},
    },
]

DATABASES = {
    "default": env.dj_db_url("DATABASE_URL", f"sqlite:///{DATA / 'phoihop.sqlite3'}")  # postgres://user:key@host/name
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["ENGINE"] = "phoihop.site.sqlite3"
    # IMMEDIATE: a writer waits for its turn instead of failing half-way. FULL: NORMAL loses acknowledged commits at a power cut.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "cached_statements": 512,  # as many as the house has queries; Python's 128 would be compiled over and over
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY;",
    }
    DATABASES["default"]["CONN_MAX_AGE"] = None  # opening costs more than most pages: 3.6 ms, measured
else:
    DATABASES["default"].setdefault("CONN_MAX_AGE", 300)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "units.Account"
AUTHENTICATION_BACKENDS = ["phoihop.units.backends.Backend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "full_name", "email")},
    },
    # Level 2 of the security levels asks for 14 letters, 8 with a second factor.
    {
        "NAME": "phoihop.units.passwords.LongEnough",
        "OPTIONS": {"min_length": env.int("PHOIHOP_PASSWORD_LENGTH", 14)},  # letters, at least
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:overview"
# Sign-in by allauth: user name and password, then a one-time code where the account has a second factor. Administrators make
# the accounts, so nobody signs up and no address is confirmed.
ACCOUNT_ADAPTER = "phoihop.units.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no mail to strangers whose address somebody typed
ACCOUNT_EMAIL_SUBJECT_PREFIX = "[Phối Hợp] "
ACCOUNT_LOGOUT_REDIRECT_URL = "portal:home"
ACCOUNT_RATE_LIMITS = {
    "accept_invitation": "20/m/ip"
}  # beside allauth's own: 5 wrong passwords in 5 minutes an account, …
ACCOUNT_FORMS = {
    "login": "phoihop.units.forms.signing_in.SignInForm",
    "change_password": "phoihop.units.forms.signing_in.NewPasswordForm",
    "reset_password": "phoihop.units.forms.signing_in.ForgottenForm",
    "reset_password_from_key": "phoihop.units.forms.signing_in.ResetForm",
    "reauthenticate": "phoihop.units.forms.signing_in.AgainForm",
}
MFA_ADAPTER = "phoihop.units.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses are not confirmed here
MFA_TOTP_ISSUER = "Phối Hợp"
MFA_TOTP_TOLERANCE = 1  # phones and office PCs differ by some seconds
MFA_FORMS = {
    "authenticate": "phoihop.units.forms.signing_in.CodeForm",
    "reauthenticate": "phoihop.units.forms.signing_in.CodeAgainForm",
    "activate_totp": "phoihop.units.forms.signing_in.ActivateForm",
}
# A proxy that terminates TLS names the visitor's address in X-Forwarded-For; without one that header is the visitor's own word.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if HTTPS else 0
CACHES = {
    "default": env.dj_cache_url("CACHE_URL", f"file://{DATA / 'cache'}"),  # counts guesses; redis://… for many
}

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [ROOT / "site" / "locale"]
TIME_ZONE = env.str("PHOIHOP_TIME_ZONE", "Asia/Ho_Chi_Minh")  # whose midnight a deadline ends at
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
FILES = DATA / "files"  # what people upload; never under the web root
STORAGES = {
    "default": {"BACKEND": "phoihop.ground.files.DurableStorage", "OPTIONS": {"location": FILES}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
MAX_FILE_MB = env.int("PHOIHOP_MAX_FILE_MB", 30)  # the largest file that is taken

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}

_mail = env.dj_email_url("EMAIL_URL", "console://")  # smtp://user:password@host:587 where there is a mail server
EMAIL_BACKEND, EMAIL_HOST, EMAIL_PORT = _mail["EMAIL_BACKEND"], _mail["EMAIL_HOST"], _mail["EMAIL_PORT"]
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail["EMAIL_HOST_USER"], _mail["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS, EMAIL_USE_SSL = _mail["EMAIL_USE_TLS"], _mail["EMAIL_USE_SSL"]
EMAIL_TIMEOUT = 30  # a mail server that says nothing must not hold up the queue
DEFAULT_FROM_EMAIL = env.str("PHOIHOP_MAIL_FROM", "phoihop@localhost")  # the sender of mail
ADDRESS = env.str("PHOIHOP_ADDRESS", "http://localhost:8000")  # where people reach the site: stands in mail
MAIL_HOUR = env.int("PHOIHOP_MAIL_HOUR", 7)  # the hour of the daily mail on working days

# The field's own figures. An office changes them here, never in the code.
AT_RISK_DAYS = env.int("PHOIHOP_AT_RISK_DAYS", 7)  # a task is at risk this many days before it is due
AT_RISK_BEHIND = env.int("PHOIHOP_AT_RISK_BEHIND", 50)  # ... or when time passed exceeds progress by this many points
CONTINUOUS_MONTHS = env.int("PHOIHOP_CONTINUOUS_MONTHS", 6)  # a continuous duty makes one task in so many months
HORIZON_MONTHS = env.int("PHOIHOP_HORIZON_MONTHS", 12)  # tasks are made so far ahead
# an office's own terms in the steering cycle: verb=term, where verbs are brief, roll_out, guide, urge, inspect, supervise, interim and final, and terms signing+2 (within so many months), yearly, yearly+1, end+3 or never
CYCLE_TERMS: dict[str, str] = env.dict("PHOIHOP_CYCLE", {})
REMIND_BEFORE = [int(days) for days in env.list("PHOIHOP_REMIND_BEFORE", ["7", "3", "1"])]  # days before a deadline
REMIND_HEAD_AFTER = env.int("PHOIHOP_REMIND_HEAD_AFTER", 1)  # so many days late, the unit's head is told
REMIND_SECRETARIAT_AFTER = env.int("PHOIHOP_REMIND_SECRETARIAT_AFTER", 7)  # … the secretariat is told too
REMIND_AGAIN_EVERY = env.int("PHOIHOP_REMIND_AGAIN_EVERY", 30)  # … and again each so many days
REPORT_DAYS = env.int("PHOIHOP_REPORT_DAYS", 3)  # a report is due so many days after its data are closed
ROUND_OPENS_DAYS = env.int(
    "PHOIHOP_ROUND_OPENS_DAYS", 15
)  # a round that repeats opens so many days before its data are closed
CONTACT_DAYS = env.int("PHOIHOP_CONTACT_DAYS", 90)  # contact details that a citizen gave are deleted after so many days
UNPROVEN_A_DAY = env.int("PHOIHOP_UNPROVEN_A_DAY", 100)  # so many words a day are taken from browsers without scripts
FEEDBACK_DAYS = env.int("PHOIHOP_FEEDBACK_DAYS", 10)  # citizens are answered within so many working days
DATA_LICENCE = env.str(
    "PHOIHOP_DATA_LICENCE", "https://creativecommons.org/licenses/by/4.0/"
)  # the address of the licence of the open data; the office decides
DATA_LICENCE_NAME = env.str("PHOIHOP_DATA_LICENCE_NAME", "CC BY 4.0")  # … its name
PUBLISHER = env.str("PHOIHOP_PUBLISHER", "")  # the office that publishes the open data; empty: the name of the site

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env.str("PHOIHOP_LOG", "WARNING")},  # DEBUG, INFO, WARNING or ERROR
}
