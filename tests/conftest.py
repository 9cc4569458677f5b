"""What every test gets: quick settings, no way out of this machine, and a browser for those that ask."""

import os

import hypothesis
import pytest
from django.conf import settings
from django.db import connection

from committees import codelists
from tests import county as the_county
from tests.cast import cast, django_db_setup  # noqa: F401 - fixtures are found by their names
from tests.county import committed_county, county, county_in_a_transaction  # noqa: F401
from tests.environment import FOLDER
from tests.network import stay_at_home
from tests.ordering import distrust_unordered
from tests.templates import RaiseIfOurs


def pytest_configure() -> None:
    """Trade what tests do not need for speed, and make templates strict."""
    # A busy machine is no fault of the code, and a run must say the same twice.
    hypothesis.settings.register_profile("portal", deadline=None, derandomize=True)
    hypothesis.settings.load_profile("portal")
    # Factories leave no step in the history, by which a kept page would know that it is out of date.
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = RaiseIfOurs()
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = os.path.join(FOLDER, "tests.sqlite3")  # noqa: PTH118
    # WhiteNoise would look for files that only collectstatic makes.
    settings.WHITENOISE_AUTOREFRESH = True
    settings.WHITENOISE_USE_FINDERS = True


def pytest_collection_modifyitems(config, items) -> None:
    """What says the same on every database PostgreSQL leaves to SQLite: tests marked `once`, and those that ask none.

    Those on the county come last.
    """
    items[:] = the_county.last(items)
    if connection.vendor == "sqlite":
        return
    once = [item for item in items if item.get_closest_marker("once") or not _asks_database(item)]
    if once:
        config.hook.pytest_deselected(items=once)
        items[:] = [item for item in items if item not in set(once)]


def _asks_database(item) -> bool:
    fixtures = {"db", "transactional_db", "live_server", "county_in_a_transaction"} & set(item.fixturenames)
    return bool(fixtures) or item.get_closest_marker("django_db") is not None


@pytest.fixture(autouse=True, scope="session")
def no_other_host():
    """Nothing in the suite reaches another machine."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        stay_at_home(monkeypatch)
        yield


@pytest.fixture(autouse=True, scope="session")
def unordered_is_any_order():
    """Whoever needs an order says so."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        distrust_unordered(monkeypatch)
        yield


@pytest.fixture(autouse=True)
def code_lists(request):
    """Tests on committed rows find the code lists too, though the one before them emptied every table."""
    marker = request.node.get_closest_marker("django_db")
    commits = {"transactional_db", "live_server"} & set(request.fixturenames)
    if commits or (marker and marker.kwargs.get("transaction")):
        request.getfixturevalue("transactional_db")
        codelists.load()
