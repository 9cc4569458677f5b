"""manage.py clear_demo: takes the demo out of the database."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from qinggang.county import clearing, loader


class Command(BaseCommand):
    help = "Removes the demo accounts and everything they entered; refuses where anything else stands on it."

    def handle(self, **_options):
        if not loader.is_loaded():
            self.stdout.write(_("There is no demo in this database."))
            return
        try:
            number = clearing.clear()
        except clearing.InTheWay as refusal:
            raise CommandError(
                _("Nothing was removed: these are not the demo's, but stand on it: %(things)s.") % {"things": refusal}
            ) from None
        self.stdout.write(_("The demo was removed with its %(number)d records.") % {"number": number})
