"""The certificate of a volunteer's service, written for who keeps the register."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from committees import registers
from committees.periods import ALL_TIME, Window
from committees.volumes import VOLUNTEERS
from qinggang.desk.pages import certificate as pages
from qinggang.handing_out import hand_out_paper
from qinggang.papers.docx import MEDIA_TYPE

YEARS = {str(year): Window.year(year) for year in range(1990, 2101)}


@require_GET
def certificate(request: HttpRequest, pk: int) -> HttpResponse:
    """Of all time, or of one year (?year=2024)."""
    elder = VOLUNTEERS.get_for(request.user, pk)
    registers.check_can_keep(request.user, elder)
    year = request.GET.get("year", "")
    if year and year not in YEARS:
        raise Http404
    paper = pages.certificate(request.user, elder, YEARS.get(year, ALL_TIME))
    name = "-".join(filter(None, ("service", str(elder.pk), year)))
    return hand_out_paper(paper, f"{name}.docx", MEDIA_TYPE)
