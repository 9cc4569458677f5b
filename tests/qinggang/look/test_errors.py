"""The error summary names each fault once and leads to its field."""

from django import forms
from django.utils import translation

from qinggang.look.errors import summarise


class Visit(forms.Form):
    place = forms.CharField(label="Place")
    modes = forms.MultipleChoiceField(label="Modes", choices=[("a", "A")], widget=forms.CheckboxSelectMultiple)


Visits = forms.formset_factory(Visit, max_num=1, validate_max=True)


def test_nothing_wrong_needs_no_summary():
    assert summarise(Visit({"place": "hall", "modes": ["a"]})) is None


def test_page_opened_for_the_first_time_scolds_nobody():
    assert summarise(Visit(), Visits()) is None


def test_each_fault_leads_to_its_control():
    summary = summarise(Visit({}))

    assert [problem.href for problem in summary.problems] == ["#id_place", "#id_modes"]
    assert str(summary.problems[0].text).startswith("Place")


def test_fault_of_the_whole_form_stands_without_a_link():
    form = Visit({"place": "hall", "modes": ["a"]})
    form.add_error(None, "Both at once is not possible.")

    assert [(problem.text, problem.href) for problem in summarise(form).problems] == [
        ("Both at once is not possible.", "")
    ]


def test_faults_in_rows_and_of_the_table_are_named():
    rows = Visits(
        {
            "form-TOTAL_FORMS": "2",
            "form-INITIAL_FORMS": "0",
            "form-0-place": "hall",
            "form-0-modes": ["a"],
            "form-1-place": "",
            "form-1-modes": ["a"],
        }
    )

    assert [problem.href for problem in summarise(rows).problems] == ["#form-error", "#id_form-1-place"]


def test_nobody_is_told_that_a_password_was_kept():
    class SignIn(forms.Form):
        password = forms.CharField(widget=forms.PasswordInput)

    with translation.override("en"):
        assert "kept" in summarise(Visit({})).title
        assert "kept" not in summarise(SignIn({})).title
