"""The yearly audit: every number from a small county that is known, and no child in the papers."""

from datetime import date, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from docx import Document

from assistance import access, audit, retention
from committees.errors import NotAllowed
from committees.models import Event
from tests.assistance.factories import (
    ChildFactory,
    ConsentFactory,
    FamilyRequestFactory,
    GuardianFactory,
    HarmReportFactory,
    ReadingApprovalFactory,
)

pytestmark = pytest.mark.django_db
NAME = "示例儿童甲"


def numbers(committee, place, year=None):
    """The numbers of one section, without the words."""
    return [row[1:] for row in audit.sections(committee, year or timezone.localdate().year)[place].rows]


@pytest.fixture
def child(cast):
    return ChildFactory(committee=cast.village, name=NAME)


def test_ages_are_read_in_the_childs_favour(cast):
    year = timezone.localdate().year
    for age in (13, 14, 17, 18):
        ChildFactory(committee=cast.village, birth_year=year - age)
    ChildFactory(committee=cast.village, closed_on=date(2020, 1, 1), close_reason_id="consent_withdrawn")
    ChildFactory(committee=cast.zhonghe, birth_year=year - 13)

    assert numbers(cast.yingchun, 0) == [(1, 0), (2, 0), (1, 0), (0, 1)]
    assert numbers(cast.county, 0)[0] == (2, 0)


def test_consent_that_was_withdrawn_or_is_for_something_else_does_not_count(cast, child):
    guardian = GuardianFactory(child=child)
    ConsentFactory(guardian=guardian, scope="photo")
    ConsentFactory(guardian=guardian, withdrawn_on=timezone.localdate())
    assert numbers(cast.yingchun, 1) == [(1,), (1,)]

    ConsentFactory(guardian=guardian)
    assert numbers(cast.yingchun, 1) == [(1,), (0,)]


def test_readings_of_the_year_by_kind(cast, child):
    with pytest.raises(NotAllowed):
        access.reveal(by=cast.childcare, child=child, purpose="家访核对")
    ReadingApprovalFactory(officer=cast.childcare, committee=cast.county)
    for _time in range(2):
        access.reveal(by=cast.childcare, child=child, purpose="家访核对")

    assert numbers(cast.yingchun, 2) == [(2, 1, 1), (0, 0, 0), (1, 1, 1), (0, 0, 0)]
    assert numbers(cast.zhonghe, 2)[0] == (0, 0, 0)
    assert numbers(cast.yingchun, 2, timezone.localdate().year - 1)[0] == (0, 0, 0)


def test_the_year_begins_and_ends_at_the_countys_midnight(cast, child):
    with time_machine.travel("2025-12-31T15:59:00Z", tick=False):  # 23:59 in the county
        Event.objects.create(verb="reveal", subject="child", subject_id=child.code, by="childcare")
    with time_machine.travel("2025-12-31T16:00:00Z", tick=False):
        Event.objects.create(verb="reveal_emergency", subject="child", subject_id=child.code, by="childcare")

    assert [row[0] for row in numbers(cast.county, 2, 2025)] == [1, 0, 0, 0]
    assert [row[0] for row in numbers(cast.county, 2, 2026)] == [0, 1, 0, 0]


def test_approvals_erasures_and_reports(cast, child):
    today = timezone.localdate()
    ReadingApprovalFactory(officer=cast.childcare, committee=cast.yingchun, may_export=True, since=today)
    ReadingApprovalFactory(officer=cast.childcare, committee=cast.yingchun, since=today, ended_on=today)
    HarmReportFactory(child=child, reported_to="police", reported_on=today)
    HarmReportFactory(child=child, reported_to="police", reported_on=today - timedelta(days=800))
    retention.erase(by=cast.childcare, child=ChildFactory(committee=cast.village), why="监护人申请")
    retention.erase(by=None, child=ChildFactory(committee=cast.village), why="")

    assert numbers(cast.yingchun, 3) == [(2,), (1,), (1,)]
    assert numbers(cast.yingchun, 5) == [(1,), (1,)]
    assert numbers(cast.yingchun, 6) == [(1,), (0,), (0,), (0,)]


def test_requests_by_when_they_were_answered(cast, settings):
    settings.REQUEST_DAYS = 15
    day = date(2025, 3, 1)
    for days in (0, 15, 16):
        FamilyRequestFactory(
            committee=cast.village, received_on=day, answered_on=day + timedelta(days=days), outcome="granted"
        )
    FamilyRequestFactory(committee=cast.yingchun, received_on=day, kind="erasure")
    FamilyRequestFactory(committee=cast.zhonghe, received_on=day)

    assert numbers(cast.yingchun, 7, 2025) == [(3, 2, 1, 0), (0, 0, 0, 0), (1, 0, 0, 1), (0, 0, 0, 0), (0, 0, 0, 0)]


def asked(cast, sort="docx"):
    return {"committee": cast.yingchun.pk, "year": timezone.localdate().year, "as": sort}


@pytest.mark.parametrize("person", ["responsible", "childcare", "auditor"])
def test_whoever_answers_or_audits_takes_the_papers(client, cast, child, person):
    client.force_login(getattr(cast, person))
    assert client.get(reverse("children:audit")).status_code == 200

    paper = client.post(reverse("children:audit-paper"), asked(cast))

    with override("en"):
        titles = [section.title for section in audit.sections(cast.yingchun, timezone.localdate().year)]
    document = Document(BytesIO(paper.content))
    assert len(document.tables) == len(titles)
    assert getattr(cast, person).username in document.sections[0].footer.paragraphs[0].text
    book = client.post(reverse("children:audit-paper"), asked(cast, "xlsx"))
    for content in (paper.content, book.content):
        with ZipFile(BytesIO(content)) as parts:
            texts = "".join(parts.read(name).decode("utf-8", "ignore") for name in parts.namelist())
        assert cast.yingchun.name in texts
        assert NAME not in texts
        assert child.code not in texts
    assert Event.objects.filter(verb="audit", by=getattr(cast, person).username).count() == 2


@pytest.mark.parametrize("person", ["clerk", "leader", "reviewer", "administrator"])
def test_nobody_else_does(client, cast, person):
    client.force_login(getattr(cast, person))

    assert client.get(reverse("children:audit")).status_code == 403
    assert client.post(reverse("children:audit-paper"), asked(cast)).status_code == 403


def test_what_was_asked_wrongly_is_said(client, cast):
    client.force_login(cast.responsible)

    for wrong in ({"year": "1999"}, {"committee": "0"}, {"as": "exe"}):
        assert client.post(reverse("children:audit-paper"), {**asked(cast), **wrong}).status_code == 422
    assert client.get(reverse("children:audit"), {"committee": cast.yingchun.pk, "year": "abc"}).status_code == 422


def test_an_audit_costs_the_same_however_many_files_there_are(cast, child, django_assert_max_num_queries):
    for _number in range(5):
        ChildFactory(committee=cast.village)
    with django_assert_max_num_queries(9):
        audit.sections(cast.county, timezone.localdate().year)
