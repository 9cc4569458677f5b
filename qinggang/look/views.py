"""The gallery: every part and every page of the portal with invented content."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import path
from django.views.decorators.http import require_safe

from qinggang.look import example_forms
from qinggang.look import example_records as r
from qinggang.look import examples as x
from qinggang.look.desk_parts import FormRows
from qinggang.look.errors import summarise
from qinggang.look.example_pages import PAGES
from qinggang.look.parts import Pages


@login_not_required
@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Where browsers look by themselves, whatever the page says."""
    return redirect(static("icons/seal-32.png"))


@login_not_required
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """All parts on one page, in the order of docs/look.md."""
    form = example_forms.entry_form(example_forms.BROKEN)
    rows = example_forms.audience_rows(example_forms.BROKEN_ROWS)
    return render(
        request,
        "look/gallery.html",
        {
            "pages_to_see": list(PAGES),
            "x": x,
            "r": r,
            "pages": Pages(x.say("共100多条", "more than 100 in all"), x.NOWHERE, x.NOWHERE),
            "form": form,
            "rows": FormRows(x.say("谁参加了", "Who came"), rows),
            "errors": summarise(form, rows),
            "filters": example_forms.filter_form(),
            "trend": x.trend(assumed=range(5)),
        },
    )


@login_not_required
@require_safe
def page(request: HttpRequest, name: str) -> HttpResponse:
    """One page template with invented content."""
    if name not in PAGES:
        raise Http404
    template, example = PAGES[name]
    return render(request, template, example())


app_name = "look"
urlpatterns = [
    path("", gallery, name="gallery"),
    path("<slug:name>/", page, name="page"),
]
