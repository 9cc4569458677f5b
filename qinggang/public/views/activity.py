"""One published activity."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from activities.models import Activity
from committees import access
from committees.choices import Bound
from committees.models import Record
from committees.quantities import ONE, Quantity
from qinggang.look.parts import Cell, Column, Fact, Link, RecordLine, Table, table
from qinggang.presenting import addresses
from qinggang.presenting.figures import Units, quantity
from qinggang.presenting.records import public_name, record_line
from qinggang.public import files
from qinggang.public.crumbs import crumbs
from qinggang.public.record_parts import about, held_by, narrowed, when_and_where

RELATED = 4


@login_not_required
@require_safe
def activity(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.public_records(Activity.objects.filter(pk=pk)).for_detail().select_related("key_date").first()
    if found is None:
        raise Http404
    return TemplateResponse(request, "public/activity.html", activity_page(found))


def activity_page(found: Activity) -> dict[str, Any]:
    """The context of public/activity.html."""
    units = Units()
    return {
        **about(found),
        "crumbs": crumbs(found.say("title"), Link(_("Activities"), reverse("public:activities"))),
        "facts": [*when_and_where(found), *held_by(found), *_facts(found, units)],
        "tables": list(_tables(found)),
        **files.shown_on_page(found),
        "related": _related(found),
    }


def _facts(found: Activity, units: Units) -> Iterator[Fact]:
    if found.audiences.all():
        yield Fact(_("Who took part"), [Link(_who(row, units)) for row in found.audiences.all()])
    if found.occasions != Quantity(ONE, "session", Bound.EXACT):
        yield Fact(_("How many times"), [Link(quantity(found.occasions, units))])
    if found.mode:
        yield Fact(_("Mode"), [Link(capfirst(found.get_mode_display()))])
    if found.forms.all():
        yield Fact(
            capfirst(_("forms")), [Link(form.say("name"), narrowed(form=form.key)) for form in found.forms.all()]
        )
    if found.say("theme"):
        yield Fact(_("Theme"), [Link(found.say("theme"))])
    if found.key_date:
        yield Fact(_("Key date"), [Link(found.key_date.say("name"), narrowed(key_date=found.key_date_id))])
    if found.laws.all():
        yield Fact(_("Laws"), [Link(law.say("name")) for law in found.laws.all()])
    if found.certificate_count:
        yield Fact(_("Certificates given"), [Link(f"{found.certificate_count:,}")])
    campaign = access.public_records(Record.objects.filter(pk=found.campaign_id)).first() if found.campaign_id else None
    if campaign:
        yield Fact(_("Part of the campaign"), [Link(campaign.say("title"), addresses.of_record(campaign))])


def _who(row, units: Units) -> str:
    return pgettext("a name and what is said of it", "%(name)s: %(value)s") % {
        "name": row.audience.say("name"),
        "value": quantity(row.quantity, units),
    }


def _tables(found: Activity) -> Iterator[Table]:
    """Who spoke; by name only who may be named."""
    speakers = found.speakers.all()
    if speakers:
        columns = [Column(_("Five-old volunteer")), Column(_("What they told"))]
        yield table(_("Who spoke"), columns, [_speaker(speaker) for speaker in speakers])


def _speaker(speaker) -> list[Cell]:
    name = public_name(speaker.elder)
    told = Cell(speaker.say("told") or "–")
    if not name:
        return [Cell(_("a five-old volunteer")), told]
    return [Cell(name, narrowed(speaker=str(speaker.elder_id))), told]


def _related(found: Activity) -> list[RecordLine]:
    """The newest others of the same area."""
    others = access.public_records().filter(kind="activity", area=found.area_id, is_plan=False).exclude(pk=found.pk)
    newest = others.for_list().with_places().newest_first()[:RELATED]
    return [record_line(record, addresses.of_record(record), with_places=True) for record in newest]
