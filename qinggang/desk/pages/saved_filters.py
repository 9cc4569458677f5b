"""Pages of saved filters, and how they stand above a list."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from committees import kinds
from committees.models import User
from qinggang import saved_filters
from qinggang.desk.pages.links import crumbs, filter_remove_url, filter_url, kind_link, list_url
from qinggang.desk.saved_filter_form import SavedFilterForm
from qinggang.look.desk_parts import SavedList
from qinggang.look.errors import summarise
from qinggang.look.parts import Link
from qinggang.models import SavedFilter


def saved_lists(user: User, kind: kinds.Kind) -> list[SavedList]:
    """What stands above this person's list of the kind. Costs one query."""
    return [_saved(user, kind, saved) for saved in saved_filters.seen_by(user, kind)]


def _saved(user: User, kind: kinds.Kind, saved: SavedFilter) -> SavedList:
    is_own, note = saved.owner_id == user.pk, ""
    if saved.shared_with and is_own:
        note = _("shared with %(committee)s and all below it") % {"committee": saved.shared_with.short}
    elif saved.shared_with:
        note = _("shared by %(who)s") % {"who": saved.owner}
    change_url = filter_url(kind, saved.pk) if is_own else ""
    return SavedList(saved.name, list_url(kind, saved.query), note, change_url)


def filter_new_page(kind: kinds.Kind, form: SavedFilterForm, query: str) -> dict[str, Any]:
    return {**_page(kind, form, _("Save these filters")), "query": query, "cancel_url": list_url(kind, query)}


def filter_change_page(kind: kinds.Kind, form: SavedFilterForm, saved: SavedFilter) -> dict[str, Any]:
    page = _page(kind, form, _("Change a saved filter"))
    return {**page, "cancel_url": list_url(kind, saved.query), "remove_url": filter_remove_url(kind, saved.pk)}


def _page(kind: kinds.Kind, form: SavedFilterForm, title: str) -> dict[str, Any]:
    return {
        "crumbs": crumbs(kind_link(kind), Link(title)),
        "title": title,
        "errors": summarise(form),
        "form": form,
        "query": "",
        "remove_url": "",
    }
