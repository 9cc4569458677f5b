"""The store of gifts: over all donations that somebody may read, or those of one donor or campaign."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET

from assistance import balances, stock
from committees import access
from qinggang import paging
from qinggang.gifts import pages
from qinggang.gifts.forms import StoreFilter

SIZE = 50


@require_GET
def store(request: HttpRequest) -> HttpResponse:
    if not access.has_role(request.user, access.READS_REGISTERS):
        raise PermissionDenied
    narrowed = StoreFilter(request.GET, user=request.user)
    donations = narrowed.applied_to(balances.donations_for(request.user))
    found, more = paging.cut(request, donations.select_related("donor").prefetch_related(*stock.READ), SIZE)
    context = pages.store_page(narrowed, found, balances.of(donations))
    return TemplateResponse(request, "gifts/store.html", {**context, "pages": more})
