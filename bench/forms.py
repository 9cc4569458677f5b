"""What the page of the longest form weighs, and how long its form takes beside the same fields written by hand."""

import statistics
import sys
import time

from django.contrib.auth import get_user_model
from django.template.loader import get_template
from django.test import Client
from django.urls import reverse

from committees import kinds
from committees.entry import entry_class
from qinggang.look.desk_parts import FormRows

KIND, CLERK = "activity", "yingchun"
MOST_KILOBYTES = 150
MOST_TIMES_BY_HAND = 2.0
ROUNDS, FORMS = 15, 3


def measure() -> bool:
    """Print both; whether both are within their limits."""
    kilobytes, ratio, milliseconds = _weight(), *_ratio()
    fits = kilobytes <= MOST_KILOBYTES and ratio <= MOST_TIMES_BY_HAND
    sys.stdout.write(
        f"entry page: {kilobytes:.0f} kB (at most {MOST_KILOBYTES}); its form takes {milliseconds:.1f} ms,"
        f" {ratio:.2f} times what it takes written by hand (at most {MOST_TIMES_BY_HAND:.0f}):"
        f" {'met' if fits else 'missed'}\n"
    )
    return fits


def _clerk():
    return get_user_model().objects.get(username=CLERK)


def _weight() -> float:
    client = Client(headers={"host": "localhost"})
    client.force_login(_clerk())
    page = client.get(reverse("desk:record-new", args=[kinds.get(KIND)]))
    if page.status_code != 200:
        raise SystemExit(f"The entry page answers {page.status_code}.")
    return len(page.content) / 1000


def _ratio() -> tuple[float, float]:
    """Medians of interleaved rounds: only the rendering, each time of a form that was just made."""
    ours, by_hand = (get_template(f"bench/form_{name}.html") for name in ("ours", "by_hand"))
    spent: dict[str, list[float]] = {"ours": [], "by hand": []}
    for _round in range(ROUNDS):
        for name, template in (("ours", ours), ("by hand", by_hand)):
            spent[name].append(_cost(template))
    medians = {name: statistics.median(times) for name, times in spent.items()}
    return medians["ours"] / medians["by hand"], medians["ours"] * 1000


def _cost(template) -> float:
    contexts = [_context() for _form in range(FORMS)]
    before = time.process_time()
    for context in contexts:
        template.render(context)
    return (time.process_time() - before) / FORMS


def _context() -> dict:
    entry = entry_class(kinds.get(KIND))(by=_clerk())
    return {"form": entry.form, "rows": [FormRows(table.title, table) for table in entry.tables.values()]}
