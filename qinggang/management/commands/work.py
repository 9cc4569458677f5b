"""manage.py work: the worker beside the server. Does what is due every minute until it is told to stop."""

from __future__ import annotations

import logging
import os
import signal
import sys
import time

from django.core.management.base import BaseCommand
from django.db import DatabaseError, InterfaceError, close_old_connections

from committees import due

PAUSE = 60  # seconds between two rounds
LOOK = 1  # seconds between two looks at whether the server is still there

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    """Runs what is due, again and again. SIGTERM and Ctrl-C stop it at once, even in the middle of a job."""

    help = "Does the portal's own work every minute. Stops at SIGTERM; what was half done is done again later."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--with-parent", action="store_true", help="stop when the process that started it ends")

    def handle(self, *, with_parent: bool = False, **_options) -> None:
        self.is_told_to_stop = False
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        parent = os.getppid() if with_parent else None
        while True:
            do_what_is_due()
            if not self._pause(parent):
                return

    def _pause(self, parent: int | None) -> bool:
        """Wait for the next round; False when there is none, or the server that it works beside has gone."""
        until = time.monotonic() + PAUSE
        while time.monotonic() < until:
            if self.is_told_to_stop or (parent is not None and os.getppid() != parent):
                return False
            time.sleep(LOOK)
        return True

    def _stop(self, _number, _frame) -> None:
        """Leave at once. The mark is for where Python lets no exception through, in the clearing up of an object."""
        self.is_told_to_stop = True
        sys.exit(0)


def do_what_is_due() -> None:
    """One round. A database that is away is no reason to stop: it will be back."""
    close_old_connections()
    try:
        for outcome in due.run():
            if outcome.result != "0":
                logger.info("%s: %s", outcome.job.name, outcome.result)
    except (DatabaseError, InterfaceError):
        logger.exception("the database does not answer")
    finally:
        close_old_connections()
