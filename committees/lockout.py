"""Who is locked out after too many failures to sign in, until when, and letting them in again.

The failures are counted by django-axes for each pair of account name and address, and for each address as a whole,
behind which a whole office may sit. Nobody can lock a colleague out from elsewhere.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from committees import accounts, events, history
from committees.models import User
from committees.registers import take_next_version


class Handler(AxesDatabaseHandler):
    """As axes counts, but with a higher limit for the address as a whole."""

    def get_failures(self, request: Any, credentials: dict | None = None) -> int:
        of_pair, of_address = (_failures(attempts) for attempts in self.get_user_attempts(request, credentials))
        return max(of_pair, settings.AXES_FAILURE_LIMIT if of_address >= settings.FAILURES_OF_AN_ADDRESS else 0)


def _failures(attempts: Any) -> int:
    return attempts.aggregate(total=Sum("failures_since_start"))["total"] or 0


def _recent() -> Any:
    return AccessAttempt.objects.filter(attempt_time__gte=timezone.now() - settings.AXES_COOLOFF_TIME)


def locked_until(username: str, address: str | None) -> datetime:
    """When this name may be tried again from this address."""
    from_here = _recent().filter(ip_address=address).order_by("-attempt_time")
    newest = from_here.filter(username=username).first() or from_here.first()
    return (newest.attempt_time if newest else timezone.now()) + settings.AXES_COOLOFF_TIME


def minutes_until(moment: datetime) -> int:
    """Full minutes to wait, at least one."""
    return max(1, -((timezone.now() - moment) // timedelta(minutes=1)))


def is_locked_out(user: User) -> bool:
    """Whether the account is locked out from some address."""
    failures = _recent().filter(username=user.username).order_by().values("ip_address")
    return failures.annotate(total=Sum("failures_since_start")).filter(total__gte=settings.AXES_FAILURE_LIMIT).exists()


@transaction.atomic
def unlock(*, by: User, user: User, address: str | None = None) -> None:
    """Let an account in again before the time is over. `address` is from where it is done."""
    accounts.check_can_keep_account(by, user)
    take_next_version(user, None)
    AccessAttempt.objects.filter(username=user.username).delete()
    history.write(by=by, thing=user, verb="unlock")
    events.note(verb="unlock", by=by.username, address=address, subject="user", subject_id=str(user.pk))
