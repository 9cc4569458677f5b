"""What a reviewer's queue is narrowed by."""

from __future__ import annotations

from datetime import datetime, time

from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from committees import access, kinds
from committees.models import Area, Committee, Record, User
from committees.review import queue

MINE, OVERDUE, ALL, TO_PUBLISH = "mine", "overdue", "all", "to-publish"


class QueueFilter(forms.Form):
    """Committee with all below it, area, kind, waiting since, words. What cannot be read filters nothing."""

    committee = forms.ModelChoiceField(
        Committee.objects.none(), label=_("Committee"), required=False, empty_label=_("all")
    )
    area = forms.ModelChoiceField(Area.objects.none(), label=_("Area"), required=False, empty_label=_("all"))
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    waiting_since = forms.DateField(
        label=_("Waiting since this day or longer"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    words = forms.CharField(label=_("Words in the title"), required=False, max_length=100)
    turn = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data, *, user: User) -> None:
        super().__init__(data)
        self.user = user
        self.fields["committee"].queryset = access.committees_within_reach(user, access.REVIEWS).in_tree_order()
        self.fields["area"].queryset = Area.objects.active().in_order()
        self.fields["kind"].choices = [("", _("all")), *((kind.key, capfirst(kind.name)) for kind in kinds.every())]

    @property
    def turn_shown(self) -> str:
        """Which part of the queue is asked for."""
        asked = self.data.get("turn", "")
        return asked if asked in (OVERDUE, ALL, TO_PUBLISH) else MINE

    @property
    def is_used(self) -> bool:
        return any(self.data.get(name) for name in self.fields if name != "turn")

    def records(self) -> QuerySet[Record]:
        """The part of the queue that is asked for, narrowed."""
        return self.applied_to(self.part(self.turn_shown))

    def part(self, turn: str) -> QuerySet[Record]:
        if turn == TO_PUBLISH:
            return queue.to_publish_by(self.user)
        waiting = queue.waiting_for(self.user)
        if turn == OVERDUE:
            return queue.overdue(waiting, timezone.localdate())
        return waiting if turn == ALL else queue.held_for(self.user, waiting)

    def applied_to(self, records: QuerySet[Record]) -> QuerySet[Record]:
        self.is_valid()
        chosen = self.cleaned_data
        if chosen.get("committee"):
            records = records.reaching([chosen["committee"]])
        if chosen.get("area"):
            records = records.filter(area=chosen["area"])
        if chosen.get("kind"):
            records = records.filter(kind=chosen["kind"])
        if chosen.get("waiting_since"):
            end = timezone.make_aware(datetime.combine(chosen["waiting_since"], time.max))
            records = records.filter(changed_at__lte=end)
        for word in chosen.get("words", "").split():
            records = records.filter(Q(title__icontains=word) | Q(title_en__icontains=word))
        return records
