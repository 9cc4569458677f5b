from qinggang.desk.views.approval_links import decide, review_lend, review_withdraw
from qinggang.desk.views.autosave import autosave, fresh_token
from qinggang.desk.views.book_autosave import book_autosave
from qinggang.desk.views.books import book_detail, book_edit, book_list, book_new, book_remove, book_undo
from qinggang.desk.views.certificate import certificate
from qinggang.desk.views.deputies import deputies, deputy_end
from qinggang.desk.views.detail import record_detail, record_move, record_sheet
from qinggang.desk.views.drafts import draft_discard, draft_open
from qinggang.desk.views.entry import record_edit, record_new
from qinggang.desk.views.find import find
from qinggang.desk.views.home import home, shelves
from qinggang.desk.views.lists import record_list
from qinggang.desk.views.merging import book_merge
from qinggang.desk.views.notices import notices, notices_read
from qinggang.desk.views.releasing import review_release
from qinggang.desk.views.review import review, review_chosen
from qinggang.desk.views.review_record import review_decide, review_publish, review_record
from qinggang.desk.views.saved_filters import filter_change, filter_new, filter_remove
from qinggang.desk.views.search import search
from qinggang.desk.views.targets import hand_down
from qinggang.desk.views.together import record_together
from qinggang.desk.views.trash import record_undo, trash_page, trash_put_back

__all__ = [
    "autosave",
    "book_autosave",
    "book_detail",
    "book_edit",
    "book_list",
    "book_merge",
    "book_new",
    "book_remove",
    "book_undo",
    "certificate",
    "decide",
    "deputies",
    "deputy_end",
    "draft_discard",
    "draft_open",
    "filter_change",
    "filter_new",
    "filter_remove",
    "find",
    "fresh_token",
    "hand_down",
    "home",
    "notices",
    "notices_read",
    "record_detail",
    "record_edit",
    "record_list",
    "record_move",
    "record_new",
    "record_sheet",
    "record_together",
    "record_undo",
    "review",
    "review_chosen",
    "review_decide",
    "review_lend",
    "review_publish",
    "review_record",
    "review_release",
    "review_withdraw",
    "search",
    "shelves",
    "trash_page",
    "trash_put_back",
]
