"""The numbers of a dashboard: asked once, and shown on the page, on paper and in Excel."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from committees import indicators, named_periods, suppression, targets
from committees.choices import Bound
from committees.figures import Answer, Key
from committees.indicators import Indicator
from committees.models import Area, Committee, User
from committees.periods import Window
from committees.quantities import format_number
from qinggang.presenting.figures import in_words


@dataclass(frozen=True)
class Standing:
    """One committee and those right below it, in one period."""

    user: User
    committee: Committee
    window: Window

    @cached_property
    def areas(self) -> list[Area]:
        return list(Area.objects.filter(is_public=True).in_order())

    @cached_property
    def below(self) -> list[Committee]:
        return list(Committee.objects.filter(parent=self.committee).open().in_tree_order())

    @cached_property
    def headlines(self) -> list[Indicator]:
        return [item for area in self.areas for item in indicators.of_area(area.key) if item.is_headline]

    @cached_property
    def answers(self) -> dict[Key, Answer]:
        asked = [indicator for area in self.areas for indicator in indicators.of_area(area.key)]
        return suppression.answers(asked, [self.committee, *self.below], self.window, user=self.user)

    @cached_property
    def earlier(self) -> Window | None:
        """The period that this one is compared with."""
        return named_periods.before(self.window, timezone.localdate())

    @cached_property
    def before(self) -> dict[Key, Answer]:
        """What the headlines said then."""
        if self.earlier is None:
            return {}
        return suppression.answers(self.headlines, [self.committee], self.earlier, user=self.user)

    @cached_property
    def year(self) -> int:
        """The year whose targets are shown: that of the period's last day, and never one to come."""
        today = timezone.localdate()
        return min(self.window.last_day or today, today).year

    @cached_property
    def progress(self) -> list[targets.Progress]:
        """How far the targets of this committee and of those below are reached."""
        return targets.progress(self.user, [self.committee, *self.below], self.year)

    def answer(self, indicator: Indicator, committee: Committee | None = None) -> Answer:
        return self.answers[(committee or self.committee).pk, indicator.key]

    def told(self, area: Area) -> list[Answer]:
        """Every figure of an area that has something to say and may be shown to this person."""
        found = (self.answer(indicator) for indicator in indicators.of_area(area.key))
        return [answer for answer in found if answer.total and not answer.is_withheld]

    def change(self, indicator: Indicator) -> str:
        """The number of the period before, and how much more or less it is; empty where nothing can be said.

        A difference is given of exact numbers alone: what lies between two times "more than" is not known.
        """
        then, now = self.before.get((self.committee.pk, indicator.key)), self.answer(indicator)
        if then is None or then.is_withheld or now.is_withheld or (in_words(then) and in_words(now)):
            return ""
        said = {"before": in_words(then) or str(then)}
        if in_words(then) or in_words(now) or {then.quantity.bound, now.quantity.bound} != {Bound.EXACT}:
            return _("before: %(before)s") % said
        difference = now.total.number - then.total.number
        said["difference"] = format_number(abs(difference))
        if not difference:
            return _("before: %(before)s, unchanged") % said
        more = pgettext("a number against the one before", "before: %(before)s, %(difference)s more")
        less = pgettext("a number against the one before", "before: %(before)s, %(difference)s fewer")
        return (more if difference > 0 else less) % said
