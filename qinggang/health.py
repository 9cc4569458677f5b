"""Is the portal alive, is its database ready, and what a visitor reads when it is not."""

import logging
import sys
from functools import cache

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, InterfaceError, OperationalError, ProgrammingError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse
from django.template import TemplateDoesNotExist
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.defaults import server_error as plain_server_error

from committees import due

RETRY_AFTER_SECONDS = 30

logger = logging.getLogger(__name__)


@login_not_required
@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers; nothing else is asked."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@login_not_required
@never_cache
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """The database is reachable and migrated; and a word on the portal's own work, where nobody does it any more."""
    try:
        missing = unapplied_migrations()
        silent_since = None if missing else due.silent_since()
    except DatabaseError:
        logger.exception("readyz: the database does not answer")
        return _not_ready("The database does not answer.")
    if missing:
        return _not_ready("The database is not migrated: run manage.py migrate.")
    # Pages are served without the worker: it is no reason to take the portal out of service.
    said = (
        f"No job has been done since {silent_since:%Y-%m-%d %H:%M} UTC: start manage.py work.\n" if silent_since else ""
    )
    return HttpResponse(f"ready\n{said}", content_type="text/plain; charset=utf-8")


def _not_ready(sentence: str) -> HttpResponse:
    response = HttpResponse(f"{sentence}\n", content_type="text/plain; charset=utf-8", status=503)
    response["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response


def unapplied_migrations() -> list[tuple[str, str]]:
    """The newest migrations that the database has not seen. Costs two queries."""
    applied = MigrationRecorder(connection).applied_migrations()
    return [migration for migration in _newest_migrations() if migration not in applied]


@cache
def _newest_migrations() -> tuple[tuple[str, str], ...]:
    # The files do not change while the process lives, and reading them takes longer than the query.
    return tuple(MigrationLoader(None, ignore_no_migrations=True).graph.leaf_nodes())


def server_error(request: HttpRequest) -> HttpResponse:
    """The 500 page, or the 503 page where the database is away or not migrated."""
    failure = sys.exc_info()[1]
    if is_database_away(failure):
        return service_unavailable(not_migrated=False)
    if is_database_unmigrated(failure):
        return service_unavailable(not_migrated=True)
    return plain_server_error(request)


def service_unavailable(*, not_migrated: bool) -> HttpResponse:
    """The 503 page; it is drawn without the request, whose user and session need the database."""
    content: str
    try:
        content = render_to_string("503.html", {"not_migrated": not_migrated})
    except (TemplateDoesNotExist, DatabaseError, ImproperlyConfigured):
        logger.exception("the 503 page cannot be drawn")
        content = _("The portal is being looked after. Please try again in a moment.")
    response = HttpResponse(content, status=503)
    response["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response


def is_database_away(failure: BaseException | None) -> bool:
    """Whether the database could not be reached, or could not take the work just now."""
    return isinstance(failure, (OperationalError, InterfaceError)) and not _names_a_missing_table(failure)


def is_database_unmigrated(failure: BaseException | None) -> bool:
    """Whether a table or column is missing because migrations are: otherwise it is an ordinary fault."""
    if not _names_a_missing_table(failure):
        return False
    try:
        return bool(unapplied_migrations())
    except DatabaseError:
        return False


def _names_a_missing_table(failure: BaseException | None) -> bool:
    # PostgreSQL reports these as programming errors, SQLite as operational ones.
    if isinstance(failure, ProgrammingError):
        return True
    return isinstance(failure, OperationalError) and str(failure).startswith(("no such", "table "))
