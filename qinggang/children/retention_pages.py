"""The pages of retention: which files are erased soon and why, and erasing one because the family asks."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.forms import Form
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from assistance import retention
from assistance.models import Child
from assistance.volumes import CHILDREN
from committees import access
from committees.models import User
from qinggang import paging
from qinggang.desk.pages.links import book_link, crumbs
from qinggang.look.errors import summarise
from qinggang.look.parts import Cell, Column, Empty, Link, table

AHEAD = timedelta(days=30)
SHOWN = 50


def retention_page(request: HttpRequest, user: User) -> dict[str, Any]:
    """The context of children/retention.html: what the portal erases by itself within a month, unless it is needed."""
    day = timezone.localdate() + AHEAD
    reached = access.committees_within_reach(user, (*CHILDREN.readers, "responsible_person"))
    due = retention.files_due(day).filter(committee__in=reached).select_related("committee")
    found, pages = paging.cut(request, due, SHOWN)
    rows = [
        [Cell(child.code), Cell(child.committee.short), Cell(capfirst(str(retention.why_due(child, day))))]
        for child in found
    ]
    columns = [Column(pgettext("of a child", "Code")), Column(_("Committee")), Column(_("Why"))]
    lead = _("A file is erased when the child is of age, or %(years)d years after it was closed. The portal does it at"
             " night; these are due within a month. What was done stays counted.")  # fmt: skip
    return {
        "crumbs": crumbs(book_link(CHILDREN), Link(_("What is erased soon"))),
        "title": _("What is erased soon"),
        "lead": lead % {"years": settings.RETENTION_YEARS},
        "table": table(_("What is erased soon"), columns, rows) if rows else None,
        "pages": pages,
        "empty": Empty(_("Nothing is due"), _("No file is erased within the next month.")),
    }


def erase_page(child: Child, form: Form) -> dict[str, Any]:
    """The context of children/erase.html."""
    url = reverse("children:file", args=[child.pk])
    return {
        "crumbs": crumbs(book_link(CHILDREN), Link(child.code, url), Link(_("Erase the file"))),
        "title": _("Erase: %(code)s") % {"code": child.code},
        "lead": _("The name and all that was written of the child are erased for good, in the history too. What was"
                  " done stays counted. This cannot be taken back."),
        "errors": summarise(form),
        "form": form,
        "back": Link(_("Back to the file"), url),
    }  # fmt: skip
