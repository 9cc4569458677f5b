"""Photos in which children can be recognised: public only while a guardian of each of them agrees to photos."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from assistance.models import Child, Consent, ShownChild
from committees import access, attachments, registers
from committees.models import Attachment, User


def agreed() -> QuerySet[Consent]:
    """The consents to photos that hold today."""
    today = timezone.localdate()
    in_force = Q(withdrawn_on=None) | Q(withdrawn_on__gt=today)
    return Consent.objects.filter(in_force, scope=Consent.Scope.PHOTO, given_on__lte=today)


def shown_in(attachment: Attachment) -> Any:
    """Who is shown, each with whether a guardian agrees."""
    holds = agreed().filter(guardian__child=OuterRef("child"))
    named = ShownChild.objects.filter(attachment=attachment).annotate(is_agreed=Exists(holds))
    return named.select_related("child__committee").order_by("pk")


def lacking() -> QuerySet[Attachment]:
    """The public photos that show a child for whom nobody agrees, or no longer."""
    holds = agreed().filter(guardian__child=OuterRef("child"))
    without = ShownChild.objects.filter(~Exists(holds), attachment=OuterRef("pk"))
    return Attachment.objects.filter(Exists(without), is_public=True).select_related("record").order_by("pk")


def bars(attachment: Attachment) -> Iterable[str]:
    """Why a photo must not be public. Names nobody: who publishes need not know the children."""
    if shown_in(attachment).filter(is_agreed=False).exists():
        yield _("For a child in this photo no guardian has agreed to photos. It stays inside.")


@transaction.atomic
def name_child(*, by: User, attachment: Attachment, child: Child) -> ShownChild:
    """Say that the child can be recognised. Without consent the photo leaves the public in the same moment."""
    access.get_file_for(by, attachment.pk)
    named = registers.save(by=by, model=ShownChild, fields={"attachment": attachment, "child": child})
    hide_without_consent(by=by, among=Attachment.objects.filter(pk=attachment.pk))
    return named


@transaction.atomic
def hide_without_consent(*, by: User | None = None, among: QuerySet[Attachment] | None = None) -> int:
    """Take from the public every photo that lacks a consent; how many. By itself the portal does it each night."""
    found = lacking() if among is None else lacking().filter(pk__in=among.values("pk"))
    return _hide(by, found)


def _hide(by: User | None, photos: QuerySet[Attachment]) -> int:
    hidden = list(photos)
    for attachment in hidden:
        attachments.take_from_public(by=by, attachment=attachment)
    return len(hidden)


def follow_consent(by: User, consent: Consent) -> None:
    """A consent was entered, changed or withdrawn: what it no longer carries is hidden at once."""
    if consent.scope == Consent.Scope.PHOTO:
        shown = ShownChild.objects.filter(child=consent.guardian.child_id)
        hide_without_consent(by=by, among=Attachment.objects.filter(pk__in=shown.values("attachment")))


def forget(*, by: User | None, child: Child) -> None:
    """The file is erased: nobody can say any more that somebody agreed, so its photos leave the public."""
    named = ShownChild.objects.filter(child=child)
    public = Attachment.objects.filter(pk__in=named.values("attachment"), is_public=True).select_related("record")
    _hide(by, public.order_by("pk"))
    named.delete()
