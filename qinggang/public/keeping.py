"""Keeping whole pages for visitors without an account, exactly as long as nothing has changed.

Every change leaves a step in the history, in the same transaction. A page is kept under a mark of the newest steps and
found again only under the same mark, in whichever process it was made. The mark comes along with a query that the page
asks anyway. What changes without a step (a recount that mends sums) shows after SECONDS at the latest.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db.models import BigIntegerField, Count, ExpressionWrapper, QuerySet, Subquery, Value
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import get_language

from committees.models import Version
from qinggang.preferences import wants_large_type

SECONDS = 60
STEPS = 200  # a step that is committed late changes the number of the newest ones, though not which is the newest
LONGEST = 300  # characters of an address: longer ones are nobody's habit
TOKEN = re.compile(rb'(name="csrfmiddlewaretoken" value=")[A-Za-z0-9]{64}(")')
PLACE = b"\x00token\x00"


def with_mark(rows: QuerySet) -> QuerySet:
    """The rows of a query, each with the mark of the newest change as `newest_step` and `recent_steps`."""
    newest = Subquery(Version.objects.order_by("-pk").values("pk")[:1])
    since = ExpressionWrapper(newest - Value(STEPS), output_field=BigIntegerField())
    recent = Version.objects.filter(pk__gt=since).order_by().annotate(all=Value(1)).values("all")
    return rows.annotate(newest_step=newest, recent_steps=Subquery(recent.annotate(steps=Count("pk")).values("steps")))


def kept(request: HttpRequest, row: Any, build: Callable[[], TemplateResponse]) -> HttpResponse:
    """The page as it was built before, or built now and kept. `row` is one that `with_mark` has marked."""
    if not _may_be_kept(request, row):
        return build()
    key = _key(request, row)
    page = cache.get(key)
    if page is not None:
        return HttpResponse(page.replace(PLACE, get_token(request).encode()))
    response = build()
    if response.status_code == 200:
        response.render()
        cache.set(key, TOKEN.sub(rb"\g<1>" + PLACE + rb"\g<2>", response.content), SECONDS)
    return response


def _may_be_kept(request: HttpRequest, row: Any) -> bool:
    """Who has a session may have a name in the menu or a message waiting."""
    is_known = settings.SESSION_COOKIE_NAME in request.COOKIES
    return row is not None and row.newest_step is not None and not is_known and len(request.get_full_path()) <= LONGEST


def _key(request: HttpRequest, row: Any) -> str:
    parts = (
        row.newest_step,
        row.recent_steps,
        timezone.localdate(),
        get_language(),
        wants_large_type(request),
        request.build_absolute_uri(),
    )
    return "page-" + hashlib.sha256(repr(parts).encode()).hexdigest()
