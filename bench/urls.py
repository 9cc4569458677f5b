"""The portal's addresses, and the empty page that all others are compared with."""

from django.contrib.auth.decorators import login_not_required
from django.template.response import TemplateResponse
from django.urls import include, path


@login_not_required
def floor(request):
    """Our own base template with nothing in it."""
    return TemplateResponse(request, "bench/floor.html")


urlpatterns = [
    path("bench/floor/", floor, name="floor"),
    path("", include("qinggang.urls")),
]
