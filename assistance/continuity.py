"""Which children may be left without a helper, and who could stand by a child: computed anew, and always with why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from assistance import contact
from assistance.contact import Contact
from assistance.models import Child, Helper, Need
from committees import access
from committees.choices import ElderStatus
from committees.models import Elder, User

SUGGESTED = 10
CONSIDERED = 200


@dataclass(frozen=True)
class Danger:
    """A child who may be left without a helper, and why."""

    contact: Contact
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Suggestion:
    """Somebody who could stand by a child, and why."""

    elder: Elder
    reasons: tuple[str, ...]


def helping(helpers=None):
    """Those who help today: in a pairing that goes on, and not handed over yet."""
    helpers = Helper.objects.all() if helpers is None else helpers
    handed_over = Q(until__lt=timezone.localdate())
    return helpers.filter(ended_on=None, pairing__state__in=contact.IN_HAND).exclude(handed_over)


def in_danger(user: User) -> list[Danger]:
    """The children at risk whose cases this person may read, the most reasons first. Costs three queries."""
    owed = contact.contacts(user)
    helpers = defaultdict(list)
    found = helping(Helper.objects.filter(child__in=[one.pairing.child_id for one in owed]))
    for helper in found.select_related("elder").order_by("pk"):
        helpers[helper.child_id].append(helper)
    loads = _loads()
    dangers = [Danger(one, tuple(_reasons(one, helpers[one.pairing.child_id], loads))) for one in owed]
    at_risk = [danger for danger in dangers if danger.reasons]
    return sorted(at_risk, key=lambda danger: (-len(danger.reasons), danger.contact.due_on, danger.contact.pairing.pk))


def _reasons(one: Contact, helpers: list[Helper], loads: Counter) -> Iterable[str]:
    gone = [helper.elder for helper in helpers if helper.elder and helper.elder.status != ElderStatus.ACTIVE]
    staying = [helper for helper in helpers if helper.elder not in gone and helper.until is None]
    for elder in gone:
        yield _("%(who)s: %(status)s") % {"who": elder, "status": elder.get_status_display()}
    if not staying:
        yield _("nobody stays")
    elif len(staying) == 1 and (gone or one.is_lost):
        yield _("one helper alone")
    if one.is_lost:
        yield _("no contact for %(days)d days") % {"days": one.days_without}
    for helper in staying:
        if loads[helper.elder_id] > settings.CASELOAD:
            yield _("%(who)s stands by %(count)d children") % {"who": helper, "count": loads[helper.elder_id]}


def _loads() -> Counter:
    """How many children each volunteer stands by."""
    rows = helping().exclude(elder=None).order_by().values("elder").annotate(number=Count("child", distinct=True))
    return Counter({row["elder"]: row["number"] for row in rows})


def left_by(elder: Elder) -> int:
    """How many children stand to lose this volunteer who no longer helps; a number alone."""
    if elder.status == ElderStatus.ACTIVE:
        return 0
    return helping(Helper.objects.filter(elder=elder)).order_by().values("child").distinct().count()


def suggestions(user: User, child: Child) -> list[Suggestion]:
    """Who could stand by the child, the most reasons first. Costs four queries."""
    elders = access.usable_elders(user, Elder.objects.filter(status=ElderStatus.ACTIVE))
    near = Q(committee=child.committee_id) | Q(committee=child.school_id) | Q(committee__parent=child.committee_id)
    near |= Q(committee=child.committee.parent_id)
    already = helping(Helper.objects.filter(child=child)).exclude(elder=None).values("elder")
    found = elders.filter(near).exclude(pk__in=already).select_related("committee").order_by("pk")[:CONSIDERED]
    loads, needs = _loads(), _needs(child)
    free = [elder for elder in found if loads[elder.pk] < settings.CASELOAD]
    made = [Suggestion(elder, tuple(_why(elder, child, loads[elder.pk], needs))) for elder in free]
    return sorted(made, key=lambda one: (-len(one.reasons), loads[one.elder.pk], one.elder.pk))[:SUGGESTED]


def _needs(child: Child) -> list[str]:
    """The aspects in which the child needs help, in words."""
    found = Need.objects.filter(child=child, met_on=None).select_related("aspect").order_by("pk")
    return list(dict.fromkeys(str(need.aspect) for need in found))


def _why(elder: Elder, child: Child, load: int, needs: list[str]) -> Iterable[str]:
    if elder.committee_id == child.school_id:
        yield _("of the child's school")
    elif elder.committee_id == child.committee_id:
        yield _("of the child's committee")
    yield _("stands by %(count)d of %(most)d children") % {"count": load, "most": settings.CASELOAD}
    fitting = [need for need in needs if _fits(elder.specialities, need)]
    if fitting:
        yield _("knows about: %(what)s") % {"what": elder.specialities}
    if elder.languages:
        yield _("speaks: %(what)s") % {"what": elder.languages}


def _fits(specialities: str, need: str) -> bool:
    """Whether two neighbouring characters of the aspect's name stand in what the volunteer is good at."""
    pairs = {need[place : place + 2] for place in range(len(need) - 1)}
    return any(pair in specialities for pair in pairs if pair.isalpha())
