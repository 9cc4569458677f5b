"""Reading who a child is: one child at a time, for a purpose, never without a trace."""

from __future__ import annotations

from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assistance import access
from assistance.access import RevealedChild
from assistance.forms.reveal import RevealForm
from assistance.models import Child
from committees.admin.base import Tool
from committees.admin.saving import problems_of
from committees.errors import NotReady

READ = gettext_lazy("Read who this child is")


class RevealPage:
    """For the admin of children's files: asks for the purpose, and shows the file once, in the answer."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.reveal_view)
        return [path("<path:object_id>/reveal/", view, name="assistance_child_reveal"), *super().get_urls()]

    def tools(self, request: HttpRequest, child: Child) -> list[Tool]:
        if not access.can_reveal(request.user, child):
            return []
        address = reverse(f"{self.admin_site.name}:assistance_child_reveal", args=[quote(child.pk)])
        return [Tool(READ, address)]

    def reveal_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        child = self.get_object(request, unquote(object_id))
        if not access.can_reveal(request.user, child):
            if request.method == "POST":
                self._reveal(request, child, "")  # writes the attempt down, and refuses it
            raise PermissionDenied
        form = RevealForm(request.POST or None, has_approval=access.has_approval(request.user, child))
        revealed = self._revealed(request, child, form) if form.is_valid() else None
        context = {
            **self.admin_site.each_context(request),
            "title": READ,
            "subtitle": str(child),
            "opts": self.opts,
            "thing": child,
            "explanation": _("Every reading is written down: who, when, which child, and what for."),
            "form": form,
            "facts": facts_of(revealed) if revealed else [],
            "guardians": revealed.guardians if revealed else [],
            "back_url": reverse(f"{self.admin_site.name}:assistance_child_change", args=[quote(child.pk)]),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/reveal.html", context)

    @staticmethod
    def _revealed(request: HttpRequest, child: Child, form: RevealForm) -> RevealedChild | None:
        try:
            return RevealPage._reveal(request, child, **form.cleaned_data)
        except NotReady as error:
            for field, sentence in problems_of(error):
                form.add_error(field, sentence)
            return None

    @staticmethod
    def _reveal(request: HttpRequest, child: Child, purpose: str, is_emergency: bool = False) -> RevealedChild:
        address = request.META.get("REMOTE_ADDR")
        return access.reveal(by=request.user, child=child, purpose=purpose, address=address, is_emergency=is_emergency)


def facts_of(child: RevealedChild) -> list[tuple[str, str]]:
    """The file as labels and values, without what is not known."""
    names = ("name", "id_number", "birth_year", "sex", "school_class", "phone", "address", "health", "notes")
    labels = {name: Child._meta.get_field(name).verbose_name for name in names}
    return [(labels[name], getattr(child, name)) for name in names if getattr(child, name)]
