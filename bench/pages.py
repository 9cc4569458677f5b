"""What is measured: each page with the most it may cost."""

from dataclasses import dataclass

from committees import kinds

LISTS = [kinds.get(key) for key in ("activity", "aid_batch", "session")]  # with and without tables of rows
AREAS = ("red-education", "assistance", "legal-education", "studios")
# The largest share of a page's own: queries, kilobytes of HTML, CPU time over the empty page's.
MOST_QUERIES = 12
MOST_KILOBYTES = 120
MOST_TIMES_FLOOR = 3.0


@dataclass(frozen=True)
class Page:
    """One address, and as whom it is opened; a visitor where no account is named."""

    name: str
    url_name: str
    arguments: tuple = ()
    account: str = ""
    is_held: bool = True  # to the limits above; False: only measured, its own target comes with its own work


PAGES = (
    Page("home", "public:home"),
    *(Page(area, "public:area", (area,)) for area in AREAS),
    Page("dashboard", "dashboard:home", account="leader", is_held=False),
    *(Page(f"list: {kind.path}", "desk:record-list", (kind,), "county", is_held=False) for kind in LISTS),
)
