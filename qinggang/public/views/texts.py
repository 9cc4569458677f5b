"""Pages of text."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from assistance import telling
from qinggang.public import families
from qinggang.public.crumbs import crumbs


@login_not_required
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return _page(request, "public/about.html", _("About this site"))


@login_not_required
@require_safe
def children_privacy(request: HttpRequest) -> HttpResponse:
    context = {"held": telling.what_is_held(), "responsible": families.who_answers(), "days": settings.REQUEST_DAYS}
    return _page(request, "public/children_privacy.html", _("Privacy of children"), **context)


@login_not_required
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return _page(request, "public/accessibility.html", _("Accessibility"))


def _page(request: HttpRequest, template: str, title: str, **more: Any) -> HttpResponse:
    return TemplateResponse(request, template, {"title": title, "crumbs": crumbs(title), **more})
