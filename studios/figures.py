"""The indicators of studios. What their work brought is one indicator for each kind of result on the code list."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from committees import indicators
from committees.choices import Nature
from committees.indicators import Family, Indicator, Measure, once
from committees.quantities import Quantity
from studios.models import ResultKind, Session, Studio
from studios.models.studio import AREA


def standing(studio: Studio) -> list[Quantity]:
    """One studio, once it has opened."""
    return [once("studio")] if studio.has_opened else []


def sessions(wanted: Callable[[Session], bool] = lambda _session: True) -> Measure:
    return lambda session: [session.occasions] if wanted(session) else []


def register_all() -> None:
    _register_studios()
    _register_work()
    indicators.register_family(
        Family(
            prefix="studio_result_", area=AREA, kind="result", entries=lambda: ResultKind.objects.in_order(),
            entry_of=lambda result: result.result_kind_id, measure=lambda result: [result.quantity],
            definition=_("What the committees report that the work of their studios brought."),
        )
    )  # fmt: skip


def _register_studios() -> None:
    indicators.register(
        Indicator(
            "studios", AREA, _("five-old studios"), "studio",
            _("Studios that have opened and are not closed."),
            kind="studio", measure=standing, ends=lambda studio: studio.closed_on,
            nature=Nature.STOCK, is_headline=True,
        ),
        Indicator(
            "studios_opened", AREA, _("studios opened"), "studio",
            _("Studios that opened in the period, whether or not they were closed later."),
            kind="studio", measure=standing,
        ),
        Indicator(
            "studio_criteria_met", AREA, _("criteria met by studios"), "criterion",
            _("Criteria of their standard, such as the Six Haves, that studios were shown to meet."),
            kind="evidence", measure=lambda _evidence: [once("criterion")],
        ),
        Indicator(
            "studio_plans", AREA, _("plans for studios"), "document",
            _("Plans and notices issued for the studios."),
            kind="document", measure=lambda document: [once("document")] if document.area_id == AREA else [],
        ),
    )  # fmt: skip


def _register_work() -> None:
    indicators.register(
        Indicator(
            "studio_sessions", AREA, _("training sessions of studios"), "session",
            _("Training sessions that studios held, offline and online."),
            kind="session", measure=sessions(), is_headline=True,
        ),
        Indicator(
            "studio_sessions_offline", AREA, _("training sessions offline"), "session",
            _("Training sessions that studios held with people in one place."),
            kind="session", measure=sessions(lambda session: session.mode == Session.Mode.OFFLINE),
        ),
        Indicator(
            "studio_sessions_online", AREA, _("training sessions online"), "session",
            _("Training sessions that studios held over the network."),
            kind="session", measure=sessions(lambda session: session.mode == Session.Mode.ONLINE),
        ),
        Indicator(
            "studio_topics", AREA, _("training topics"), "topic",
            _("Subjects that studios train people in."),
            kind="topic", measure=lambda _topic: [once("topic")],
        ),
        Indicator(
            "studio_posts", AREA, _("posts of studios"), "post",
            _("Articles and messages that studios pushed to phones or put online."),
            kind="post", measure=lambda post: [post.posts],
        ),
    )  # fmt: skip
