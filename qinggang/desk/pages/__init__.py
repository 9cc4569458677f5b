"""What the desk's pages show, as plain data for the templates."""

from qinggang.desk.pages.detail import detail_page, said_after
from qinggang.desk.pages.entry import (
    conflict,
    entry_page,
    kept_apart,
    newer,
    opened_by_another,
    said_saved,
    too_long,
)
from qinggang.desk.pages.home import desk_page
from qinggang.desk.pages.links import draft_apart_url, draft_url, record_url
from qinggang.desk.pages.lists import list_page, review_page
from qinggang.desk.pages.notices import notices_page
from qinggang.desk.pages.shelves import shelves_page
from qinggang.desk.pages.trash import trash_page

__all__ = [
    "conflict",
    "desk_page",
    "detail_page",
    "draft_apart_url",
    "draft_url",
    "entry_page",
    "kept_apart",
    "list_page",
    "newer",
    "notices_page",
    "opened_by_another",
    "record_url",
    "review_page",
    "said_after",
    "said_saved",
    "shelves_page",
    "too_long",
    "trash_page",
]
