"""An invented form for the gallery: every kind of control once."""

from __future__ import annotations

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout, Row
from django import forms

from qinggang.look.examples import say


def entry_form(data=None) -> forms.Form:
    """The form, bound if there is data. Built by a function, since its words follow the reader."""
    form = _Entry(data)
    labels = {
        "held_on": say("日期", "Date"),
        "place": say("地点", "Place"),
        "title": say("标题", "Title"),
        "mode": say("方式", "Mode"),
        "kinds": say("形式", "Forms"),
        "summary": say("经过", "What happened"),
        "committee": say("关工委", "Committee"),
        "is_plan": say("还没有举行，只是计划", "This is a plan; it has not taken place yet"),
        "photo": say("照片", "Photograph"),
    }
    for name, label in labels.items():
        form.fields[name].label = label
    form.fields["summary"].help_text = say(
        "三五句话就好。不要写孩子的姓名。", "A few sentences will do. Write no child's name."
    )
    form.fields["mode"].choices = [("out", say("走出去", "outing")), ("in", say("请进来", "invited talk"))]
    form.fields["kinds"].choices = [
        (say("红色教育", "Red education"), [("song", say("唱红歌", "red songs")), ("film", say("看电影", "films"))]),
        (say("法治教育", "Legal education"), [("court", say("模拟法庭", "mock court"))]),
    ]
    form.fields["committee"].choices = [("", "---------"), ("1", say("示例镇关工委", "Example Town committee"))]
    form.helper.layout = Layout(
        Fieldset(say("什么时候，在哪里", "When and where"), Row("held_on", "place"), "committee", "is_plan"),
        Fieldset(say("做了什么", "What happened"), "title", "mode", "kinds", "summary"),
        Fieldset(say("照片和更多内容", "Photographs and more"), "photo", template="portal/layout/folded.html"),
    )
    return form


class _Entry(forms.Form):
    held_on = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}))
    place = forms.CharField(required=False)
    committee = forms.ChoiceField()
    is_plan = forms.BooleanField(required=False)
    title = forms.CharField()
    mode = forms.ChoiceField(widget=forms.RadioSelect)
    kinds = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, required=False)
    summary = forms.CharField(widget=forms.Textarea(attrs={"rows": 4}), required=False)
    photo = forms.FileField(required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False


def audience_rows(data=None) -> forms.BaseFormSet:
    """A table of rows: who came."""
    formset = forms.formset_factory(_Audience, extra=2)(data, prefix="audiences")
    formset.add_label = say("再加一类人", "Add another kind of people")
    return formset


class _Audience(forms.Form):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"] = forms.ChoiceField(
            label=say("对象", "Who"), choices=[("pupils", say("小学生", "pupils")), ("parents", say("家长", "parents"))]
        )
        self.fields["number"] = forms.IntegerField(
            label=say("人数", "How many"), required=False, widget=forms.TextInput(attrs={"inputmode": "numeric"})
        )
        self.fields["unit"] = forms.ChoiceField(
            label=say("单位", "Unit"),
            choices=[("persons", say("人", "persons")), ("times", say("人次", "attendances"))],
        )
        self.fields["bound"] = forms.ChoiceField(
            label=say("准确程度", "How exact"),
            choices=[("exact", say("准确", "exact")), ("least", say("余", "at least"))],
        )


def filter_form() -> forms.Form:
    form = forms.Form()
    form.fields["year"] = forms.ChoiceField(
        label=say("年份", "Year"), choices=[("", say("全部", "all")), ("2024", "2024")], required=False
    )
    form.fields["committee"] = forms.ChoiceField(
        label=say("关工委", "Committee"), choices=[("", say("全县", "whole county"))], required=False
    )
    return form


class ExampleFilter(forms.Form):
    """The filters of a list of records: the usual ones, and those that are folded away."""

    is_open = False

    def __init__(self) -> None:
        super().__init__()
        self.fields.update(filter_form().fields)
        self.fields["words"] = forms.CharField(label=say("标题中的词", "Words in the title"), required=False)

    @property
    def shown(self):
        return [self["committee"], self["year"]]

    @property
    def folded(self):
        return [self["words"]]


class ExampleArrangement(forms.Form):
    """The order and the columns of a list of records."""

    def __init__(self) -> None:
        super().__init__()
        self.fields["sort"] = forms.ChoiceField(
            label=say("排序", "Order"), choices=[("day", say("日期", "day"))], required=False
        )
        self.fields["columns"] = forms.MultipleChoiceField(
            label=say("显示的栏目", "Columns"), choices=[("place", say("地点", "Place"))], required=False,
            widget=forms.CheckboxSelectMultiple,
        )  # fmt: skip


BROKEN = {"held_on": "", "title": "", "mode": "", "committee": "", "summary": "……"}
BROKEN_ROWS = {
    "audiences-TOTAL_FORMS": "1",
    "audiences-INITIAL_FORMS": "0",
    "audiences-0-kind": "pupils",
    "audiences-0-number": "many",
    "audiences-0-unit": "persons",
    "audiences-0-bound": "exact",
}
