"""What can go wrong in an action, each with a sentence for the person at the screen."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _


class NotAllowed(PermissionDenied):
    """The person has no right to do this here."""


class WrongState(Exception):
    """The record is not in a state that allows this any more, or not yet."""


class Conflict(Exception):
    """Somebody else changed the thing since it was read; nothing was written."""

    def __init__(self, message=None):
        super().__init__(message or _("Somebody else has changed this since you opened it. Nothing was overwritten."))


class InUse(Exception):
    """Other things still point at what was to be removed; `uses` says which."""

    def __init__(self, uses):
        self.uses = list(uses)
        named = ", ".join(str(use) for use in self.uses)
        super().__init__(_("It cannot be removed: it is still used by %(uses)s.") % {"uses": named})


class NotReady(Exception):
    """Something is missing or wrong; `problems` pairs each field with what is the matter."""

    def __init__(self, problems):
        self.problems = list(problems)
        super().__init__(" ".join(str(sentence) for _field, sentence in self.problems))
