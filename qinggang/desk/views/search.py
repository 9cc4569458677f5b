"""Search for staff."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET

from committees import access
from qinggang.desk import pages


@require_GET
def search(request: HttpRequest) -> HttpResponse:
    if not access.grants_of(request.user):
        raise PermissionDenied
    return TemplateResponse(request, "desk/search.html", pages.search_page(request))
