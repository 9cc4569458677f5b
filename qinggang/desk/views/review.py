"""The reviewer's queue, and steps that many records take together."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from committees import access
from committees.errors import Conflict, NotReady
from qinggang.desk import chosen as choosing
from qinggang.desk import pages
from qinggang.desk.queue_filter import QueueFilter


@require_GET
def review(request: HttpRequest) -> HttpResponse:
    """What waits for this reviewer, the longest first."""
    _check_reviews(request)
    filters = QueueFilter(request.GET, user=request.user)
    return TemplateResponse(request, "desk/review.html", pages.queue_page(request, filters))


@require_POST
def review_chosen(request: HttpRequest) -> HttpResponse:
    """Ask first, with all titles; posted again with `sure`, do it to all or, if one has changed, to none."""
    _check_reviews(request)
    step = choosing.STEPS.get(request.POST.get("verb", ""))
    if step is None:
        raise Http404
    chosen = choosing.read(request.user, step, request.POST.getlist("chosen"))
    if not chosen.ready and not chosen.barred:
        return _nothing_left(request, chosen)
    if "sure" not in request.POST or chosen.changed or not chosen.ready:
        status = 409 if chosen.changed else 200
        return TemplateResponse(
            request, "desk/review_chosen.html", pages.chosen_page(request, step, chosen), status=status
        )
    try:
        choosing.take_step(by=request.user, step=step, chosen=chosen)
    except (Conflict, NotReady):
        # Somebody was quicker between reading and writing: read again and ask again.
        chosen = choosing.read(request.user, step, request.POST.getlist("chosen"))
        if not chosen.ready and not chosen.barred:
            return _nothing_left(request, chosen)
        return TemplateResponse(
            request, "desk/review_chosen.html", pages.chosen_page(request, step, chosen), status=409
        )
    messages.success(request, pages.said_after_many(step, len(chosen.ready)))
    return redirect(pages.back_url(request))


def _nothing_left(request: HttpRequest, chosen: choosing.Chosen) -> HttpResponse:
    """None was chosen, or all have been decided meanwhile."""
    for record in chosen.changed:
        messages.warning(
            request,
            _("%(title)s: %(happened)s") % {"title": record, "happened": pages.what_happened(record)},
        )
    if not chosen.changed:
        messages.warning(request, _("Choose at least one record."))
    return redirect(pages.back_url(request))


def _check_reviews(request: HttpRequest) -> None:
    if not access.has_role(request.user, access.REVIEWS):
        raise PermissionDenied
