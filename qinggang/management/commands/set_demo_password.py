"""`manage.py set_demo_password`: one password for all demo accounts, from DEMO_PASSWORD."""

import os

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _


class Command(BaseCommand):
    """Sets the password of every demo account; refused unless DEMO=1."""

    help = "Set the password of all demo accounts to DEMO_PASSWORD (only with DEMO=1)."

    def handle(self, *args, **options) -> None:
        """Set it, one account after another, since each gets a salt of its own."""
        password = os.environ.get("DEMO_PASSWORD", "")
        if not settings.DEMO:
            raise CommandError(_("Only a demo has demo accounts: DEMO is off."))
        if not password:
            raise CommandError(_("DEMO_PASSWORD is not set."))
        for account in get_user_model().objects.filter(is_demo=True).order_by("pk"):
            account.set_password(password)
            account.save(update_fields=["password"])
