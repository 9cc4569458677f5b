"""A second person says that what looks like a child's name in a public text means no child."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from assistance.guard import gate
from committees import access
from committees.errors import NotReady
from committees.forms import arranged
from qinggang.desk import pages
from qinggang.look.errors import put_on


class ReleaseForm(forms.Form):
    """Why it means no child."""

    why = forms.CharField(
        label=gettext_lazy("Why this means no child"),
        max_length=300,
        help_text=gettext_lazy("For example: it is the name of a street, or of a volunteer. It stands in the log."),
    )

    helper = arranged("why")


@require_http_methods(["GET", "POST"])
def review_release(request: HttpRequest, pk: int) -> HttpResponse:
    record = access.get_record_for(request.user, pk)
    if not access.is_ever_public(record):
        raise Http404
    if not gate.can_release(request.user, record):
        raise PermissionDenied
    form = ReleaseForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _page(request, record, form, 422 if form.is_bound else 200)
    try:
        gate.release(by=request.user, record=record, why=form.cleaned_data["why"])
    except NotReady as refusal:
        put_on(form, refusal)
        return _page(request, record, form, 422)
    messages.success(request, _("Released. Another person can publish it now."))
    return redirect(pages.record_url(record))


def _page(request: HttpRequest, record, form: ReleaseForm, status: int) -> HttpResponse:
    return TemplateResponse(request, "desk/review_release.html", pages.release_page(record, form), status=status)
