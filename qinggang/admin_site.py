"""The admin site: for administrators, account managers and auditors, through the portal's own sign-in."""

from __future__ import annotations

from functools import lru_cache, update_wrapper
from typing import Any
from urllib.parse import unquote

from django.contrib.admin import AdminSite
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from committees import access
from committees.pinyin import pinyin

# Signing out and changing one's password have one door each, which is not here; and a link to any object by its number
# would tell who has no business with it where it is.
NOT_HERE = {"logout", "password_change", "password_change_done", "view_on_site"}


sound_of = lru_cache(maxsize=500)(pinyin)


class PortalAdminSite(AdminSite):
    """Django's admin, opened by appointments and ordered as the people who use it think."""

    site_header = _("Administration")
    site_title = _("Administration of the portal")
    index_title = _("What the portal holds")
    site_url = None
    empty_value_display = "—"

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """As Django's, without its groups: rights come from appointments alone."""
        models: list[Any] = [model_or_iterable] if isinstance(model_or_iterable, type) else list(model_or_iterable)
        super().register([model for model in models if model._meta.app_label != "auth"], admin_class, **options)

    def has_permission(self, request: HttpRequest) -> bool:
        return access.has_role(request.user, access.USES_ADMIN)

    def admin_view(self, view, cacheable: bool = False):
        """As Django's; but who is signed in without the right is told so, not asked to sign in again."""
        inner = super().admin_view(view, cacheable)

        def gate(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.user.is_authenticated and not self.has_permission(request):
                raise PermissionDenied
            if "\x00" in request.path or "\x00" in unquote(request.META.get("QUERY_STRING", "")):
                raise BadRequest  # no database looks for it
            return inner(request, *args, **kwargs)

        return update_wrapper(gate, inner)

    def get_urls(self):
        return [url for url in super().get_urls() if getattr(url, "name", None) not in NOT_HERE]

    @method_decorator(login_not_required)
    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """To the portal's own sign-in page, and back to where the person wanted to go."""
        return redirect_to_login(request.GET.get(REDIRECT_FIELD_NAME) or reverse("admin:index"))

    def autocomplete_view(self, request: HttpRequest) -> Any:
        # Imported here: committees.admin registers its models into this very site.
        from committees.admin.choosing import ScopedAutocomplete

        return ScopedAutocomplete.as_view(admin_site=self)(request)

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
        """All models under the headings that their admins name, or those of one app as Django lists them."""
        if app_label is not None:
            return super().get_app_list(request, app_label)
        from committees.admin.base import Shelf

        models = [entry for app in self._build_app_dict(request).values() for entry in app["models"]]
        shelves = {shelf: [entry for entry in models if self._admin_of(entry).shelf == shelf] for shelf in Shelf}
        return [self._listed(shelf, entries) for shelf, entries in shelves.items() if entries]

    def _admin_of(self, entry: dict[str, Any]) -> Any:
        return self.get_model_admin(entry["model"])

    def _place_of(self, entry: dict[str, Any]) -> tuple[int, str]:
        """What is used most first, then by name: a Chinese one by its sound, as people look it up."""
        return self._admin_of(entry).place, sound_of(str(entry["name"]))

    def _listed(self, shelf: Any, entries: list[dict[str, Any]]) -> dict[str, Any]:
        return {
            "name": capfirst(shelf.label),
            "app_label": shelf.value,
            "app_url": f"{reverse('admin:index')}#{shelf.value}",
            "has_module_perms": True,
            "models": sorted(entries, key=self._place_of),
        }
