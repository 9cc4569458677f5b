"""Children's data leaves the portal only by two people, once, and never without a trace."""

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from assistance import approvals, exporting, reading
from assistance.models import ChildExport
from committees.errors import NotAllowed, NotReady, WrongState
from committees.models import Event, Notice
from tests.assistance.factories import ChildFactory, ReadingApprovalFactory

pytestmark = pytest.mark.django_db
NAME = "示例儿童甲"


@pytest.fixture
def child(cast):
    return ChildFactory(committee=cast.village, name=NAME, school_class="=1+1")


@pytest.fixture
def approval(cast):
    return ReadingApprovalFactory(
        officer=cast.childcare, committee=cast.yingchun, given_by=cast.responsible, may_export=True
    )


@pytest.fixture
def export(cast, child, approval):
    return exporting.ask(by=cast.childcare, committee=cast.yingchun, purpose="民政局核对", is_in_clear=True)


@pytest.fixture
def granted(cast, export):
    exporting.decide(by=cast.responsible, export=export, is_granted=True)
    return ChildExport.objects.get(pk=export.pk)


def test_reading_is_not_yet_a_right_to_export(cast):
    ReadingApprovalFactory(officer=cast.childcare, committee=cast.county, given_by=cast.responsible)

    with pytest.raises(NotAllowed):
        exporting.ask(by=cast.childcare, committee=cast.yingchun, purpose="民政局核对")


def test_the_right_reaches_as_far_as_its_approval(cast, approval):
    assert list(exporting.may_ask(cast.childcare).order_by("pk")) == [cast.yingchun, cast.village]
    with pytest.raises(NotAllowed):
        exporting.ask(by=cast.childcare, committee=cast.zhonghe, purpose="民政局核对")
    with pytest.raises(NotReady):
        exporting.ask(by=cast.childcare, committee=cast.yingchun, purpose="查")


def test_too_many_files_are_refused(cast, child, approval, monkeypatch):
    monkeypatch.setattr(exporting, "MOST", 0)
    with pytest.raises(NotReady):
        exporting.ask(by=cast.childcare, committee=cast.yingchun, purpose="民政局核对")


def test_a_second_person_decides_once_and_says_why_not(cast, export):
    assert Notice.objects.filter(to=cast.responsible, what="export_asked").exists()
    for person in (cast.childcare, cast.reviewer, cast.administrator):
        with pytest.raises(NotAllowed):
            exporting.decide(by=person, export=export, is_granted=True)
    with pytest.raises(NotReady):
        exporting.decide(by=cast.responsible, export=export, is_granted=False)

    exporting.decide(by=cast.responsible, export=export, is_granted=False, why="不需要姓名")

    assert Notice.objects.filter(to=cast.childcare, what="export_decided", why="不需要姓名").exists()
    with pytest.raises(WrongState):
        exporting.decide(by=cast.responsible, export=export, is_granted=True)
    with pytest.raises(WrongState):
        exporting.take(by=cast.childcare, export=export)


def test_the_database_lets_nobody_decide_on_their_own(cast, export):
    with pytest.raises(IntegrityError), transaction.atomic():
        ChildExport.objects.filter(pk=export.pk).update(decided_by=cast.childcare, decided_on=timezone.localdate())
    with pytest.raises(IntegrityError), transaction.atomic():
        ChildExport.objects.filter(pk=export.pk).update(taken_on=timezone.localdate())


def test_it_is_taken_once_by_who_asked_and_stands_in_the_log(cast, child, granted):
    with pytest.raises(NotAllowed):
        exporting.take(by=cast.responsible, export=granted)
    assert exporting.take(by=cast.childcare, export=granted) == [child]
    with pytest.raises(WrongState):
        exporting.take(by=cast.childcare, export=granted)

    whole = Event.objects.get(verb="export_children")
    assert (whole.by, whole.subject_id) == ("childcare", str(granted.pk))
    assert [look.event.verb for look in reading.told(reading.looks_at(child))] == ["export"]


def test_it_is_not_taken_in_part_where_there_are_more_files_by_now(cast, granted, monkeypatch):
    monkeypatch.setattr(exporting, "MOST", 1)
    ChildFactory(committee=cast.village)

    with pytest.raises(WrongState):
        exporting.take(by=cast.childcare, export=granted)
    assert ChildExport.objects.get(pk=granted.pk).taken_on is None


def test_it_is_not_taken_after_its_time_or_without_the_right(cast, approval, granted):
    with time_machine.travel(timezone.now() + timedelta(days=exporting.DAYS + 1)), pytest.raises(WrongState):
        exporting.take(by=cast.childcare, export=granted)
    approvals.end(by=cast.responsible, approval=approval)
    with pytest.raises(NotAllowed):
        exporting.take(by=cast.childcare, export=granted)
    assert not Event.objects.filter(verb__startswith="export").exists()


def texts_of(response) -> str:
    with ZipFile(BytesIO(response.content)) as book:
        return "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))


def test_the_file_says_who_took_it_and_holds_no_formula(client, cast, child, granted):
    client.force_login(cast.childcare)

    response = client.post(reverse("children:export-file", args=[granted.pk]))

    texts = texts_of(response)
    assert NAME in texts
    assert "=1+1" in texts
    assert "<f>" not in texts
    for said in (str(cast.childcare), str(cast.responsible), "民政局核对", f"{timezone.localdate().year}"):
        assert said in texts
    assert "no-store" in response["Cache-Control"]
    assert NAME not in response["Content-Disposition"]


def test_unless_whole_names_were_asked_for_they_are_masked(client, cast, child, approval):
    export = exporting.ask(by=cast.childcare, committee=cast.yingchun, purpose="核对人数")
    exporting.decide(by=cast.responsible, export=export, is_granted=True)
    client.force_login(cast.childcare)

    texts = texts_of(client.post(reverse("children:export-file", args=[export.pk])))

    assert NAME not in texts
    assert "示**" in texts
    assert child.code in texts
    assert not Event.objects.filter(verb="export").exists()


def test_the_whole_way_on_the_page(client, cast, child, approval):
    url = reverse("children:exports")
    client.force_login(cast.childcare)
    wrong = client.post(url, {"committee": cast.yingchun.pk, "purpose": "查"})
    assert wrong.status_code == 422
    assert 'value="查"' in wrong.text
    assert client.post(url, {"committee": cast.yingchun.pk, "purpose": "民政局核对"}).status_code == 302
    export = ChildExport.objects.get()
    file_url = reverse("children:export-file", args=[export.pk])
    assert file_url not in client.get(url).text

    client.force_login(cast.responsible)
    decide = reverse("children:export-decide", args=[export.pk])
    assert client.post(f"{decide}?answer=no", {"reason": ""}).status_code == 422
    assert client.post(f"{decide}?answer=yes").status_code == 302

    client.force_login(cast.childcare)
    assert file_url in client.get(url).text
    assert client.post(file_url).status_code == 200
    assert file_url not in client.get(url).text
    assert client.post(file_url).status_code == 302
