"""My desk: what waits for me."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET

from committees import access
from qinggang.desk import pages


@require_GET
def shelves(request: HttpRequest) -> HttpResponse:
    """Everything that is kept, list by list."""
    if not access.grants_of(request.user):
        raise PermissionDenied
    return TemplateResponse(request, "desk/shelves.html", pages.shelves_page(request.user))


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Some of all that waits, or with ?in= all of one sort."""
    if not access.grants_of(request.user):
        raise PermissionDenied
    if wanted := request.GET.get("in"):
        return TemplateResponse(request, "desk/desk_sort.html", pages.sort_page(request, wanted))
    return TemplateResponse(request, "desk/desk.html", pages.desk_page(request.user))
