"""The web form for posts that a studio pushed."""

from __future__ import annotations

from typing import Any

from crispy_forms.layout import Div, Fieldset
from django.utils.translation import gettext_lazy as _

from committees.choices import DatePrecision
from committees.entry import Entry
from committees.forms import ROW, arranged
from studios.forms.work import WORK_FIELDS, StudioWorkForm, bound_field, count_field
from studios.models import Post


class PostForm(StudioWorkForm):
    precisions = (DatePrecision.DAY, DatePrecision.DAYS, DatePrecision.MONTH, DatePrecision.YEAR, DatePrecision.UNKNOWN)
    makes_title = True

    post_count = count_field(_("How many posts"))
    post_bound = bound_field()

    class Meta(StudioWorkForm.Meta):
        model = Post
        fields = (*WORK_FIELDS, "series", "series_en", "post_count", "post_bound")
        labels = {
            **StudioWorkForm.Meta.labels,
            "series": _("Series"), "series_en": _("Series in English"), "summary": _("What they said"),
            "summary_en": _("What they said, in English"),
        }  # fmt: skip
        help_texts = {
            **StudioWorkForm.Meta.help_texts,
            "series": _("The name under which they are pushed, if they have one."),
            "summary": _("Two or three sentences are enough. Do not write children's names."),
        }

    def arrange(self) -> None:
        self.helper = arranged(
            Fieldset(
                _("The posts"), "studio", "series", Div("post_count", "post_bound", template=ROW), "title", "summary"
            ),
            Fieldset(_("When"), Div(*self.when_parts, template=ROW)),
        )
        self.more_helper = arranged(self.folded_more(), self.folded_english("series_en"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not (cleaned.get("title") or cleaned.get("series") or self.has_error("title") or self.has_error("series")):
            self.add_error("series", _("Name the series, or give a title."))
        return cleaned

    def title_parts(self, values: dict[str, Any]) -> tuple[Any, ...]:
        return values["studio"], values["series"]


class PostEntry(Entry):
    kind_key = "post"
    form_class = PostForm
