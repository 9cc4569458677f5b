"""The books of the desk: five-old volunteers, venues, who holds which post, the targets of a year, and
what is to be reported by when.
"""

from __future__ import annotations

import re

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from committees import books, likeness
from committees.books import Book
from committees.models import Elder, PostHolder, ReportingDuty, Target, Venue


def register_all() -> None:
    books.register(VOLUNTEERS)
    books.register(VENUES)
    books.register(POST_HOLDERS)
    books.register(TARGETS)
    books.register(REPORTING_DUTIES)


VOLUNTEERS = Book(
    "elder", Elder, "volunteers", "committees.forms.elder.ElderEntry",
    columns=("name", "committee", "kinds", "status", "specialities"),
    fields=(
        "committee", "name_en", "kinds", "status", "birth_year", "age_stated", "age_stated_on", "phone",
        "specialities", "languages", "roles", "former_post", "former_post_en", "named_in_public", "naming_basis",
    ),
    personal=("birth_year", "age_stated", "age_stated_on", "phone"),
    narrowing=("kinds", "status"),
    words=("name", "name_en", "specialities", "languages", "former_post"),
    gathered=("kinds",),
    alike=likeness.elders_alike,
)  # fmt: skip

VENUES = Book(
    "venue", Venue, "venues", "committees.forms.venue.VenueEntry",
    columns=("name", "committee", "kind", "address", "is_active"),
    fields=("committee", "name_en", "kind", "address", "address_en", "is_active"),
    narrowing=("kind",),
    words=("name", "name_en", "address", "address_en"),
    joined=("committee", "kind"),
    alike=likeness.namesakes_elsewhere(Venue),
)  # fmt: skip

POST_HOLDERS = Book(
    "post_holder", PostHolder, "post-holders", "committees.forms.post_holder.PostHolderEntry",
    columns=("title", "person", "committee", "since", "until"),
    fields=(
        "committee", "title", "elder", "name", "since", "until", "by_virtue_of", "sent_by", "document_number",
    ),
    narrowing=("title",),
    words=("name", "elder__name", "elder__name_en"),
    letters="elder__letters",
    order=("committee__path", "title__position", "position", "pk"),
    joined=("committee", "title", "elder"),
    alike=likeness.holders_alike,
)  # fmt: skip

TARGETS = Book(
    "target", Target, "targets", "committees.forms.target.TargetEntry",
    columns=("figure", "committee", "year", "number", "note"),
    fields=("committee", "year", "number", "note"),
    labels={"figure": _("figure")},
    order=("-year", "committee__path", "indicator", "pk"),
    find=lambda typed: Q(note__icontains=typed) | Q(year__in=[int(typed)] if re.fullmatch(r"[0-9]{4}", typed) else []),
    find_label=_("Year, or words of the note"),
)  # fmt: skip

REPORTING_DUTIES = Book(
    "reporting_duty", ReportingDuty, "reporting-duties", "committees.forms.reporting_duty.ReportingDutyEntry",
    columns=("name", "committee", "level", "rhythm", "days"),
    fields=("committee", "name_en", "level", "rhythm", "days", "locks_after", "since", "until"),
    narrowing=("level", "rhythm"),
    words=("name", "name_en"),
    letters="",
    joined=("committee", "level"),
    find_label=_("What is reported"),
)  # fmt: skip
