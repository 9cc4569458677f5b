"""The work that the portal does by itself: a register of jobs, each done once when it is due, whoever runs them.

`manage.py run_due` and the worker ask here. The row of a job is its lock: who changes it first does the job.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max
from django.utils import timezone
from django.utils.functional import Promise

from committees.models import DueJob

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
TAKE_OVER = HOUR  # a job that began so long ago and never ended was killed: another runner takes it
RETRY = timedelta(minutes=5)  # after a failure, and longer with each one in a row
SILENCE = 3 * HOUR  # without any job for so long, nobody runs them any more

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Job:
    """A piece of work: how often it is done, or from which hour of the county's day. It returns how much it did."""

    name: str
    label: str | Promise
    work: Callable[[], int]
    every: timedelta = HOUR
    from_hour: int | None = None  # once a day, from this hour on


@dataclass(frozen=True)
class Outcome:
    job: Job
    result: str
    has_failed: bool = False


_jobs: dict[str, Job] = {}


def register(job: Job) -> Job:
    if job.name in _jobs:
        raise ValueError(f"The job {job.name} is registered twice.")
    _jobs[job.name] = job
    return job


def every() -> list[Job]:
    return list(_jobs.values())


def find(name: str) -> Job | None:
    return _jobs.get(name)


def run(*, names: Collection[str] | None = None, force: bool = False) -> Iterator[Outcome]:
    """Do each job that is due, of these names or of all; `force` does it before its time, never twice at once."""
    for job in every():
        if names is None or job.name in names:
            outcome = _run(job, force)
            if outcome:
                yield outcome


def is_due(job: Job, row: DueJob, now: datetime) -> bool:
    """Whether it is time, by what its row tells of the last time."""
    if row.began and is_running(row):
        return row.began + TAKE_OVER <= now
    if row.ended and row.failures:
        return row.ended + min(job.every, RETRY * row.failures) <= now
    if job.from_hour is not None:
        return _is_hour(job.from_hour, now) if row.began is None else row.began < _last(job.from_hour, now)
    return row.began is None or row.began + job.every <= now


def silent_since() -> datetime | None:
    """When the last job began, if that is too long ago; None while all is well, or before the first. One query."""
    last = DueJob.objects.aggregate(last=Max("began"))["last"]
    return last if last and last + SILENCE < timezone.now() else None


def is_running(row: DueJob) -> bool:
    return row.began is not None and (row.ended is None or row.ended < row.began)


def _is_hour(hour: int, now: datetime) -> bool:
    return timezone.localtime(now).hour >= hour


def _last(hour: int, now: datetime) -> datetime:
    """The last moment at which the county's clocks showed this hour."""
    today = timezone.localtime(now).replace(hour=hour, minute=0, second=0, microsecond=0)
    return today if today <= now else today - DAY


def _run(job: Job, force: bool) -> Outcome | None:
    """Do one job, unless it is not due or another runner has it."""
    now = timezone.now()
    row, _made = DueJob.objects.get_or_create(name=job.name)
    if not (is_due(job, row, now) or (force and not is_running(row))):
        return None
    mine = DueJob.objects.filter(name=job.name)
    if not mine.filter(began=row.began).update(began=now):
        return None
    mine = mine.filter(began=now)
    try:
        result, failures = str(job.work()), 0
    except Exception as failure:  # one job must never keep the others from being done
        logger.exception("the job %s failed", job.name)
        result, failures = type(failure).__name__, row.failures + 1
    except BaseException:
        mine.update(began=row.began)  # told to stop half-way: it is due as before
        raise
    mine.update(ended=timezone.now(), result=result, failures=failures)
    return Outcome(job, result, bool(failures))
