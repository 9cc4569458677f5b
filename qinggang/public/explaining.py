"""What a public page says when its address cannot be read, or while the portal is still empty."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from qinggang.asking import BadAddress
from qinggang.look.parts import Empty, Link

View = Callable[..., HttpResponse]


class EmptyPortal(Exception):
    """There is no committee yet, so there is nothing that a page could be about."""


def explained(view: View) -> View:
    """The view, with a page in plain words instead of an error."""

    @wraps(view)
    def explained_view(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except BadAddress as wrong:
            return TemplateResponse(
                request, "public/bad_address.html", _bad_address(request, wrong), status=wrong.status
            )
        except EmptyPortal:
            return TemplateResponse(request, "public/empty.html", _empty())

    return explained_view


def _bad_address(request: HttpRequest, wrong: BadAddress) -> dict[str, object]:
    is_missing = wrong.status == 404
    return {
        "title": _("This page does not exist") if is_missing else _("This address cannot be read"),
        "message": wrong.message,
        "way_on": Link(_("Show this page from its beginning"), request.path),
    }


def _empty() -> dict[str, object]:
    return {
        "title": _("The portal is still empty"),
        "empty": Empty(
            _("There is no committee yet."),
            _("An administrator signs in and founds the first committee; everything else begins there."),
            Link(_("Sign in"), reverse("accounts:login")),
        ),
    }
