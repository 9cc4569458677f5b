"""The newest published records, for feed readers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.decorators import login_not_required
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from committees import access
from committees.models import Record
from qinggang.context import Portal, language_tag
from qinggang.presenting import addresses, dates
from qinggang.public.languages import asked_language

NEWEST = 30


@login_not_required
@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    with translation.override(asked_language(request)):
        return NewestRecords()(request)


class NewestRecords(Feed):
    """What was published last, by its own date."""

    feed_type = Atom1Feed

    @property
    def language(self) -> str:
        return language_tag(translation.get_language() or "")

    def title(self) -> str:
        return str(Portal.name)

    def subtitle(self) -> str:
        return _("New activities, documents and studios of %(organisation)s") % {"organisation": Portal.organisation}

    def link(self) -> str:
        return reverse("public:home")

    def author_name(self) -> str:
        return str(Portal.organisation)

    def items(self) -> Iterable[Record]:
        return access.public_records().filter(is_plan=False).for_list().newest_first()[:NEWEST]

    def item_title(self, item: Record) -> str:
        return printable(item.say("title"))

    def item_description(self, item: Record) -> str:
        line = f"{dates.when(item)} · {item.committee.say('name')}"
        return printable("\n".join(filter(None, (line, item.say("summary")))))

    def item_link(self, item: Record) -> str:
        return addresses.of_record(item)

    def item_updateddate(self, item: Record) -> datetime:
        return item.changed_at

    def item_categories(self, item: Record) -> list[str]:
        return [item.area.say("name")]

    def item_author_name(self, item: Record) -> str:
        return item.committee.say("name")


def printable(text: str) -> str:
    """Without control characters, which text pasted from other programs may hold and XML forbids."""
    return "".join(letter for letter in text if letter in "\t\n\r" or letter >= " ")
