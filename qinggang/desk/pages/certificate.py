"""The certificate of a volunteer's service, for Word: when, at what, and for how many hours.

It names what the decree on records of voluntary service asks for (Ministry of Civil Affairs, decree 67 of 2020); the
number of the identity card is not stored, and written in by hand.
"""

from __future__ import annotations

from decimal import Decimal

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from activities.models import Activity, Speaker
from committees import access, registers
from committees.forms.quantities import plain
from committees.models import Elder, User
from committees.periods import ALL_TIME, Window
from qinggang.look.parts import Link, Notice
from qinggang.papers import docx
from qinggang.presenting.dates import full, period, when


def served(user: User, elder: Elder, window: Window = ALL_TIME) -> list[Speaker]:
    """The approved activities that the person may see and at which the volunteer spoke, the oldest first."""
    seen = access.visible_records(user, Activity.objects.counted()).in_window(window)
    found = Speaker.objects.filter(elder=elder, activity__in=seen.values("pk"))
    return list(found.select_related("activity__committee").order_by("activity__since", "pk"))


def hours_of(talks: list[Speaker]) -> Decimal:
    return sum((talk.hours for talk in talks if talk.hours is not None), Decimal(0))


def notices_of(user: User, elder: Elder) -> list[Notice]:
    """How much a volunteer did, and the way to the certificate; for who keeps the entry."""
    talks = served(user, elder) if registers.can_keep(user, elder) else []
    if not talks:
        return []
    address = reverse("desk:certificate", args=[elder.pk])
    year = timezone.localdate().year
    ways = [
        Link(_("Certificate of service"), address),
        Link(_("Of %(year)s alone") % {"year": year}, f"{address}?year={year}"),
    ]
    return [Notice(_sum(talks), _("Service"), links=ways)]


def _sum(talks: list[Speaker]) -> str:
    """How often and for how long; how often nobody wrote down the hours. Unknown hours are not 0 hours."""
    unknown = sum(talk.hours is None for talk in talks)
    words = {"count": len(talks), "hours": plain(hours_of(talks))}
    if unknown == len(talks):
        said = ngettext("%(count)d activity, hours not noted", "%(count)d activities, hours not noted", len(talks))
        return said % words
    said = ngettext("%(count)d activity, %(hours)s hours", "%(count)d activities, %(hours)s hours", len(talks)) % words
    if unknown:
        more = ngettext("of %(count)d the hours were not noted", "of %(count)d the hours were not noted", unknown)
        said = pgettext("between two notes", "; ").join([said, more % {"count": unknown}])
    return said


def certificate(user: User, elder: Elder, window: Window) -> bytes:
    talks, today = served(user, elder, window), timezone.localdate()
    kinds = pgettext("between two names", ", ").join(str(kind) for kind in elder.kinds.in_order())
    lines = [
        _("No. %(number)s") % {"number": f"{elder.committee.slug}-{today:%Y%m%d}-{elder.pk}"},
        _("Volunteer: %(name)s") % {"name": elder},
        *([_("Five-old: %(kinds)s") % {"kinds": kinds}] if kinds else []),
        _("Identity card: ______________________________"),
        _("Time: %(period)s") % {"period": period(window)},
        _("Service: %(sum)s") % {"sum": _sum(talks)},
    ]
    columns = [_("When"), _("Activity"), _("Committee"), _("What was told"), _("Hours")]
    return docx.written(
        _("Certificate of voluntary service"), lines,
        [docx.Part(_("What was done"), columns, [_row(talk) for talk in talks]), _issued(user, elder)],
        footer=_("Printed on %(day)s by %(who)s.") % {"day": full(today), "who": user},
    )  # fmt: skip


def _row(talk: Speaker) -> list[str]:
    activity = talk.activity
    hours = "–" if talk.hours is None else str(plain(talk.hours))
    return [when(activity), str(activity), activity.committee.short, talk.say("told") or "–", hours]


def _issued(user: User, elder: Elder) -> docx.Part:
    """Who answers for it, with room for the signatures and the stamp."""
    return docx.Part(
        _("Issued"),
        paragraphs=[
            _("Issued by: %(committee)s (stamp)") % {"committee": elder.committee},
            _("Person in charge: ____________"),
            _("Handled by: %(who)s") % {"who": user},
            *([_("Telephone: %(phone)s") % {"phone": elder.committee.phone}] if elder.committee.phone else []),
            full(timezone.localdate()),
        ],
    )
