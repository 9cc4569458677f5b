"""All settings, from the environment alone; .env.example lists the variables."""

from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from qinggang import environment

BASE_DIR = Path(__file__).resolve().parent.parent

environment.read_file(Path(environment.text("ENV_FILE", str(BASE_DIR / ".env"))))

DEBUG = environment.switch("DEBUG", default=False)
DEMO = environment.switch("DEMO", default=False)
HTTPS = environment.switch("HTTPS", default=True)

SECRET_KEY = environment.secret_key("SECRET_KEY", required=not DEBUG)
FIELD_KEYS = environment.field_keys("FIELD_KEYS", required=not DEBUG)
ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = environment.words("CSRF_TRUSTED_ORIGINS")

# The house

INSTALLED_APPS = [
    "qinggang",
    "committees",
    "activities",
    "assistance",
    "studios",
    "qinggang.admin_config.PortalAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "crispy_forms",
    "csp",
    "axes",
]

# Headers first, so that static files and error pages carry them too.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "qinggang.headers.isolation",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "qinggang.accounts.sessions.lapse",
    "qinggang.accounts.gate.Gate",
    "qinggang.accounts.views.kept.KeepTyped",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    # Last, as axes asks: it puts the page of the lock-out in the place of a refused sign-in.
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "qinggang.urls"
WSGI_APPLICATION = "qinggang.wsgi.application"

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
                "qinggang.context.portal",
            ],
        },
    },
]
CRISPY_ALLOWED_TEMPLATE_PACKS = ("portal",)
CRISPY_TEMPLATE_PACK = "portal"

# Review

REVIEW_DAYS = environment.number("REVIEW_DAYS", 5)
APPROVAL_LINKS = environment.switch("APPROVAL_LINKS", default=False)

# Children's files

REQUEST_DAYS = environment.number("REQUEST_DAYS", 15)  # within which a family that asks is answered
NOTICE_DAYS = environment.number("NOTICE_DAYS", 7)  # for objections to aid that is made known by code
RETENTION_YEARS = environment.number("RETENTION_YEARS", 3)  # after which a closed file is erased
READINGS_A_DAY = environment.number("READINGS_A_DAY", 30)  # more by one person are pointed out as unusual

FIRST_VISIT_DAYS = environment.number("FIRST_VISIT_DAYS", 5)  # working days from the start of a pairing
CONTACT_DAYS = {  # from one contact to the next, by how closely a child is accompanied
    "intensive": environment.number("CONTACT_DAYS_INTENSIVE", 14),
    "regular": environment.number("CONTACT_DAYS_REGULAR", 30),
    "light": environment.number("CONTACT_DAYS_LIGHT", 90),
}
NO_CONTACT_DAYS = environment.number("NO_CONTACT_DAYS", 60)  # after which a child counts as left without contact
CASELOAD = environment.number("CASELOAD", 5)  # children one helper can well stand by

# Data

DATABASES = {
    "default": environment.database("DATABASE_URL", base=BASE_DIR, default="sqlite:///var/portal.sqlite3"),
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MEDIA_ROOT = environment.folder("MEDIA_ROOT", BASE_DIR / "var" / "media")
STATIC_ROOT = environment.folder("STATIC_ROOT", BASE_DIR / "var" / "static")
STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Files of records; a whole form with its files may be a little larger than they are

FILE_LARGEST = 20 * 2**20
FILES_PER_RECORD = 20
FILES_PER_RECORD_BYTES = 100 * 2**20
REQUEST_LARGEST = FILES_PER_RECORD_BYTES + 10 * 2**20
FILE_UPLOAD_HANDLERS = [
    "qinggang.uploads.Gatekeeper",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FILE_UPLOAD_PERMISSIONS = 0o640
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o750

# Languages and time

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Simplified Chinese")), ("en", _("English"))]
FORMAT_MODULE_PATH = "qinggang.formats"
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = environment.text("TIME_ZONE", "Asia/Shanghai")

# People

AUTH_USER_MODEL = "committees.User"
LOGIN_URL = "accounts:login"
LOGIN_REDIRECT_URL = "desk:home"
LOGOUT_REDIRECT_URL = "public:home"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "qinggang.accounts.backend.Backend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# Signing in

# Whether a password that an administrator has chosen must be changed, and who decides must give a code as well.
FIRST_PASSWORD_CHANGE = environment.switch("FIRST_PASSWORD_CHANGE", default=not DEMO)
TWO_STEP = environment.switch("TWO_STEP", default=not DEMO)
IDLE_MINUTES = environment.number("IDLE_MINUTES", 30)
TRUSTED_PROXIES = environment.networks("TRUSTED_PROXIES")
FAILURES_OF_AN_ADDRESS = 30  # a whole office may share one
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"], "ip_address"]
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_HANDLER = "committees.lockout.Handler"
AXES_LOCKOUT_CALLABLE = "qinggang.accounts.refusals.locked_out"
AXES_CLIENT_IP_CALLABLE = "committees.origin.address_of"
# What happened stands among the portal's own events.
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

# E-mail: one a day of what waits. Nothing depends on it.

SITE_URL = environment.site("SITE_URL", f"{'https' if HTTPS else 'http'}://{(ALLOWED_HOSTS or ['localhost'])[0]}")
DIGEST_HOUR = environment.hour("DIGEST_HOUR", 7)
DEFAULT_FROM_EMAIL = environment.text("EMAIL_FROM", "qinggang@localhost")
MAIL = environment.mail("EMAIL_URL")
EMAIL_BACKEND = MAIL["backend"]
EMAIL_FILE_PATH = environment.folder("MAIL_FOLDER", BASE_DIR / "var" / "mail")
EMAIL_HOST = MAIL.get("host", "")
EMAIL_PORT = MAIL.get("port", 25)
EMAIL_HOST_USER = MAIL.get("user", "")
EMAIL_HOST_PASSWORD = MAIL.get("password", "")
EMAIL_USE_TLS = MAIL.get("starttls", False)
EMAIL_USE_SSL = MAIL.get("tls", False)
EMAIL_TIMEOUT = 10

# Safety: HTTPS alone decides whether cookies and addresses insist on an encrypted connection

COOKIE_PREFIX = "__Host-" if HTTPS else ""
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}session"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "qinggang.csrf.failed"
CSRF_COOKIE_SECURE = HTTPS
LANGUAGE_COOKIE_NAME = f"{COOKIE_PREFIX}language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = HTTPS
# In the session, not in a cookie: a message may name a record.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
# Entering the browsers' preload list binds the whole domain: its owner decides that, not this portal.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}

# Logs go to standard error; they name addresses and errors, never what was posted

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "qinggang.logs.LineFormatter",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        },
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
        "axes": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        # Scanners ask for any host all day long; they get their 400, and no traceback in the log.
        "django.security.DisallowedHost": {"handlers": [], "propagate": False},
    },
}
