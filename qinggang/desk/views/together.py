"""A step that many records of a list take together."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from committees import access, kinds
from committees.errors import Conflict, InUse, NotReady, WrongState
from committees.models import Record
from committees.review import together
from committees.review.together import Step, Together
from qinggang.desk import pages
from qinggang.desk.question import ListQuestion

LONGEST = 18  # digits of a number that both databases can hold


@require_POST
def record_together(request: HttpRequest, kind: kinds.Kind) -> HttpResponse:
    """Ask first, naming what is left out; posted again with `sure`, do it to all or, if one changed, to none."""
    question = ListQuestion(request.user, kind, QueryDict(request.POST.get("query", "")))
    step = together.STEPS.get(request.POST.get("verb", ""))
    if step is None:
        raise Http404
    if not together.may_take(request.user, kind, step):
        raise PermissionDenied
    chosen = _sorted_out(request, question, step)
    if not chosen.ready and not chosen.left_out:
        messages.warning(request, _("Choose at least one record."))
        return redirect(pages.list_url(kind, question.query))
    if "sure" not in request.POST:
        return _ask(request, question, step, chosen)
    if chosen.left_out or not _taken(request, step, chosen):
        return _ask(request, question, step, _sorted_out(request, question, step), status=409)
    messages.success(request, pages.said_of_all(step, len(chosen.ready)))
    return redirect(pages.list_url(kind, question.query))


def _sorted_out(request: HttpRequest, question: ListQuestion, step: Step) -> Together:
    """What was ticked, in the versions that were seen; or all that fits, as it is now. What is out of sight is not."""
    if "all" in request.POST and "sure" not in request.POST:
        records = question.found
        versions = None
    else:
        versions = dict(filter(None, map(_pair, request.POST.getlist("chosen")[: together.MOST])))
        records = access.visible_records(request.user, Record.objects.filter(kind=question.kind.key, pk__in=versions))
    found = list(records.select_related("committee", "area").newest_first()[: together.MOST])
    seen = {record.pk: record.version for record in found} if versions is None else versions
    return together.sort_out(request.user, step, found, seen)


def _taken(request: HttpRequest, step: Step, chosen: Together) -> bool:
    """Whether all took the step; if somebody was quicker between reading and writing, none did."""
    try:
        together.take(by=request.user, step=step, records=chosen.ready)
    except (Conflict, InUse, NotReady, WrongState):
        return False
    return True


def _ask(request: HttpRequest, question: ListQuestion, step: Step, chosen: Together, status: int = 200) -> HttpResponse:
    context = pages.together_page(question, step, chosen, is_second_time=status != 200)
    return TemplateResponse(request, "desk/record_together.html", context, status=status)


def _pair(posted: str) -> tuple[int, int] | None:
    """12:3 is record 12 in version 3."""
    parts = posted.split(":")
    if len(parts) != 2 or not all(part.isascii() and part.isdigit() and len(part) <= LONGEST for part in parts):
        return None
    return int(parts[0]), int(parts[1])
