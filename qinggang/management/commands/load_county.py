"""manage.py load_county: the county's article as records, for the demo."""

import os
import secrets

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from qinggang.county import loader


class Command(BaseCommand):
    help = "Loads the demo: the records of the county's article and the demo accounts (only with DEMO=1)."

    def handle(self, **_options):
        if not settings.DEMO:
            raise CommandError(_("The demo is loaded only where DEMO=1: its accounts must never reach a real portal."))
        if loader.is_loaded():
            self.stdout.write(_("The county has been loaded before; nothing was changed."))
            return
        chosen = os.environ.get("DEMO_PASSWORD", "")
        password = chosen or secrets.token_urlsafe(9)
        try:
            number = loader.load(password)
        except loader.NotEmpty:
            raise CommandError(_("The database already has accounts or committees of its own.")) from None
        self.stdout.write(_("%(number)d records of the county were loaded.") % {"number": number})
        if not chosen:
            self.stdout.write(_("Password of the demo accounts: %(password)s") % {"password": password})
