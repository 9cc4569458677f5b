"""The form pack says label, hint and error beside each control, in words and for those who hear the page."""

import pytest
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from crispy_forms.utils import render_crispy_form
from django import forms
from django.utils import translation


class Visit(forms.Form):
    place = forms.CharField(label="Place", help_text="Where it was.")
    theme = forms.CharField(label="Theme", required=False)
    modes = forms.MultipleChoiceField(
        label="Modes", choices=[("group", [("a", "Outing"), ("b", "<Talk>")])], widget=forms.CheckboxSelectMultiple
    )
    is_plan = forms.BooleanField(label="A plan", required=False)
    key = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, layout=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = layout


def draw(form) -> str:
    with translation.override("en"):
        return render_crispy_form(form)


def test_only_what_may_stay_empty_is_marked_in_words():
    page = draw(Visit())

    assert page.count("(optional)") == 1
    assert "*" not in page


def test_hint_belongs_to_its_control():
    page = draw(Visit())

    assert 'id="id_place_helptext">Where it was.' in page
    assert 'aria-describedby="id_place_helptext"' in page


def test_error_stands_beside_the_control_and_what_was_typed_stays():
    page = draw(Visit({"theme": "kept", "modes": "no such"}))

    assert 'id="id_place_error"' in page
    assert 'aria-describedby="id_place_helptext id_place_error"' in page
    assert 'aria-invalid="true"' in page
    assert 'value="kept"' in page


def test_choices_are_a_group_with_a_legend_and_are_kept():
    page = draw(Visit({"modes": ["b"]}))

    assert "<legend>Modes</legend>" in page
    assert '<input type="checkbox" name="modes" value="b" id="id_modes_0_1" checked>&lt;Talk&gt;' in page


def test_hidden_field_has_no_label():
    assert page_part(draw(Visit()), "key") == '<input type="hidden" name="key" id="id_key">'


def page_part(page: str, name: str) -> str:
    return next(line.strip() for line in page.splitlines() if f'name="{name}"' in line)


@pytest.mark.parametrize(("data", "is_open"), [({"theme": "x", "place": ""}, True), (None, False)])
def test_folded_part_opens_when_something_in_it_is_wrong(data, is_open):
    layout = Layout(Fieldset("More", "place", template="portal/layout/folded.html"))

    page = draw(Visit(data, layout=layout))

    assert ("<details" in page, " open>" in page) == (True, is_open)


def test_table_of_rows_carries_an_empty_one_for_the_script():
    rows = forms.formset_factory(Visit, extra=1)(prefix="visits")
    rows.add_label = "Add a visit"

    page = draw(rows)

    assert 'data-rows="visits"' in page
    assert 'name="visits-__prefix__-place"' in page
    assert 'name="add-visits"' in page
    assert "Add a visit" in page
