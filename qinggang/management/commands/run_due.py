"""manage.py run_due: does what is due, once; for cron, or by hand."""

from __future__ import annotations

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from committees import due
from committees.models import DueJob


class Command(BaseCommand):
    """Runs each job of the portal that is due."""

    help = "Does the portal's own work that is due: raising overdue reviews, asking after plans, e-mails, tidying up."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--list", action="store_true", help="only show the jobs and when they were last done")
        parser.add_argument("--only", metavar="NAME", help="only this job")
        parser.add_argument("--force", action="store_true", help="also what is not due yet")

    def handle(self, *, only: str | None = None, force: bool = False, **options) -> None:
        if only and not due.find(only):
            names = ", ".join(job.name for job in due.every())
            raise CommandError(f"There is no job {only}. There are: {names}.")
        if options["list"]:
            self._list()
            return
        outcomes = []
        for outcome in due.run(names={only} if only else None, force=force):
            self.stdout.write(f"{outcome.job.name}: {outcome.result}")
            outcomes.append(outcome)
        failed = [outcome.job.name for outcome in outcomes if outcome.has_failed]
        if failed:
            raise CommandError(f"Failed: {', '.join(failed)}. The log says why; they are tried again.")

    def _list(self) -> None:
        rows = {row.name: row for row in DueJob.objects.order_by("pk")}
        now = timezone.now()
        for job in due.every():
            row = rows.get(job.name) or DueJob(name=job.name)
            last = f"{timezone.localtime(row.ended):%Y-%m-%d %H:%M}" if row.ended else "never"
            state = "running" if due.is_running(row) else "due" if due.is_due(job, row, now) else "waiting"
            failures = f", failed {row.failures} times" if row.failures else ""
            self.stdout.write(f"{job.name:20} {state:8} last {last} {row.result}{failures}".rstrip())
