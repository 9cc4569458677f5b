"""The traces that signing in leaves among the events."""

from __future__ import annotations

from django.http import HttpRequest

from committees import events
from committees.models import User
from committees.origin import address_of


def leave(request: HttpRequest, verb: str, user: User) -> None:
    events.note(verb=verb, by=user.username, address=address_of(request), subject="user", subject_id=str(user.pk))


def leave_failure(request: HttpRequest, typed: str) -> None:
    """A failure that axes has counted, and the lock-out where it was one too many. Unknown names are not kept."""
    if getattr(request, "axes_failures_since_start", None) is None:
        return
    user = User.objects.filter(username=typed).first()
    for verb in ("sign_in_failed", *(["locked_out"] if request.axes_locked_out else [])):
        if user:
            leave(request, verb, user)
        else:
            events.note(verb=verb, address=address_of(request))
