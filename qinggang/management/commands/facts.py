"""manage.py facts: the table of facts beside what the portal answers."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from qinggang import facts


class Command(BaseCommand):
    help = "Prints each fact, its value in the portal, where that comes from, and whether the two agree."

    def add_arguments(self, parser):
        parser.add_argument(
            "--csv",
            type=Path,
            default=settings.BASE_DIR / "tests" / "facts.csv",
            help="the table of facts (default: tests/facts.csv)",
        )

    def handle(self, *, csv, **_options):
        if not csv.is_file():
            raise CommandError(f"There is no table of facts at {csv}; name one with --csv.")
        checks = facts.check(csv)
        with override("en"):  # the language of the table
            for check in checks:
                self.stdout.write(line(check))
        wrong = [check.fact.number for check in checks if not check.agrees]
        self.stdout.write(f"{len(checks) - len(wrong)} of {len(checks)} facts agree.")
        if wrong:
            raise CommandError(f"These do not agree: {', '.join(map(str, wrong))}.")


def line(check: facts.Check) -> str:
    sign = "agrees" if check.agrees else "DIFFERS"
    return f"{check.fact.number:>3}  {sign:<8} {check.value:<24} {check.where:<44} {check.fact.what}"
