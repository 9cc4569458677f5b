"""What pages say of consents: their papers on the child's page, and who is shown in which photo. By code alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.forms import Form
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from assistance.models import Child, Consent, ShownChild
from assistance.volumes import CHILDREN
from committees import access, kinds
from committees.models import Attachment, Record, User
from qinggang.desk.pages.links import book_link, crumbs, kind_link, record_url
from qinggang.look.errors import summarise
from qinggang.look.panels import Panel
from qinggang.look.parts import Cell, Column, Link, Table, Tag, table
from qinggang.presenting import files
from qinggang.presenting.dates import full


def consents_table(child: Child, keeps: bool) -> Table | None:
    """Each consent with the paper it was given on. Costs one query."""
    found = Consent.objects.filter(guardian__child=child).select_related("guardian", "scan").defer("scan__content")
    rows = [
        [
            Cell(consent.get_scope_display()), Cell(consent.guardian.masked_name), Cell(full(consent.given_on)),
            Cell(full(consent.withdrawn_on) if consent.withdrawn_on else "–"), _scan_cell(consent, keeps),
        ]
        for consent in found.order_by("-given_on", "pk")
    ]  # fmt: skip
    columns = [_("For what"), _("Guardian"), _("Given on"), _("Withdrawn on"), _("Signed paper")]
    return table(_("Consents"), [Column(name) for name in columns], rows) if rows else None


def _scan_cell(consent: Consent, keeps: bool) -> Cell:
    if keeps:
        return Cell(_said(consent) or _("add it"), reverse("children:consent-scan", args=[consent.pk]))
    return Cell(_said(consent) or "–")


def _said(consent: Consent) -> str:
    scan = getattr(consent, "scan", None)
    return f"{full(scan.added_on)} · {filesizeformat(scan.size)}" if scan else ""


def photos_table(child: Child) -> Table | None:
    """The photos in which the child is shown. Costs one query."""
    found = ShownChild.objects.filter(child=child).select_related("attachment__record").order_by("-pk")
    rows = [
        [
            Cell(_title(one.attachment), reverse("children:photo", args=[one.attachment_id])),
            Cell(_("public") if one.attachment.is_public else _("stays inside")),
        ]
        for one in found
    ]
    return table(_("Photos"), [Column(_("Photo")), Column(_("Who sees it"))], rows) if rows else None


def _title(attachment: Attachment) -> str:
    return files.caption(attachment) or str(attachment.record or attachment.name)


def scan_page(consent: Consent, upload: Form, opening: Form) -> dict[str, Any]:
    """The context of children/consent.html."""
    child = consent.guardian.child
    file = reverse("children:file", args=[child.pk])
    return {
        "crumbs": crumbs(book_link(CHILDREN), Link(child.code, file), Link(_("Signed paper"))),
        "title": _("Signed paper of a consent"),
        "about": f"{child.code} · {consent.get_scope_display()} · {full(consent.given_on)}",
        "errors": summarise(upload, opening),
        "kept": _said(consent),
        "upload": upload,
        "opening": opening,
        "open_url": reverse("children:consent-open", args=[consent.pk]),
        "back": Link(_("Back to the file"), file),
    }


def photo_page(attachment: Attachment, shown: Iterable[ShownChild], form: Form) -> dict[str, Any]:
    """The context of children/photo.html."""
    record = attachment.record
    way = [kind_link(kinds.of(record)), Link(str(record), record_url(record))] if record else []
    rows = [(_shown(one), reverse("children:photo-remove", args=[attachment.pk, one.pk])) for one in shown]
    return {
        "crumbs": crumbs(*way, Link(_("Who is shown"))),
        "title": _("Who is shown in this photo"),
        "about": _title(attachment),
        "errors": summarise(form),
        "image": reverse("desk:file-small", args=[attachment.pk]),
        "state": Tag(_("public"), "ok", "check") if attachment.is_public else Tag(_("stays inside"), "plain"),
        "rows": rows,
        "form": form,
        "back": Link(_("Back to the record"), record_url(record)) if record else None,
    }


def _shown(one: ShownChild) -> dict[str, Any]:
    agreed = Tag(_("a guardian agrees"), "ok", "check") if one.is_agreed else Tag(_("no consent"), "bad", "warn")  # type: ignore[attr-defined]
    return {"code": one.child.code, "url": reverse("children:file", args=[one.child_id]), "tag": agreed}


def panels(user: User, record: Record) -> list[Panel]:
    """For child-data officers: who is shown in the photos of a record that may become public. Costs two queries."""
    if not (access.has_role(user, access.ENTERS_PROTECTED) and access.is_ever_public(record)):
        return []
    found = list(Attachment.objects.filter(record=record.pk, is_photo=True).order_by("position", "pk"))
    if not found:
        return []
    named = ShownChild.objects.filter(attachment__in=found).order_by().values_list("attachment", "child__code")
    codes: dict[int, list[str]] = {}
    for pk, code in named:
        codes.setdefault(pk, []).append(code)
    joined = pgettext("between two codes", ", ").join
    rows = [
        [
            Cell(_title(photo), reverse("children:photo", args=[photo.pk])),
            Cell(joined(sorted(codes.get(photo.pk, []))) or "–"),
        ]
        for photo in found
    ]
    shown = table(_("Who is shown in the photos"), [Column(_("Photo")), Column(_("Children"))], rows)
    return [Panel(_("Children in the photos"), tables=[shown])]
