"""manage.py rotate_keys: write everything that is encrypted anew under the first of FIELD_KEYS."""

from django.core.management.base import BaseCommand, CommandError

from committees import keys
from committees.encryption import Undecryptable


class Command(BaseCommand):
    help = "Encrypts all columns, drafts and history anew with the first of FIELD_KEYS. Can be stopped and run again."
    # It mends what the check of the keys complains of.
    requires_system_checks: list[str] = []

    def handle(self, **_options):
        try:
            for table, count in keys.rotate():
                self.stdout.write(f"{table}: {count}")
        except Undecryptable as error:
            raise CommandError(f"{error} What is done stands: put the missing key in and run this again.") from error
        self.stdout.write("Everything opens with the first of FIELD_KEYS.")
