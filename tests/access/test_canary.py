"""Canaries: invented children with known values, written through the product, are found nowhere they must not be.

Not in any column of the database, nor in its file or log, nor in a file or a message of the logs; and in no answer to
anybody but the child-data officer, at any address.
"""

import base64
import json
import logging
from pathlib import Path

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from assistance.models import Child, Consent, Guardian, Need, Referral, Visit
from committees import drafts
from committees.models import Draft
from tests.access import table
from tests.access.subjects import Subjects
from tests.access.test_matrix import USERNAMES
from tests.addresses import read_to_the_end
from tests.assistance.test_child import ID_NUMBER
from tests.page_forms import form_in

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
CHILD = {
    "name": "示例金丝雀",
    "id_number": ID_NUMBER,
    "phone": "0000-7654321",
    "address": "示例镇金丝路七十七号",
    "school_class": "示例金丝班",
    "health": "示例病症金丝",
    "notes": "示例备注金丝",
}
GUARDIAN = {"name": "示例金丝监护", "phone": "0000-1239876"}
VISIT = {"found": "示例发现金丝", "solved": "示例解决金丝"}
TYPED = {"notes": "示例草稿金丝"}  # in a draft that nobody handed in
NEED = {"need": "示例需求金丝"}
PROBLEM = {"problem": "示例问题金丝", "referred_to": "示例转介金丝"}
LINE = ("示例金丝学生", "示例金丝三班")  # of a roster of aid
PAPER = b"%PDF-1.4\nsigned by the canary's guardian\n%%EOF\n"  # on which the guardian agreed
SECRETS = [
    *(value for typed in (CHILD, GUARDIAN, VISIT, TYPED, NEED, PROBLEM) for value in typed.values()), *LINE,
    "canary's guardian", base64.b64encode(PAPER).decode()[:24],
]  # fmt: skip
SPELLINGS = {form for secret in SECRETS for form in (secret, json.dumps(secret)[1:-1])}
ROWS = [row for row in table.rows() if row.method == "GET"]
POSTED = [row for row in table.rows() if row.method == "POST" and set(row.answers.values()) != {"405"}]


@pytest.fixture
def subjects(cast, tmp_path, settings, caplog):
    """The subjects of the table, of whom the child and its guardian are canaries."""
    settings.MEDIA_ROOT = tmp_path
    caplog.set_level(logging.INFO)
    officer = Client()
    officer.force_login(cast.childcare)
    made = Subjects(cast)
    child = entered(officer, "/desk/children/new/", Child, committee=cast.yingchun.pk, **CHILD)
    new = f"/desk/guardians/new/?child={child.pk}"
    guardian = entered(officer, new, Guardian, relation="grandparent", **GUARDIAN)
    entered(officer, "/desk/visits/new/", Visit, children=[child.pk], way="at_home", **VISIT)
    entered(officer, f"/desk/needs/new/?child={child.pk}", Need, aspect="study_life", seen_on="2024-03-01", **NEED)
    days = {"referred_on": "2024-03-01", "due_on": "2024-03-20"}
    entered(officer, f"/desk/referrals/new/?child={child.pk}", Referral, aspect="behaviour", **days, **PROBLEM)
    new = f"/desk/consents/new/?guardian={guardian.pk}"
    consent = entered(officer, new, Consent, scope="file", given_on="2024-03-01")
    signed = SimpleUploadedFile("同意书.pdf", PAPER)
    assert officer.post(reverse("children:consent-scan", args=[consent.pk]), {"paper": signed}).status_code == 302
    roster = officer.post(reverse("aid:roster", args=[made.keys["batch"]]), {"lines": "\t".join(LINE)})
    assert roster.status_code == 302
    officer.post("/desk/children/autosave/", {**blank(officer, "/desk/children/new/"), **TYPED})
    made.keys["child"], made.entries["a-child"], made.entries["guardian-of"] = child.pk, child, guardian
    return made


def blank(officer, url: str) -> dict:
    return form_in(officer.get(url).content.decode(), None)


def entered(officer, url: str, model, **typed):
    answer = officer.post(url, {**blank(officer, url), **typed, "submit": "1"})
    assert answer.status_code == 302, answer.context["form"].errors
    return model.objects.order_by("-pk").first()


def told(text: str) -> list[str]:
    return [spelling for spelling in SPELLINGS if spelling in text]


@pytest.mark.once
@pytest.mark.parametrize("person", [person for person in table.PEOPLE if person != "childcare"])
def test_nobody_else_is_told(cast, subjects, person, caplog):
    client = Client()
    if person != "visitor":
        client.force_login(getattr(cast, USERNAMES.get(person, person)))

    found = {}
    for row in ROWS:
        answer = client.get(subjects.url(row.name, row.about))
        text = read_to_the_end(answer).decode(errors="replace") + str(answer.headers)
        if told(text):
            found[row.name, row.about] = told(text)

    assert found == {}
    assert told(caplog.text) == []


@pytest.mark.once
@pytest.mark.parametrize("person", ["clerk", "office", "reviewer", "admin", "responsible"])
def test_nobody_else_is_told_in_answer_to_a_post(cast, subjects, person):
    client = Client()
    client.force_login(getattr(cast, USERNAMES.get(person, person)))

    found = {}
    for row in POSTED:
        with transaction.atomic():
            answer = client.post(subjects.url(row.name, row.about), subjects.data(row.about), follow=True)
            text = read_to_the_end(answer).decode(errors="replace") + str(answer.headers)
            transaction.set_rollback(True)
        if told(text):
            found[row.name, row.about] = told(text)

    assert found == {}


def test_nothing_of_them_stands_in_the_database(subjects, tmp_path):
    assert CHILD["name"] in {child.name for child in Child.objects.all()}
    assert any(TYPED["notes"] in str(drafts.typed_in(draft)) for draft in Draft.objects.all())

    assert any(subjects.entries["a-child"].code in text for _label, text in columns())
    assert [label for label, text in columns() if told(text)] == []
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path.name for path in files if told(path.read_bytes().decode(errors="replace") + path.name)] == []


@pytest.mark.once
@pytest.mark.django_db(transaction=True)
def test_nothing_of_them_stands_in_the_files_of_the_database(subjects):
    """What SQLite writes: the file, its log, and whatever else lies beside it."""
    name = Path(connection.settings_dict["NAME"])
    written = {path.name: path.read_bytes() for path in name.parent.glob(f"{name.name}*")}

    code = subjects.entries["a-child"].code.encode()
    assert any(code in content for content in written.values())
    assert [name for name, content in written.items() if told(content.decode(errors="replace"))] == []


def columns():
    """Everything that is stored, as the database has it: no field decrypts it on the way."""
    for model in apps.get_models(include_auto_created=True):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(model._meta.db_table)}")
            for row in cursor:
                yield model._meta.label, repr(row)
