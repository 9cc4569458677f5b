"""Taking an edit back, and the trash."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from committees import access, kinds, trash, undo
from committees.errors import Conflict, WrongState
from qinggang.desk import pages
from qinggang.desk.pages.trash import REGISTERS


@require_POST
def record_undo(request: HttpRequest, kind: kinds.Kind, pk: int) -> HttpResponse:
    """Take the newest edit back, if it still is the one that the page showed."""
    record = access.get_record_for(request.user, pk, kind)
    given = request.POST.get("number", "")
    number = int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0
    try:
        undo.undo(by=request.user, thing=record, number=number)
    except (Conflict, WrongState) as refusal:
        messages.error(request, str(refusal))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("The edit is taken back. What stood before it stands again."))
    return redirect(pages.record_url(record))


@require_GET
def trash_page(request: HttpRequest) -> HttpResponse:
    """What this person may take out of the trash."""
    if not access.has_role(request.user, (*access.ENTERS, *access.ENTERS_PROTECTED)):
        raise PermissionDenied
    return TemplateResponse(request, "desk/trash.html", pages.trash_page(request))


@require_POST
def trash_put_back(request: HttpRequest, subject: str, pk: int) -> HttpResponse:
    """Put a removed entry of a register back."""
    model = REGISTERS.get(subject)
    if model is None:
        raise Http404
    try:
        trash.put_back(by=request.user, model=model, pk=pk)
    except WrongState as refusal:
        messages.error(request, str(refusal))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("It is back where it was."))
    return redirect("desk:trash")
