"""Handing a target down: what each of the committees right below is to reach of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from committees import registers, targets
from committees.forms import arranged
from committees.forms.arranging import decimal_input
from committees.forms.quantities import SMALLEST_PART, plain
from committees.models import Target
from committees.models.target import LARGEST
from committees.volumes import TARGETS
from qinggang.desk.pages.books import entry_url
from qinggang.desk.pages.targets import hand_down_page


class HandDownForm(forms.Form):
    """A number for each committee right below; an empty one leaves what is there."""

    def __init__(self, data: Any = None, *, target: Target) -> None:
        super().__init__(data)
        for committee, own in targets.below(target).items():
            self.fields[f"c{committee.pk}"] = forms.DecimalField(
                label=committee.short, required=False, min_value=SMALLEST_PART, max_value=LARGEST, decimal_places=2,
                widget=decimal_input(), initial=plain(own.number) if own else None,
            )  # fmt: skip
        self.helper = arranged(*self.fields)

    @property
    def numbers(self) -> dict[int, Any]:
        return {int(name[1:]): number for name, number in self.cleaned_data.items()}


@require_http_methods(["GET", "POST"])
def hand_down(request: HttpRequest, pk: int) -> HttpResponse:
    target = TARGETS.get_for(request.user, pk)
    registers.check_can_keep(request.user, target)
    form = HandDownForm(request.POST if request.method == "POST" else None, target=target)
    if not (form.is_bound and form.is_valid()):
        return _page(request, target, form, 422 if form.is_bound else 200)
    try:
        count = targets.hand_down(by=request.user, target=target, numbers=form.numbers)
    except ValidationError as refusal:
        form.add_error(None, refusal.messages)
        return _page(request, target, form, 422)
    said = ngettext("%(count)d target was set.", "%(count)d targets were set.", count)
    messages.success(request, said % {"count": count} if count else _("Nothing was changed."))
    return redirect(entry_url(TARGETS, target))


def _page(request: HttpRequest, target: Target, form: HandDownForm, status: int) -> HttpResponse:
    return TemplateResponse(request, "desk/hand_down.html", hand_down_page(target, form), status=status)
