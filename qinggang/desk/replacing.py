"""The offer of a form to write “a pupil” where what was typed says who a child is."""

from __future__ import annotations

from django.http import QueryDict

from assistance.guard import replacing

NO_TEXTS = ("csrfmiddlewaretoken", "draft_key", "version", "saved", "page", "person")


def _texts(typed: QueryDict) -> dict[str, str]:
    return {name: value for name, value in typed.items() if name not in NO_TEXTS and isinstance(value, str) and value}


def is_offered(typed: QueryDict) -> bool:
    return bool(replacing.sure_hits(_texts(typed)))


def replaced_in(typed: QueryDict) -> QueryDict:
    """What was typed, with every sure place replaced."""
    written = typed.copy()
    for name, text in replacing.replaced(_texts(typed)).items():
        written[name] = text
    return written
