"""What the desk's pages show, as plain data for the templates."""

from qinggang.desk.pages.detail import detail_page, said_after
from qinggang.desk.pages.entry import conflict, entry_page
from qinggang.desk.pages.home import desk_page
from qinggang.desk.pages.links import draft_url, record_url
from qinggang.desk.pages.lists import list_page, review_page
from qinggang.desk.pages.shelves import shelves_page
from qinggang.desk.pages.trash import trash_page

__all__ = [
    "conflict",
    "desk_page",
    "detail_page",
    "draft_url",
    "entry_page",
    "list_page",
    "record_url",
    "review_page",
    "said_after",
    "shelves_page",
    "trash_page",
]
