"""The article of a year: read, and taken for Word."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET

from committees import access
from qinggang.handing_out import hand_out_paper
from qinggang.papers.docx import MEDIA_TYPE
from qinggang.reports import drafting, pages
from qinggang.reports.forms import OutlineForm

YEARS = range(2000, 2101)


def _asked(request: HttpRequest, year: int) -> OutlineForm:
    if not access.has_role(request.user, access.READS_DASHBOARD):
        raise PermissionDenied
    if year not in YEARS:
        raise Http404
    form = OutlineForm(request.GET, user=request.user, year=year)
    form.is_valid()
    if "committee" in form.errors:
        raise Http404  # outside the person's reach a committee does not exist
    return form


@require_GET
def article(request: HttpRequest, year: int) -> HttpResponse:
    form = _asked(request, year)
    made = None if form.errors else drafting.draft(form.outline, user=request.user)
    context = pages.article_page(form, made, request.GET.urlencode())
    return TemplateResponse(request, "reports/article.html", context, status=400 if form.errors else 200)


@require_GET
def word(request: HttpRequest, year: int) -> HttpResponse:
    form = _asked(request, year)
    if form.errors:
        return article(request, year)
    made = drafting.draft(form.outline, user=request.user)
    name = f"report-{made.outline.committee.slug}-{year}{'-internal' if made.outline.is_internal else ''}.docx"
    return hand_out_paper(pages.word(made, request.user), name, MEDIA_TYPE)
