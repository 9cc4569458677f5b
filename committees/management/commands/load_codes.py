"""manage.py load_codes: the code lists that come with the portal."""

from django.core.management.base import BaseCommand

from committees import codelists


class Command(BaseCommand):
    help = "Adds the code lists that come with the portal; entries that are there already stay as they are."

    def handle(self, **_options):
        added = codelists.load()
        self.stdout.write(f"{added} entries added to the code lists.")
