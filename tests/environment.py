"""The environment every test runs in. Loaded as a plugin, because settings are read before any conftest."""

import atexit
import os
import shutil
import tempfile

FOLDER = tempfile.mkdtemp(prefix="qinggang-tests-")
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)

# A file, as in the county: in memory, who meets a locked table is refused instead of waiting for it, and the threads of
# a live server would share one connection.
os.environ.setdefault("DATABASE_URL", f"sqlite:///{FOLDER}/portal.sqlite3")
os.environ.update(
    {
        "ENV_FILE": os.devnull,
        "DEBUG": "0",
        "DEMO": "0",
        "HTTPS": "0",
        "TWO_STEP": "0",  # tests sign people in without a phone; tests of the phone turn it on
        "SECRET_KEY": "for the tests only, as long as a real one must be: 0123456789",
        "FIELD_KEYS": "dGVzdHMgb25seSwgZmlyc3Qga2V5LCAzMiBieXRlcy4=",
        "ALLOWED_HOSTS": "localhost,127.0.0.1",
        "MEDIA_ROOT": os.path.join(FOLDER, "media"),  # noqa: PTH118
        "STATIC_ROOT": os.path.join(FOLDER, "static"),  # noqa: PTH118
    }
)
UNSET = (
    "CSRF_TRUSTED_ORIGINS", "DEMO_PASSWORD", "DIGEST_HOUR", "EMAIL_FROM", "EMAIL_URL", "FIRST_PASSWORD_CHANGE",
    "IDLE_MINUTES", "MAIL_FOLDER", "NOTICE_DAYS", "READINGS_A_DAY",
    "REQUEST_DAYS", "RETENTION_YEARS", "REVIEW_DAYS", "SITE_URL", "STATEMENT_TIMEOUT", "TIME_ZONE", "TRUSTED_PROXIES",
)  # fmt: skip
for name in UNSET:
    os.environ.pop(name, None)
os.makedirs(os.environ["STATIC_ROOT"])  # noqa: PTH103
