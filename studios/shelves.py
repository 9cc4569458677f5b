"""What the lists of studios and of their work can show and be narrowed by."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from committees.listing import PERSON, TITLE, Filter, Shelf, choice, column, named, quantity
from studios.models import Evidence, Post, Result, Session, Studio, Topic


def _of_studio(model: Any) -> Filter:
    return named("studio", _("studio"), model, "studio", TITLE)


STUDIOS = Shelf(
    columns=(
        column(Studio, "status", is_usual=True),
        column(Studio, "studio_type"),
        column(Studio, "speciality"),
        column(Studio, "lead"),
        column(Studio, "members"),
    ),
    filters=(
        choice(Studio, "status"),
        choice(Studio, "studio_type"),
        named("lead", _("leading volunteer"), Studio, "lead", PERSON),
        named("member", _("core member"), Studio, "members", PERSON),
    ),
)

EVIDENCE = Shelf(
    columns=(
        column(Evidence, "studio", is_usual=True),
        column(Evidence, "criterion", is_usual=True),
        column(Evidence, "shown_by"),
    ),
    filters=(_of_studio(Evidence),),
)

TOPICS = Shelf(columns=(column(Topic, "studio", is_usual=True),), filters=(_of_studio(Topic),))

SESSIONS = Shelf(
    columns=(
        column(Session, "studio", is_usual=True),
        column(Session, "topic"),
        column(Session, "mode"),
        column(Session, "occasion_count"),
    ),
    filters=(_of_studio(Session), choice(Session, "mode")),
)

POSTS = Shelf(
    columns=(
        column(Post, "studio", is_usual=True),
        column(Post, "series"),
        column(Post, "post_count"),
    ),
    filters=(_of_studio(Post),),
)

RESULTS = Shelf(
    columns=(
        column(Result, "studio", is_usual=True),
        column(Result, "result_kind"),
        quantity(_("how much"), is_usual=True),
    ),
    filters=(_of_studio(Result), choice(Result, "result_kind")),
)
