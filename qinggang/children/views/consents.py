"""The signed papers of consents, and who is shown in which photo. For child-data officers alone."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from assistance import access, consents, photos
from assistance.forms.reveal import RevealForm
from assistance.models import Consent, ConsentScan
from committees import access as rights
from committees import registers
from committees.errors import NotAllowed, NotReady
from committees.filetypes import Refused
from committees.models import Attachment
from qinggang.children import consent_pages
from qinggang.children.forms import PhotoForm, ScanForm
from qinggang.handing_out import hand_out_paper
from qinggang.look.errors import put_on


def _consent(request: HttpRequest, pk: int) -> Consent:
    """A consent that this person keeps; 404 where they may not know of the child, 403 where they only read."""
    known = access.visible_parts(request.user, Consent.objects.select_related("guardian__child__committee", "scan"))
    consent = get_object_or_404(known.defer("scan__content"), pk=pk)
    registers.check_can_keep(request.user, consent)
    return consent


@require_http_methods(["GET", "POST"])
def scan(request: HttpRequest, pk: int) -> HttpResponse:
    """Add or replace the paper; nothing of the one that is kept is shown."""
    consent = _consent(request, pk)
    form = ScanForm(request.POST, request.FILES) if request.method == "POST" else ScanForm()
    if not (form.is_bound and form.is_valid()):
        return _scan(request, consent, form, status=422 if form.is_bound else 200)
    try:
        consents.keep_scan(by=request.user, consent=consent, file=form.cleaned_data["paper"])
    except Refused as refusal:
        form.add_error("paper", str(refusal.sentence))
        return _scan(request, consent, form, status=422)
    messages.success(request, _("The signed paper is kept, encrypted."))
    return redirect("children:file", consent.guardian.child_id)


@require_POST
def open_scan(request: HttpRequest, pk: int) -> HttpResponse:
    """The paper, for a purpose: it leaves the same trace as reading the file."""
    consent = _consent(request, pk)
    child = consent.guardian.child
    if not ConsentScan.objects.filter(consent=consent).exists():
        return redirect("children:consent-scan", pk)
    form = RevealForm(request.POST, has_approval=access.has_approval(request.user, child))
    if not form.is_valid():
        return _scan(request, consent, ScanForm(), form, 422)
    try:
        paper = consents.open_scan(
            by=request.user, consent=consent, address=request.META.get("REMOTE_ADDR"), **form.cleaned_data
        )
    except NotReady as refusal:
        put_on(form, refusal)
        return _scan(request, consent, ScanForm(), form, 422)
    return hand_out_paper(paper.content, f"consent-{child.code}.{paper.ending}", paper.media_type)


def _scan(
    request: HttpRequest, consent: Consent, upload: ScanForm, opening: RevealForm | None = None, status: int = 200
) -> HttpResponse:
    opening = opening or RevealForm(has_approval=access.has_approval(request.user, consent.guardian.child))
    context = consent_pages.scan_page(consent, upload, opening)
    return TemplateResponse(request, "children/consent.html", context, status=status)


def _photo(request: HttpRequest, pk: int) -> Attachment:
    if not rights.has_role(request.user, rights.ENTERS_PROTECTED):
        raise NotAllowed
    return get_object_or_404(rights.visible_files(request.user).select_related("record"), pk=pk, is_photo=True)


@require_http_methods(["GET", "POST"])
def photo(request: HttpRequest, pk: int) -> HttpResponse:
    attachment = _photo(request, pk)
    form = PhotoForm(request.POST if request.method == "POST" else None, by=request.user)
    if not (form.is_bound and form.is_valid()):
        return _shown(request, attachment, form, 422 if form.is_bound else 200)
    try:
        photos.name_child(by=request.user, attachment=attachment, child=form.cleaned_data["child"])
    except ValidationError as refusal:
        form.add_error(None, refusal.messages)
        return _shown(request, attachment, form, 422)
    messages.success(request, _("The child is named for this photo."))
    return redirect("children:photo", pk)


@require_POST
def photo_remove(request: HttpRequest, pk: int, shown_pk: int) -> HttpResponse:
    attachment = _photo(request, pk)
    named = get_object_or_404(attachment.shown_children.select_related("child__committee"), pk=shown_pk)
    registers.remove(by=request.user, entry=named)
    messages.success(request, _("The child is no longer named for this photo."))
    return redirect("children:photo", pk)


def _shown(request: HttpRequest, attachment: Attachment, form: PhotoForm, status: int) -> HttpResponse:
    shown = [one for one in photos.shown_in(attachment) if registers.can_keep(request.user, one)]
    context = consent_pages.photo_page(attachment, shown, form)
    return TemplateResponse(request, "children/photo.html", context, status=status)
