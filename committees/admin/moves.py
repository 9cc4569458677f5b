"""Steps of the review chain from the admin: submitting, taking back, re-opening with a reason, the trash.

Approving and publishing have their own pages on the desk; the admin is not a second door to them.
"""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import quote, unquote
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from committees import access
from committees.admin.base import Tool
from committees.admin.saving import problems_of
from committees.choices import State
from committees.errors import Conflict, NotReady, WrongState
from committees.models import Appointment, Record
from committees.review import actions, policies
from committees.review.states import AUTHOR, MOVES, Move, holder_of

OFFERED = ("submit", "recall", "reopen", "call_off", "trash", "restore")
MOST_NAMES = 5
EXPLAINED = {
    "submit": gettext_lazy("A reviewer decides next. Until it is returned it can no longer be changed."),
    "recall": gettext_lazy("It becomes a draft again."),
    "reopen": gettext_lazy(
        "It goes back to its author to be changed, and leaves the figures and the public pages at once."
    ),
    "call_off": gettext_lazy("The plan will not happen, or did not. It stays in the lists as cancelled."),
    "trash": gettext_lazy("It leaves all lists. It can be taken out of the trash again."),
    "restore": gettext_lazy("It becomes a draft again."),
}


class MoveForm(forms.Form):
    """A reason, where the step needs one, and the version of the record that was looked at."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    why = forms.CharField(label=gettext_lazy("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, data=None, *, move: Move, version: int) -> None:
        super().__init__(data, initial={"version": version})
        if not move.needs_reason:
            del self.fields["why"]


class Moves:
    """For admins of records: the links to the steps, and their page."""

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_move"
        view = self.admin_site.admin_view(self.move_view)
        return [path("<path:object_id>/move/<slug:verb>/", view, name=name), *super().get_urls()]

    def tools(self, request: HttpRequest, record: Record) -> list[Tool]:
        moves = policies.moves_open_to(request.user, record)
        return [Tool(move.label, self.move_url(record, move.verb)) for move in moves if move.verb in OFFERED]

    def move_url(self, record: Record, verb: str) -> str:
        name = f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_move"
        return reverse(name, args=[quote(record.pk), verb])

    def change_url(self, record: Record) -> str:
        name = f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_change"
        return reverse(name, args=[quote(record.pk)])

    def notices(self, request: HttpRequest, record: Record) -> list[str]:
        """Who holds the record, and what has to happen before it can be changed."""
        if record.state in (State.APPROVED, State.PUBLISHED):
            return [_("This record is locked. To change it, a reviewer re-opens it with a reason: %(names)s.")
                    % {"names": self._reviewers(record)}]  # fmt: skip
        if record.state == State.SUBMITTED:
            return [_("This record waits for review by: %(names)s.") % {"names": self._reviewers(record)}]
        return [] if holder_of(record.state) == AUTHOR else [_("This record is closed.")]

    def _reviewers(self, record: Record) -> str:
        found = Appointment.objects.in_force(timezone.localdate()).filter(
            role__in=access.REVIEWS, committee__in=record.committee.ancestor_ids
        )
        found = found.exclude(user=record.author_id).order_by("-committee__path", "user__name", "pk")
        names = list(dict.fromkeys(found.values_list("user__name", flat=True)[: MOST_NAMES * 2]))[:MOST_NAMES]
        return pgettext("between two names", ", ").join(names) or _("nobody is appointed yet")

    def move_view(self, request: HttpRequest, object_id: str, verb: str) -> HttpResponse:
        record = self.get_object(request, unquote(object_id))
        if verb not in OFFERED:
            raise Http404
        try:
            policies.check_can_move(request.user, record, verb)
        except WrongState as error:
            messages.warning(request, str(error))
            return HttpResponseRedirect(self.change_url(record))
        form = MoveForm(request.POST or None, move=MOVES[verb], version=record.version)
        if form.is_valid() and self._moved(request, record, verb, form):
            return HttpResponseRedirect(self.change_url(record))
        return self._move_page(request, record, MOVES[verb], form)

    def _moved(self, request: HttpRequest, record: Record, verb: str, form: MoveForm) -> bool:
        try:
            actions.ACTIONS[verb](by=request.user, record=record, **form.cleaned_data)
        except (Conflict, NotReady, WrongState) as error:
            for field, sentence in problems_of(error):
                form.add_error(field if field in form.fields else None, sentence)
            return False
        messages.success(request, _("“%(record)s” is now: %(state)s.") % {
            "record": record, "state": State(record.state).label,
        })  # fmt: skip
        return True

    def _move_page(self, request: HttpRequest, record: Record, move: Move, form: MoveForm) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": move.label,
            "subtitle": str(record),
            "opts": self.opts,
            "thing": record,
            "explanation": EXPLAINED[move.verb],
            "form": form,
            "back_url": self.change_url(record),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/step.html", context)
