"""Whatever is typed or sent: a clear message, what was typed is kept, nothing is half saved, nothing breaks."""

import pytest
from django.test import Client
from django.urls import reverse

from activities.models import Activity
from committees import drafts, kinds
from committees.entry import entry_class
from committees.models import Draft
from tests.qinggang.desk.test_entry import NEW, typed

pytestmark = pytest.mark.django_db
AUTOSAVE = "/desk/activities/autosave/"
SCRIPT = "<script>alert(1)</script><b>粗</b>\"'&"
TEXTS = ("title", "title_en", "summary", "summary_en", "outside_partners", "source_note", "to_be_confirmed", "theme")


@pytest.fixture
def clerk(client, cast):
    client.force_login(cast.clerk)
    return client


WRONG = {
    "a day that is none": {"held_on": "2024-02-30"},
    "a day in words": {"held_on": "昨天"},
    "a year beyond the calendar": {"held_on": "99999-01-01"},
    "the year 0": {"held_on": "0000-00-00"},
    "an end before the start": {"last_day": "2024-04-01"},
    "a huge number": {"audiences-0-number": "1" + "0" * 30},
    "a negative number": {"audiences-0-number": "-5"},
    "no number": {"audiences-0-number": "1e5"},
    "a sign that looks like a digit": {"audiences-0-number": "²"},
    "not a number at all": {"audiences-0-number": "NaN"},
    "a huge count": {"occasion_count": "9" * 30},
    "an unknown area": {"area": "red_education\x00"},
    "a committee that is none": {"committee": "9" * 30},
    "a committee that is text": {"committee": "青冈"},
    "a form that is none": {"forms": ["x", "\x00"]},
    "a place that is none": {"places": "9" * 30},
    "a place that is text": {"places": "\x00"},
    "a key date that is none": {"key_date": "\x00"},
    "a NUL byte": {"title": "清\x00明"},
    "100,000 characters": {"summary": "字" * 100_000},
    "a long title": {"title": "题" * 100_000},
    "a huge count of rows": {"audiences-TOTAL_FORMS": "9" * 30},
    "a count of rows that is none": {"audiences-TOTAL_FORMS": "²"},
    "no count of rows": {"audiences-TOTAL_FORMS": ""},
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_said_and_kept(clerk, cast, wrong):
    form = {**typed(cast), **wrong}

    page = clerk.post(NEW, {**form, "submit": "1"})

    assert page.status_code == 422
    assert page.context["errors"].problems
    assert not Activity.objects.exists()
    kept = drafts.typed_in(Draft.objects.get())
    for name, value in wrong.items():
        assert kept.getlist(name) == (value if isinstance(value, list) else [value])
    assert clerk.get(f"{NEW}?draft={form['draft_key']}").status_code == 200
    assert clerk.post(AUTOSAVE, form).status_code == 200
    assert clerk.post(NEW, {**form, "add-audiences": "1"}).status_code == 200


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("held_on", "2024-02-30", "没有这一天，请写成“2024-03-05”这样。"),
        ("audiences-0-number", "三百", "请用数字填写整数，如120。"),
        ("audiences-0-number", "-5", "不能小于1。"),
        ("audiences-0-number", "9" * 30, "不能大于9999999。"),
        ("title", "清\x00明", "里面有无法保存的字符，请重新填写。"),
        ("title", "字" * 161, "太长了：最多160字，现在有161字。"),
    ],
)
def test_what_is_wrong_is_said_in_plain_words(clerk, cast, name, value, said):
    page = clerk.post(NEW, {**typed(cast), name: value, "submit": "1"}, headers={"accept-language": "zh-hans"})

    assert said in page.content.decode()


