"""One e-mail a day: what waits for a person, in their language. Nothing depends on it, and nothing in it is secret.

It counts what waits and names records, but never one about a child. Who has had today's e-mail is among the events, so
that after a failure only the others get one.
"""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core import mail
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from committees import due, events, kinds, notices
from committees.models import Event, Notice, Record, User
from qinggang import waiting
from qinggang.care.telling import care_lines
from qinggang.reporting.telling import reporting_lines

NAMED = 8  # records of each sort whose titles are written out
MONDAY = 0  # the day on which the care of children and reports to hand in are told of
MOST_IN_A_ROW = 3  # failures after which the mail server is taken to be away

logger = logging.getLogger(__name__)


class NotSent(Exception):
    """Some people did not get today's e-mail; they are tried again."""


def register() -> None:
    due.register(due.Job("digest", gettext_lazy("send the daily e-mail"), send_all, from_hour=settings.DIGEST_HOUR))


def send_all() -> int:
    """Send today's e-mail to everybody who wants it and has not had it; how many were sent."""
    sent, failed, in_a_row = 0, 0, 0
    for user in _readers():
        message = message_for(user)
        if message is None:
            continue
        try:
            _send(user, message)
        except OSError:  # what the mail server refuses is one of these too
            logger.exception("the daily e-mail of account %s was not sent", user.pk)
            failed, in_a_row = failed + 1, in_a_row + 1
            if in_a_row == MOST_IN_A_ROW:
                break
        else:
            sent, in_a_row = sent + 1, 0
    if failed:
        raise NotSent
    return sent


def message_for(user: User) -> mail.EmailMessage | None:
    """What waits for this person, in their language; None where nothing does."""
    news = notices.of(user).filter(is_read=False, is_mailed=False).order_by().count()
    with translation.override(user.language or settings.LANGUAGE_CODE):
        parts = [part for part in _parts(user) if part]
        if not parts and not news:
            return None
        text = "\n\n".join([_("%(name)s,") % {"name": user}, *parts, *_foot(news)])
        return mail.EmailMessage(_("Qinggang Next-Generation Care: what waits for you"), f"{text}\n", to=[user.email])


def _readers() -> list[User]:
    had = Event.objects.filter(verb="digest", at__gte=_midnight()).values("by")
    people = User.objects.filter(is_active=True, wants_digest=True).exclude(email="").exclude(username__in=had)
    return list(people.order_by("pk"))


def _midnight() -> datetime:
    return timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)


def _send(user: User, message: mail.EmailMessage) -> None:
    told = list(notices.of(user).filter(is_read=False, is_mailed=False).order_by().values_list("pk", flat=True))
    message.send()
    with transaction.atomic():
        Notice.objects.filter(pk__in=told).update(is_mailed=True)
        events.note(verb="digest", by=user.username)


def _parts(user: User) -> list[str]:
    to_mend, to_review = waiting.to_mend(user), waiting.to_review(user)
    return [
        _part(_("Returned to you, to be mended"), to_mend),
        _part(_("To approve or return"), to_review),
        _part(_("Of these overdue"), to_review.filter(due_on__lt=timezone.localdate()), named_at_most=0),
        reporting_lines(user) if timezone.localdate().weekday() == MONDAY else "",
        care_lines(user) if timezone.localdate().weekday() == MONDAY else "",
    ]


def _part(title: str, records: QuerySet[Record], *, named_at_most: int = NAMED) -> str:
    """A heading with the number, and the titles of the first records; of those about children only the number."""
    ordered = records.order_by("changed_at", "pk")
    number = records.order_by().count()
    if not number:
        return ""
    named = list(ordered.exclude(kind__in=kinds.protected_keys()).select_related("committee")[:named_at_most])
    lines = [f"- {record} ({record.committee.short})" for record in named]
    if named and number > len(named):
        more = number - len(named)
        lines.append(ngettext("- and %(count)d more", "- and %(count)d more", more) % {"count": more})
    return "\n".join([_("%(what)s: %(count)d") % {"what": title, "count": number}, *lines])


def _foot(news: int) -> list[str]:
    new = [ngettext("%(count)d new notice", "%(count)d new notices", news) % {"count": news}] if news else []
    return [
        *new,
        _("My desk: %(address)s") % {"address": _address("desk:home")},
        _("You can turn this e-mail off in your account: %(address)s") % {"address": _address("accounts:home")},
    ]


def _address(name: str, *arguments: Any) -> str:
    return f"{settings.SITE_URL}{reverse(name, args=arguments)}"
