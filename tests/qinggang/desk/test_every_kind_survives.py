"""A record that is opened, looked at and submitted says afterwards just what it said before, whatever its kind."""

import pytest
from django.urls import reverse

from committees import history, kinds
from committees.choices import State
from committees.encryption import EncryptedTextField
from committees.models import Record
from tests.page_forms import form_in

pytestmark = [pytest.mark.slow, pytest.mark.once, pytest.mark.django_db]
WITH_A_FORM = [kind.key for kind in kinds.every() if kind.form]
ENOUGH = 8  # of records about children, which differ in little but the child


@pytest.mark.parametrize("key", WITH_A_FORM)
def test_every_record_of_the_county_survives_its_form(county, client, key):
    kind = kinds.get(key)
    client.force_login(county.user("childcare" if kind.is_protected else "office"))
    records = list(kind.model.objects.order_by("pk"))[: ENOUGH if kind.is_protected else None]
    Record.objects.filter(kind=key).update(state=State.RETURNED, held_by=None, due_on=None)

    changed = {}
    for record in records:
        before = content_of(record)
        answer = open_and_submit(client, kind, record)
        after = content_of(kind.model.objects.get(pk=record.pk))
        if answer.status_code != 302 or after != before:
            changed[record.title] = difference(before, after) or problems(answer)

    assert records
    assert changed == {}


def content_of(record):
    """What is encrypted is written anew each time, so it is compared as it reads."""
    sealed = [field.name for field in record._meta.concrete_fields if isinstance(field, EncryptedTextField)]
    return history.content_of(record, kinds.of(record).rows) | {name: getattr(record, name) for name in sealed}


def open_and_submit(client, kind, record):
    """Post the form of the page as a browser would that nobody typed into."""
    url = reverse("desk:record-edit", args=[kind, record.pk])
    shown = form_in(client.get(url).content.decode(), None)
    return client.post(url, {**shown, "submit": "1"})


def difference(before, after):
    return {name: (value, after[name]) for name, value in before.items() if after[name] != value}


def problems(answer):
    errors = answer.context and answer.context["errors"]
    return [str(problem.text) for problem in errors.problems] if errors else answer.status_code