@pytest.mark.parametrize("text", ["𠮷林省𠀀👨‍👩‍👧‍👦", "a\ufffdb", SCRIPT, "ﷺ\u202e反向", "清明\t祭扫"])
def test_rare_letters_and_markup_are_kept_and_stay_text(clerk, cast, text):
    form = typed(cast, **dict.fromkeys(TEXTS, text))

    assert text.replace("\t", "\t") in drafts.typed_in(_draft(clerk, form)).getlist("title")
    answer = clerk.post(NEW, {**form, "submit": "1"}, follow=True)

    assert answer.status_code == 200, answer.context["errors"]
    assert Activity.objects.get().title == text
    pages = ["/desk/", "/desk/activities/", Activity.objects.get().get_absolute_url()]
    for page in (answer, *map(clerk.get, pages)):
        assert "<script>alert" not in page.content.decode()


def _draft(clerk, form):
    clerk.post(AUTOSAVE, form)
    assert "<script>alert" not in clerk.get(f"{NEW}?draft={form['draft_key']}").content.decode()
    assert "<script>alert" not in clerk.get("/desk/").content.decode()
    return Draft.objects.get()


def test_half_of_a_letter_breaks_nothing(clerk, cast):
    body = "&".join(f"{name}={value}" for name, value in typed(cast, title="").items()) + "%ED%A0%80&submit=1"

    answer = clerk.post(NEW, body.replace("title=", "title=%ED%A0%80"), "application/x-www-form-urlencoded")

    assert answer.status_code in (302, 422)


def test_too_many_fields_are_refused(clerk, cast):
    answer = clerk.post(NEW, {**typed(cast), **{f"more-{number}": "x" for number in range(2000)}})

    assert answer.status_code == 400
    assert not Activity.objects.exists()


def test_more_than_a_form_can_hold_is_said_and_stays_on_the_page(clerk, cast):
    page = clerk.post(NEW, typed(cast, save="1", summary="字" * 200_000))

    assert page.status_code == 409
    assert page.context["messages"]
    assert "字" * 200_000 in page.content.decode()


@pytest.mark.parametrize("key", ["", "x", "00000000", "\x00"])
def test_a_key_that_is_none_gets_one(clerk, cast, key):
    assert clerk.post(NEW, typed(cast, draft_key=key, save="1")).status_code == 302
    assert Draft.objects.count() == 1


@pytest.mark.parametrize("version", ["", "x", "-1", "9" * 30, "²"])
def test_a_version_that_is_none_is_none(clerk, cast, version):
    assert clerk.post(NEW, typed(cast, version=version, submit="1")).status_code == 302


def test_without_a_token_nothing_is_taken(cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.clerk)

    assert client.post(NEW, typed(cast, submit="1")).status_code == 403
    assert client.post(AUTOSAVE, typed(cast)).status_code == 403
    assert not Draft.objects.exists()


@pytest.mark.parametrize("kind", [kind.key for kind in kinds.every() if kind.form])
def test_a_draft_of_every_kind_opens_as_it_was_typed(client, cast, kind):
    """Every field of every form shows again what was posted, right or wrong."""
    kind = kinds.get(kind)
    person = cast.childcare if kind.is_protected else cast.office
    client.force_login(person)
    form = entry_class(kind)(by=person).form
    posted = {name: _something(field) for name, field in form.fields.items()}
    posted = {name: value for name, value in posted.items() if value is not None}

    answer = client.post(reverse("desk:record-new", args=[kind]), {**posted, "save": "1"}, follow=True)

    shown = answer.context["form"]
    typed_in = drafts.typed_in(Draft.objects.get())
    for name in posted:
        value = shown[name].value()
        said = getattr(value, "chosen", None) or value
        assert said in (True, typed_in[name], tuple(typed_in.getlist(name)), typed_in.getlist(name)), name


def _something(field):
    """The last choice, where there are choices; else text that is probably wrong."""
    choices = [str(key) for key, label in getattr(field, "choices", []) if not isinstance(label, list | tuple) and key]
    if choices:
        return choices[-1]
    if hasattr(field, "choices") or hasattr(field, "queryset"):
        return None
    return "on" if getattr(field.widget, "input_type", "") == "checkbox" else "𠮷？"
