"""What the pages of one's own account show."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.forms import BaseForm
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from committees import access, handover, second_step
from committees.choices import Role
from committees.models import Committee, User
from qinggang.look.errors import summarise
from qinggang.look.parts import Empty, Fact, Link
from qinggang.presenting.dates import full
from qinggang.presenting.paging import page_of


def account_page(request: HttpRequest, form: BaseForm) -> dict[str, Any]:
    """The context of accounts/account.html."""
    step = second_step.of(request.user)
    hours = settings.SESSION_COOKIE_AGE // 3600
    return {
        "form": form,
        "errors": summarise(form),
        "version": version_read(request) or request.user.version,
        "facts": [
            Fact(_("Account name"), [Link(request.user.username)]),
            Fact(_("Rights"), [Link(right) for right in _rights(request.user)]),
        ],
        "step": _step_words(step),
        "step_links": _step_links(request.user, step),
        "session_words": _(
            "You are signed out after %(minutes)d minutes without work, and after %(hours)d hours in any case."
        ) % {"minutes": settings.IDLE_MINUTES, "hours": hours},
    }  # fmt: skip


def version_read(request: HttpRequest) -> int | None:
    given = request.POST.get("version", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else None


def _rights(user: User) -> list[str]:
    grants = access.grants_of(user)
    committees = Committee.objects.in_bulk({grant.committee_id for grant in grants})
    return [f"{committees[grant.committee_id]} · {Role(grant.role).label}" for grant in grants]


def _step_words(step: Any) -> str:
    if step is None:
        return _("Off. With it, nobody signs in with your password alone: a code from your phone is asked for as well.")
    return _("On since %(day)s. Recovery codes left: %(number)d.") % {
        "day": full(timezone.localdate(step.created_at)),
        "number": second_step.codes_left(step),
    }


def _step_links(user: User, step: Any) -> list[Link]:
    if step is None:
        return [Link(_("Set up the code from the phone"), reverse("accounts:two-step"))]
    links = [Link(_("Make new recovery codes"), reverse("accounts:recovery-codes"))]
    if not second_step.is_required(user):
        links.append(Link(_("Turn it off"), reverse("accounts:two-step-off")))
    return links


def leavers_page(request: HttpRequest, kept: QuerySet[User]) -> dict[str, Any]:
    """The context of accounts/leavers.html: those whose work may be handed over, found by name."""
    query = request.GET.get("q", "").replace("\x00", "").strip()[:60]
    found = kept.filter(Q(name__icontains=query) | Q(username__icontains=query)) if query else kept
    address = reverse("desk:hand-over")
    people, pages = page_of(request, found)
    return {
        "query": query,
        "links": [Link(f"{user} ({user.username})", f"{address}?account={user.pk}") for user in people],
        "pages": pages,
        "empty": Empty(_("Nobody is found"), _("Only accounts of your committees are listed here, never your own.")),
    }


def hand_over_page(leaver: User, form: BaseForm) -> dict[str, Any]:
    """The context of accounts/hand_over.html."""
    work = handover.work_of(leaver)
    return {
        "form": form,
        "errors": summarise(form),
        "title": _("Hand over the work of %(person)s") % {"person": leaver},
        "facts": [
            Fact(_("Drafts"), [Link(str(work.drafts))], note=_("They go over.")),
            Fact(_("Unread notices"), [Link(str(work.unread))], note=_("They go over.")),
            Fact(_("Records not submitted yet"), [Link(str(work.to_submit))], note=_("They stay with the committee.")),
            Fact(_("Returned records"), [Link(str(work.returned))], note=_("They stay with the committee.")),
            Fact(_("Records waiting for review"), [Link(str(work.waiting))], note=_("They stay with the committee.")),
        ],
    }
