"""Finding published things by words: two Chinese characters are enough, and all words must occur.

Records are found by title, summary, committee and place; all also by the pinyin of their names. Volunteers are found
only if they may be named in public.
"""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import Exists, OuterRef, Q

from committees import access
from committees.models import Committee, Elder, Record, Venue
from committees.words import Words, any_of, every, nothing, spelled

RECORD = ("title", "title_en", "summary", "summary_en", "committee__name", "committee__name_en")
VENUE = ("name", "name_en", "address", "address_en")
ELDER = ("name", "name_en", "former_post", "former_post_en")
COMMITTEE = ("name", "name_en", "short_name", "short_name_en")


def records(words: Words):
    """The published records; newest first."""
    return access.public_records().filter(about(words)).for_list().newest_first()


def about(words: Words, also: Callable[[str], Q] = lambda _term: nothing()) -> Q:
    """The condition that a record is about these words; `also` says what else may fit a word."""
    return every(any_of(RECORD, term) | spelled(term) | Q(_is_at(term)) | also(term) for term in words.terms)


def _is_at(term: str) -> Exists:
    places = Record.places.through.objects.filter(record_id=OuterRef("pk"))
    return Exists(places.filter(any_of(("venue__name", "venue__name_en"), term) | spelled(term, "venue__letters")))


def committees(words: Words):
    """The open committees."""
    found = Committee.objects.open().filter(words.found_in(COMMITTEE, letters="letters"))
    return found.select_related("level", "parent").in_tree_order()


def venues(words: Words):
    """Places where something published took place: a place without a record has nothing to show."""
    shown = Record.places.through.objects.filter(venue_id=OuterRef("pk"), record__in=access.public_records())
    found = Venue.objects.filter(words.found_in(VENUE, letters="letters"), Exists(shown))
    return found.select_related("kind", "committee").order_by("pk")


def elders(words: Words):
    """Volunteers who may be named in public."""
    named = Elder.objects.filter(named_in_public=True)
    return named.filter(words.found_in(ELDER, letters="letters")).select_related("committee").order_by("name", "pk")
