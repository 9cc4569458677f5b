"""What the page of a form posts beside its fields, and keeping all of it as a draft."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, QueryDict

from committees import access, drafts, kinds
from committees.models import Committee, Draft, Record


def key_of(request: HttpRequest) -> UUID:
    """The key that this page's draft has, or will have; a new one for a new page."""
    given = request.POST.get("draft_key") or request.GET.get("draft") or ""
    try:
        return UUID(given)
    except ValueError:
        return uuid4()


def number_in(data: QueryDict, name: str) -> int:
    """The number of a record in an address; what is none is a page that does not exist."""
    given = data.get(name, "")
    if not (given.isascii() and given.isdigit() and len(given) < 10):
        raise Http404
    return int(given)


def version_of(data: QueryDict) -> int | None:
    """The version of the record that the page was opened at."""
    given = data.get("version", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else None


def page_of(data: QueryDict) -> str:
    """What tells one opened page from another on the same draft; a new word for a new page."""
    return data.get("page", "")[:40] or uuid4().hex


def is_by_another(request: HttpRequest) -> bool:
    """Whether the page was opened by somebody else, who has signed out in this browser since."""
    return request.POST.get("person", str(request.user.pk)) != str(request.user.pk)


def keep(request: HttpRequest, kind: kinds.Kind, key: UUID, record: Record | None = None) -> Draft:
    """The draft of what was posted. Raises what committees.drafts.keep raises."""
    return drafts.keep(
        by=request.user, key=key, kind=kind, committee=_committee(request, kind, record), typed=request.POST,
        record=record, seen=request.POST.get("saved"),
    )  # fmt: skip


def _committee(request: HttpRequest, kind: kinds.Kind, record: Record | None) -> Committee:
    """The committee that was chosen if the person may enter for it, else their first one."""
    roles = access.ENTERS_PROTECTED if kind.is_protected else access.ENTERS
    allowed = access.committees_within_reach(request.user, roles).open().in_tree_order()
    chosen = request.POST.get("committee", "")
    found = allowed.filter(pk=chosen).first() if chosen.isascii() and chosen.isdigit() and len(chosen) < 10 else None
    found = found or (record.committee if record else allowed.first())
    if found is None:
        raise PermissionDenied
    return found
