"""What the desk's pages show, as plain data for the templates."""

from qinggang.desk.pages.deputies import deputies_page
from qinggang.desk.pages.detail import detail_page, said_after
from qinggang.desk.pages.entry import (
    conflict,
    entry_page,
    kept_apart,
    newer,
    opened_by_another,
    said_saved,
    same,
    too_long,
)
from qinggang.desk.pages.home import desk_page, sort_page
from qinggang.desk.pages.links import draft_apart_url, draft_url, list_url, record_url, review_url, shelf_of
from qinggang.desk.pages.lists import list_page
from qinggang.desk.pages.meanwhile import what_happened
from qinggang.desk.pages.notices import notices_page
from qinggang.desk.pages.publishing import publish_page, release_page
from qinggang.desk.pages.review import queue_page
from qinggang.desk.pages.review_chosen import back_url, chosen_page, said_after_many
from qinggang.desk.pages.review_record import Refused, next_in_queue, review_record_page
from qinggang.desk.pages.saved_filters import filter_change_page, filter_new_page
from qinggang.desk.pages.search import search_page
from qinggang.desk.pages.sheet import sheet
from qinggang.desk.pages.shelves import shelves_page
from qinggang.desk.pages.together import said_of_all, together_page
from qinggang.desk.pages.trash import trash_page

__all__ = [
    "Refused",
    "back_url",
    "chosen_page",
    "conflict",
    "deputies_page",
    "desk_page",
    "detail_page",
    "draft_apart_url",
    "draft_url",
    "entry_page",
    "filter_change_page",
    "filter_new_page",
    "kept_apart",
    "list_page",
    "list_url",
    "newer",
    "next_in_queue",
    "notices_page",
    "opened_by_another",
    "publish_page",
    "queue_page",
    "record_url",
    "release_page",
    "review_record_page",
    "review_url",
    "said_after",
    "said_after_many",
    "said_of_all",
    "said_saved",
    "same",
    "search_page",
    "sheet",
    "shelf_of",
    "shelves_page",
    "sort_page",
    "together_page",
    "too_long",
    "trash_page",
    "what_happened",
]
