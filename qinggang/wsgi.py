"""The door through which a web server calls the portal."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qinggang.settings")

application = get_wsgi_application()


def _check_keys() -> None:
    """Models can be read only now; no connection is handed on to the processes that a server forks."""
    from django.db import connection

    from committees import keys

    keys.check_at_start()
    connection.close()


_check_keys()
