"""The history of one thing, as the actions wrote it."""

from __future__ import annotations

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from committees import changes


class HistoryPage:
    """For admins: the page behind the link 'History'."""

    def history_view(self, request: HttpRequest, object_id: str, extra_context=None):
        if not self.has_history:
            raise Http404
        thing = self.get_object(request, unquote(object_id))
        if not self.has_view_or_change_permission(request, thing):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": _("History: %(thing)s") % {"thing": thing},
            "subtitle": None,
            "thing": thing,
            "opts": self.opts,
            "steps": changes.steps_of(thing),
            **(extra_context or {}),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/history.html", context)
