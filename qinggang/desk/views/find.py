"""Finding one thing while typing, for the pickers of forms."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_GET

from committees import access, finding
from committees.words import MOST_LETTERS, plain


@require_GET
def find(request: HttpRequest, sort: finding.Sort) -> HttpResponse:
    """What fits ?q=, best first, among what this person may use in a form."""
    if not access.has_role(request.user, access.READS_REGISTERS):
        raise PermissionDenied
    typed = plain(request.GET.get("q", ""))[:MOST_LETTERS]
    found = [
        {"key": str(thing.pk), "label": finding.label(thing)} for thing in finding.found(request.user, sort, typed)
    ]
    return JsonResponse({"found": found})
