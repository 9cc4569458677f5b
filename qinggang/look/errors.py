"""What is wrong with a form, said once above it: each line leads to its field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.forms import BaseForm, BaseFormSet, PasswordInput
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from committees.errors import NotReady
from qinggang.look.desk_parts import ErrorSummary, Problem


def summarise(*parts: BaseForm | BaseFormSet) -> ErrorSummary | None:
    """The summary of all that is wrong, or None when nothing is."""
    problems = [problem for part in parts for problem in _problems(part)]
    return ErrorSummary(_title(parts, len(problems)), problems) if problems else None


def put_on(form: BaseForm, refusal: NotReady) -> None:
    """What an action refused, at the fields that it concerns; what no field is there for, above the form."""
    for field, sentence in refusal.problems:
        form.add_error(field if field in form.fields else None, str(sentence))


def _title(parts: Sequence[BaseForm | BaseFormSet], count: int) -> str:
    said = ngettext("One thing is still wrong.", "%(count)d things are still wrong.", count) % {"count": count}
    # A password is never sent back to the page.
    return said if _asks_for_password(parts) else _("%(said)s What you typed is kept.") % {"said": said}


def _asks_for_password(parts: Sequence[BaseForm | BaseFormSet]) -> bool:
    forms = (part for part in parts if not isinstance(part, BaseFormSet))
    return any(isinstance(field.widget, PasswordInput) for form in forms for field in form.fields.values())


def _problems(part: BaseForm | BaseFormSet) -> Iterator[Problem]:
    if not part.is_bound:
        return
    if isinstance(part, BaseFormSet):
        yield from (Problem(text, f"#{part.prefix}-error") for text in part.non_form_errors())
        for form in part:
            yield from _problems(form)
        return
    whole = f"#{part.prefix}-error" if part.prefix else ""  # a row says in one place what is wrong with all of it
    yield from (Problem(text, whole) for text in part.non_field_errors())
    for field in part:
        yield from (Problem(_sentence(field, text), place_of(field)) for text in field.errors)


def _sentence(field: BoundField, text: str) -> str:
    if str(field.label) in text:
        return text
    return _("%(field)s: %(problem)s") % {"field": field.label, "problem": text}


def place_of(field: BoundField) -> str:
    """Where a field stands on its page. A group of choices has no control of its own: the whole group is meant."""
    return f"#{field.auto_id}" if field.use_fieldset else f"#{field.id_for_label}"
