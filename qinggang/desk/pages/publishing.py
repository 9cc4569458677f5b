"""What the public will read of a record, in both languages, before it is published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import get_language_info, override, pgettext
from django.utils.translation import gettext as _

from assistance.guard import gate
from assistance.guard.searching import CALLED
from committees import kinds
from committees.choices import State
from committees.models import User
from committees.review import publishing
from qinggang.context import language_tag
from qinggang.desk.pages.files import attachments_for_review
from qinggang.desk.pages.links import crumbs, record_url, review_url
from qinggang.desk.pages.review import asked, with_query
from qinggang.look.errors import summarise
from qinggang.look.parts import Link, Notice
from qinggang.public.views.activity import activity_page
from qinggang.public.views.record import record_page

PAGES = {"activity": activity_page}  # kinds with a public page of their own; all others share one


@dataclass(frozen=True)
class PublicText:
    """The public text in one language, already printed."""

    language: str
    tag: str
    text: str


def publish_page(request: HttpRequest, record: Any, user: User) -> dict[str, Any]:
    """The context of desk/review_publish.html."""
    waits = record.state == State.SUBMITTED
    name = _("Approve and publish") if waits else _("Publish")
    return {
        "crumbs": crumbs(Link(_("Review"), with_query(reverse("desk:review"), asked(request))), Link(str(record))),
        "title": _("Publish: %(title)s") % {"title": record},
        "lead": _("This is what everybody will read. Nothing is public before you press the button below."),
        "notices": [*guard_notices(record, user), *_without_english(record)],
        "files": attachments_for_review(record)[0],
        "texts": [_text(record, code) for code, _name in settings.LANGUAGES],
        "version": record.version,
        "url": with_query(reverse("desk:review-publish", args=[record.pk]), asked(request)),
        "button": name,
        "back": Link(_("Back to the record"), review_url(record) if waits else record_url(record)),
    }


def _text(record: Any, code: str) -> PublicText:
    with override(code):
        page = public_text(record)
    return PublicText(get_language_info(code)["name_local"], language_tag(code), page)


def public_text(record: Any) -> str:
    """The record as its public page tells it in the language that is spoken now, and nothing that is kept inside."""
    found = kinds.of(record).model.objects.select_related("committee", "area").get(pk=record.pk)
    return render_to_string("desk/_public_text.html", PAGES.get(record.kind, record_page)(found))


def guard_notices(record: Any, user: User) -> list[Notice]:
    """What in the public text says, or may say, who a child is; and who may say that it does not."""
    problems = gate.before_publishing([record], user).get(record.pk, [])
    link = Link(_("Somebody else looks at these places and releases them"), release_url(record))
    return [Notice(str(said), _("A child might be recognised"), "error", [link]) for _place, said in problems]


def release_url(record: Any) -> str:
    return reverse("desk:review-release", args=[record.pk])


def release_page(record: Any, form: Any) -> dict[str, Any]:
    """The context of desk/review_release.html."""
    hits = gate.hits_of([record]).get(record.pk, [])
    sure = [hit for hit in hits if hit.is_sure]
    return {
        "crumbs": crumbs(Link(str(record), record_url(record)), Link(_("Release"))),
        "title": _("Does this mean a child?"),
        "lead": _("These places of the text are like an entry of the children's register. Nobody is told which."),
        "errors": summarise(form),
        "places": [(hit.marked, CALLED[hit.what], hit.is_sure) for hit in hits],
        "must_change": bool(sure),
        "form": form if hits and not sure else None,
        "back": Link(_("Back to the record"), record_url(record)),
    }


def _without_english(record: Any) -> list[Notice]:
    missing = publishing.without_english(record)
    if not missing:
        return []
    names = [capfirst(str(record._meta.get_field(name).verbose_name)) for name in missing]
    said = _("There is no English for: %(names)s. Visitors who read English see the Chinese there.")
    return [
        Notice(said % {"names": pgettext("between two names", ", ").join(names)}, _("English is missing"), "warning")
    ]
