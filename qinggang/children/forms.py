"""The forms of children's files that belong to no register: finding one, reading it, letting somebody read."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assistance import approvals, audit, exporting
from committees import access, finding
from committees.forms import CHOOSE, arranged
from committees.forms.arranging import day_field
from committees.forms.picking import Pick
from committees.models import Committee, User


def _one_of(committees: QuerySet[Committee], by: User, **said: Any) -> Pick:
    """One of these committees, picked by name; the first of them to begin with."""
    return Pick(committees, by=by, sort=finding.SORTS["committee"], required=True, initial=committees.first(), **said)


class FindForm(forms.Form):
    """The whole name, the ID number or the code of a child. Posted: no address ever holds a name."""

    name = forms.CharField(
        label=_("Whole name, ID number or code"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("Names are stored encrypted, so parts of a name find nothing."),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.helper = arranged("name")


class EraseForm(forms.Form):
    """Who asked for a file to be erased, and when."""

    why = forms.CharField(
        label=_("Who asked for it, and when"),
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("For example: the guardian, in writing, on 3 March. It stands in the log; write no names."),
    )

    helper = arranged("why")


class ApprovalForm(forms.Form):
    """Who may read whose files, what for, and until which day."""

    officer = forms.ModelChoiceField(User.objects.none(), label=_("Child-data officer"), empty_label=CHOOSE)
    purpose = forms.CharField(
        label=_("What for"), max_length=200, help_text=_("For example: visits of the autumn term.")
    )
    may_export = forms.BooleanField(
        label=_("May also ask for exports"), required=False, help_text=_("Each export is then decided on by itself.")
    )
    since = day_field(_("From"))
    last_day = day_field(_("Last day"), help_text=_("At most a year; then it is given anew."))

    def __init__(self, data: Any = None, *, by: User) -> None:
        super().__init__(data)
        reached = access.committees_within_reach(by, approvals.RESPONSIBLE).open().in_tree_order()
        today = timezone.localdate()
        self.initial |= {"since": today, "last_day": today + timedelta(days=180)}
        self.fields["officer"].queryset = approvals.officers_of(by)
        self.fields["committee"] = _one_of(
            reached, by, label=_("Whose files"), help_text=_("The files of this committee and of all below it.")
        )
        self.helper = arranged("officer", "committee", "purpose", "since", "last_day", "may_export")

    @property
    def values(self) -> dict[str, Any]:
        """What the action takes."""
        said = dict(self.cleaned_data)
        until = said.pop("last_day") + timedelta(days=1)
        return said | {"until": until}

    def add_refusal(self, refusal: forms.ValidationError) -> None:
        for name, sentences in refusal.message_dict.items():
            field = "last_day" if name == "until" else name
            for sentence in sentences:
                self.add_error(field if field in self.fields else None, sentence)


class ScanForm(forms.Form):
    """The signed paper of a consent."""

    paper = forms.FileField(
        label=_("Photo or PDF of the signed paper"),
        widget=forms.FileInput(attrs={"accept": "image/*,.pdf"}),
        help_text=_("It is kept encrypted, and opens only for a purpose."),
    )

    helper = arranged("paper")


class PhotoForm(forms.Form):
    """A child who can be recognised in a photo."""

    def __init__(self, data: Any = None, *, by: User) -> None:
        super().__init__(data)
        sort = finding.SORTS["child"]
        self.fields["child"] = Pick(
            sort.usable(by), by=by, sort=sort, label=_("Child"), required=True,
            help_text=_("The code, or the whole name."),
        )  # fmt: skip
        self.helper = arranged("child")


class ExportForm(forms.Form):
    """Whose files are to be taken out, what for, and whether with whole names."""

    purpose = forms.CharField(
        label=_("What for"),
        max_length=200,
        help_text=_("For example: the list for civil affairs, asked for on 3 March."),
    )
    is_in_clear = forms.BooleanField(
        label=_("With whole names and numbers"), required=False,
        help_text=_("Without it, names are masked. Ask for it only if the work cannot be done otherwise."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, by: User) -> None:
        super().__init__(data)
        reached = exporting.may_ask(by).open().in_tree_order()
        self.fields["committee"] = _one_of(
            reached, by, label=_("Whose files"), help_text=_("The open files of this committee and of all below it.")
        )
        self.helper = arranged("committee", "purpose", "is_in_clear")


class AuditForm(forms.Form):
    """Which committee is audited, and for which year."""

    year = forms.TypedChoiceField(label=_("Year"), coerce=int)

    def __init__(self, data: Any = None, *, by: User) -> None:
        super().__init__(data)
        this_year = timezone.localdate().year
        self.fields["year"].choices = [(year, str(year)) for year in range(this_year, audit.FIRST_YEAR - 1, -1)]
        reached = audit.committees_for(by).in_tree_order()
        self.fields["committee"] = _one_of(reached, by, label=_("Committee"), help_text=_("It and all below it."))
        self.helper = arranged("committee", "year")
