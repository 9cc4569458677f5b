"""Addresses of the desk: the same words for every kind of record."""

from django.urls import path, register_converter

from committees import books, finding, kinds
from committees.review.states import is_taken_by_people
from qinggang import converters  # noqa: F401 - registers `number`
from qinggang.accounts.views import hand_over
from qinggang.desk import views
from qinggang.desk.views import files


class KindConverter:
    """The path word of a kind that has a web page: activities, documents ..."""

    regex = "[a-z-]+"

    def to_python(self, value: str) -> kinds.Kind:
        kind = kinds.by_path(value)
        if kind is None:
            raise ValueError(value)
        return kind

    def to_url(self, value: kinds.Kind) -> str:
        return value.path


class BookConverter:
    """The path word of a register that is kept on the desk: volunteers, venues ..."""

    regex = "[a-z-]+"

    def to_python(self, value: str) -> books.Book:
        book = books.by_path(value)
        if book is None:
            raise ValueError(value)
        return book

    def to_url(self, value: books.Book) -> str:
        return value.path


class SortConverter:
    """A sort of thing that forms let people pick: venue, elder ..."""

    regex = "[a-z]+"

    def to_python(self, value: str) -> finding.Sort:
        if value not in finding.SORTS:
            raise ValueError(value)
        return finding.SORTS[value]

    def to_url(self, value: finding.Sort | str) -> str:
        return value if isinstance(value, str) else value.key


class VerbConverter:
    """A step of the review chain that people take, as its path word: send-back."""

    regex = "[a-z-]+"

    def to_python(self, value: str) -> str:
        verb = value.replace("-", "_")
        if not is_taken_by_people(verb):
            raise ValueError(value)
        return verb

    def to_url(self, value: str) -> str:
        return value.replace("_", "-")


register_converter(KindConverter, "kind")
register_converter(BookConverter, "book")
register_converter(SortConverter, "sort")
register_converter(VerbConverter, "verb")

app_name = "desk"
urlpatterns = [
    path("", views.home, name="home"),
    # /desk/review/
    path("review/", views.review, name="review"),
    path("review/chosen/", views.review_chosen, name="review-chosen"),
    path("review/<number:pk>/", views.review_record, name="review-record"),
    path("review/<number:pk>/decide/", views.review_decide, name="review-decide"),
    path("review/<number:pk>/publish/", views.review_publish, name="review-publish"),
    path("review/<number:pk>/release/", views.review_release, name="review-release"),
    path("review/<number:pk>/lend/", views.review_lend, name="review-lend"),
    path("review/<number:pk>/links/<number:link_pk>/withdraw/", views.review_withdraw, name="review-withdraw"),
    # /desk/drafts/
    path("drafts/token/", views.fresh_token, name="fresh-token"),
    path("drafts/<uuid:key>/", views.draft_open, name="draft-open"),
    path("drafts/<uuid:key>/discard/", views.draft_discard, name="draft-discard"),
    path("all/", views.shelves, name="shelves"),
    path("targets/<number:pk>/hand-down/", views.hand_down, name="hand-down"),
    path("volunteers/<number:pk>/certificate/", views.certificate, name="certificate"),
    # /desk/files/
    path("files/<number:pk>/", files.file, name="file"),
    path("files/<number:pk>/small/", files.file_small, name="file-small"),
    path("files/<number:pk>/change/", files.file_change, name="file-change"),
    path("files/<number:pk>/remove/", files.file_remove, name="file-remove"),
    # /desk/trash/
    path("trash/", views.trash_page, name="trash"),
    path("trash/<slug:subject>/<number:pk>/put-back/", views.trash_put_back, name="trash-put-back"),
    path("review/deputies/", views.deputies, name="deputies"),
    path("review/deputies/<number:pk>/end/", views.deputy_end, name="deputy-end"),
    # /desk/notices/
    path("notices/", views.notices, name="notices"),
    path("notices/read/", views.notices_read, name="notices-read"),
    path("hand-over/", hand_over, name="hand-over"),
    path("search/", views.search, name="search"),
    # /desk/find/
    path("find/<sort:sort>/", views.find, name="find"),
    # /desk/<book>/
    path("<book:book>/", views.book_list, name="book-list"),
    path("<book:book>/autosave/", views.book_autosave, name="book-autosave"),
    path("<book:book>/new/", views.book_new, name="book-new"),
    path("<book:book>/<number:pk>/", views.book_detail, name="book-detail"),
    path("<book:book>/<number:pk>/edit/", views.book_edit, name="book-edit"),
    path("<book:book>/<number:pk>/remove/", views.book_remove, name="book-remove"),
    path("<book:book>/<number:pk>/merge/", views.book_merge, name="book-merge"),
    path("<book:book>/<number:pk>/undo/", views.book_undo, name="book-undo"),
    # /desk/<kind>/
    path("<kind:kind>/", views.record_list, name="record-list"),
    path("<kind:kind>/autosave/", views.autosave, name="autosave"),
    path("<kind:kind>/together/", views.record_together, name="record-together"),
    path("<kind:kind>/filters/new/", views.filter_new, name="filter-new"),
    path("<kind:kind>/filters/<number:pk>/", views.filter_change, name="filter-change"),
    path("<kind:kind>/filters/<number:pk>/remove/", views.filter_remove, name="filter-remove"),
    path("<kind:kind>/new/", views.record_new, name="record-new"),
    path("<kind:kind>/<number:pk>/", views.record_detail, name="record-detail"),
    path("<kind:kind>/<number:pk>/sheet/", views.record_sheet, name="record-sheet"),
    path("<kind:kind>/<number:pk>/edit/", views.record_edit, name="record-edit"),
    path("<kind:kind>/files/<uuid:key>/", files.files_add, name="files-add"),
    path("<kind:kind>/<number:pk>/files/", files.record_files, name="record-files"),
    path("<kind:kind>/<number:pk>/undo/", views.record_undo, name="record-undo"),
    path("<kind:kind>/<number:pk>/<verb:verb>/", views.record_move, name="record-move"),
]
