"""A template of the portal that prints a name nobody gave it is a fault, not an empty place."""

import sys

from django.conf import settings
from django.template.base import Node


class UndefinedVariable(Exception):
    """A template printed a variable that its context does not have."""


class RaiseIfOurs:
    """Stands for string_if_invalid: Django asks it for `%s` and then formats it with the name."""

    def __contains__(self, piece: str) -> bool:
        return piece == "%s"

    def __str__(self) -> str:
        return ""

    def __mod__(self, name: object) -> str:
        origin = _origin()
        # Django's own admin templates print undefined names on purpose.
        if origin.startswith(str(settings.BASE_DIR / "templates")):
            raise UndefinedVariable(f"{name} is undefined in {origin}")
        return ""


def _origin() -> str:
    frame = sys._getframe(2)
    while frame is not None:
        node = frame.f_locals.get("self")
        if isinstance(node, Node) and getattr(node, "origin", None):
            return str(node.origin.name)
        frame = frame.f_back
    return ""
