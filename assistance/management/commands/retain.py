"""manage.py retain: erase the files of children whose time is over; --preview only says which."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from assistance import retention


class Command(BaseCommand):
    help = "Erases the children's files whose time is over, at most a hundred at once; --preview only lists them."

    def add_arguments(self, parser):
        parser.add_argument("--preview", action="store_true", help="change nothing, say what is due and why")

    def handle(self, *, preview, **_options):
        if not preview:
            self.stdout.write(f"{retention.erase_due()} files and lines of rosters erased.")
            return
        today = timezone.localdate()
        due = list(retention.files_due(today).select_related("committee"))
        for child in due:
            self.stdout.write(f"{child.code}  {child.committee}  {retention.why_due(child, today)}")
        self.stdout.write(f"{len(due)} files are due, and {retention.lines_due(today).count()} lines of rosters.")
