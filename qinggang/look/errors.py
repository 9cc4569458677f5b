"""What is wrong with a form, said once above it: each line leads to its field."""

from __future__ import annotations

from collections.abc import Iterator

from django.forms import BaseForm, BaseFormSet
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qinggang.look.desk_parts import ErrorSummary, Problem


def summarise(*parts: BaseForm | BaseFormSet) -> ErrorSummary | None:
    """The summary of all that is wrong, or None when nothing is."""
    problems = [problem for part in parts for problem in _problems(part)]
    if not problems:
        return None
    title = ngettext(
        "One thing is still wrong. What you typed is kept.",
        "%(count)d things are still wrong. What you typed is kept.",
        len(problems),
    ) % {"count": len(problems)}
    return ErrorSummary(title, problems)


def _problems(part: BaseForm | BaseFormSet) -> Iterator[Problem]:
    if not part.is_bound:
        return
    if isinstance(part, BaseFormSet):
        yield from (Problem(text, f"#{part.prefix}-error") for text in part.non_form_errors())
        for form in part:
            yield from _problems(form)
        return
    yield from (Problem(text) for text in part.non_field_errors())
    for field in part:
        yield from (Problem(_sentence(field, text), _place(field)) for text in field.errors)


def _sentence(field: BoundField, text: str) -> str:
    return _("%(field)s: %(problem)s") % {"field": field.label, "problem": text}


def _place(field: BoundField) -> str:
    # A group of choices has no single control of its own: its first one is where to begin.
    return f"#{field.auto_id}_0" if field.use_fieldset else f"#{field.id_for_label}"
