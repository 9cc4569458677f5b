"""The road of a batch of aid: nominated, checked, approved, made known, paid, receipted. A step may be left out."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assistance import rosters
from assistance.models import AidBatch, AidStage, AidStep
from committees import access, history, kinds
from committees.choices import GONE
from committees.errors import NotReady, WrongState
from committees.models import User
from committees.registers import take_next_version

ORDER = list(AidStage)


def steps_of(batch: AidBatch) -> list[AidStep]:
    """The steps taken, in their order. Costs one query."""
    return sorted(batch.steps.all(), key=lambda step: ORDER.index(AidStage(step.stage)))


def open_stages(steps: list[AidStep]) -> list[AidStage]:
    """The steps that can come next."""
    return ORDER[ORDER.index(AidStage(steps[-1].stage)) + 1 :] if steps else ORDER


@transaction.atomic
def take(*, by: User, batch: AidBatch, stage: str, on: date, note: str = "") -> AidStep:
    """Enter that a batch has come as far as `stage`.

    Before money goes out, whoever may be paid twice has to be looked at: then `note` says why it is right.
    """
    _lock(by, batch)
    steps, note = steps_of(batch), " ".join(note.split())
    if stage not in open_stages(steps):
        raise WrongState(_("This step, or a later one, has been taken already."))
    if on > timezone.localdate():
        raise NotReady([("on", _("This day is still to come."))])
    if steps and on < steps[-1].on:
        raise NotReady([("on", _("The step before this one was taken later than that."))])
    if stage == AidStage.PAID and not note and rosters.doubles_of(batch):
        raise NotReady(
            [("note", _("Some children may be paid twice: look at the roster, and say here why it is right."))]
        )
    step = AidStep(batch=batch, stage=stage, on=on, note=note)
    step.full_clean()
    step.save(force_insert=True)
    history.write(by=by, thing=step, verb="create", content=history.content_of(step))
    _say_stage(batch, [*steps, step])
    return step


@transaction.atomic
def take_back(*, by: User, batch: AidBatch, stage: str) -> None:
    """Remove the newest step, which was entered by mistake. Its history stays."""
    _lock(by, batch)
    steps = steps_of(batch)
    if not steps or steps[-1].stage != stage:
        raise WrongState(_("Only the newest step can be taken back."))
    newest = steps.pop()
    take_next_version(newest, None)
    history.write(by=by, thing=newest, verb="remove", content=history.content_of(newest))
    newest.delete()
    _say_stage(batch, steps)


def _lock(by: User, batch: AidBatch) -> None:
    """One at a time: two people, or a double click, take no step twice."""
    held = AidBatch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    access.check_can_enter(by, kinds.get("aid_batch"), batch.committee)
    if held.state in GONE:
        raise WrongState(_("This batch has been called off or thrown away."))


def _say_stage(batch: AidBatch, steps: list[AidStep]) -> None:
    batch.stage = steps[-1].stage if steps else ""
    AidBatch.objects.filter(pk=batch.pk).update(stage=batch.stage)
