"""Filters that people keep under a name: their own, and those shared with a committee and all below it."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from committees import access, kinds
from committees.errors import NotAllowed
from committees.models import Committee, User
from committees.models.committee import ids_in
from qinggang.models import SavedFilter

NAME_IS_USED = _("You already have a saved filter of this name.")
SHARES_WITH = access.READS_DASHBOARD  # whoever reads lists may share how they are read, within their own reach


def seen_by(user: User, kind: kinds.Kind) -> QuerySet[SavedFilter]:
    """Their own, and what is shared with a committee they are appointed in or one above it; by name."""
    above = {pk for grant in access.grants_of(user) for pk in ids_in(grant.path)}
    seen = SavedFilter.objects.filter(Q(owner=user) | Q(shared_with__in=above), shelf=kind.path)
    return seen.select_related("owner", "shared_with").order_by("name", "pk")


def get_own(user: User, kind: kinds.Kind, pk: int) -> SavedFilter:
    """The person's own filter; one that others shared with them is refused, any other is not there."""
    saved = seen_by(user, kind).filter(pk=pk).first()
    if saved is None:
        raise Http404
    _check_is_own(user, saved)
    return saved


@transaction.atomic
def save(*, by: User, kind: kinds.Kind, name: str, query: str, shared_with: Committee | None = None) -> SavedFilter:
    """Keep what an address asks of a list. Saving the same again, as a second click does, keeps one."""
    _check_can_share(by, shared_with)
    same = SavedFilter.objects.filter(owner=by, shelf=kind.path, name=name, query=query, shared_with=shared_with)
    if found := same.first():
        return found
    return _written(SavedFilter(owner=by, shelf=kind.path, name=name, query=query, shared_with=shared_with))


@transaction.atomic
def change(*, by: User, saved: SavedFilter, name: str, shared_with: Committee | None) -> SavedFilter:
    """Give it another name, or share it otherwise."""
    _check_is_own(by, saved)
    _check_can_share(by, shared_with)
    saved.name, saved.shared_with = name, shared_with
    return _written(saved)


@transaction.atomic
def remove(*, by: User, saved: SavedFilter) -> None:
    _check_is_own(by, saved)
    saved.delete()


def _check_is_own(by: User, saved: SavedFilter) -> None:
    if saved.owner_id != by.pk:
        raise NotAllowed(_("Only who saved this filter may change it."))


def _check_can_share(by: User, committee: Committee | None) -> None:
    if not access.grants_of(by) or (committee and not access.has_role(by, SHARES_WITH, committee)):
        raise NotAllowed(_("You may share filters with committees within your reach only."))


def _written(saved: SavedFilter) -> SavedFilter:
    """Raises ValidationError for a name that is used, also where somebody was quicker by a moment."""
    namesakes = SavedFilter.objects.filter(owner=saved.owner, shelf=saved.shelf, name=saved.name)
    if namesakes.exclude(pk=saved.pk).exists():
        raise ValidationError({"name": NAME_IS_USED})
    saved.full_clean(exclude=["shared_with"], validate_constraints=False)
    try:
        with transaction.atomic():
            saved.save()
    except IntegrityError as fault:
        raise ValidationError({"name": NAME_IS_USED}) from fault
    return saved
