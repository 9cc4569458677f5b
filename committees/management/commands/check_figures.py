"""manage.py check_figures: recount every figure from its records."""

from django.core.management.base import BaseCommand, CommandError

from committees import recount


class Command(BaseCommand):
    help = "Recounts every indicator from its records and reports any difference; --repair mends what is stored."

    def add_arguments(self, parser):
        parser.add_argument("--repair", action="store_true", help="write the recounted figures")

    def handle(self, *, repair, **_options):
        found = recount.differences(repair=repair)
        for difference in found:
            self.stdout.write(str(difference))
        if found and not repair:
            raise CommandError(f"{len(found)} differences. Run with --repair to mend them.")
        self.stdout.write(f"{len(found)} differences mended." if found else "All figures agree with their records.")
