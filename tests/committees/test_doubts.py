"""What looks wrong is said, and bars nothing."""

import pytest
from django.urls import reverse

from committees import kinds
from committees.choices import Bound
from committees.review import actions
from tests.activities.factories import ActivityFactory
from tests.factories import ReportedFigureFactory

pytestmark = pytest.mark.django_db
CERTIFICATES = {"indicator": "legal_certificates", "unit_id": "certificate", "area_id": "legal_education"}
STUDIED = {"indicator": "legal_parents_studied", "unit_id": "person", "area_id": "legal_education"}


def doubts_about(record) -> list[str]:
    return list(kinds.of(record).doubts(record))


@pytest.fixture
def studied(cast):
    return ReportedFigureFactory(
        committee=cast.county, number=100, surplus=100, bound=Bound.AT_LEAST, approved=True, **STUDIED
    )


def test_more_certificates_than_parents_is_doubted_and_can_be_approved(cast, studied):
    figure = ReportedFigureFactory(
        committee=cast.county, number=140, submitted=True, author=cast.office, **CERTIFICATES
    )

    assert len(doubts_about(figure)) == 1
    actions.approve(by=cast.reviewer, record=figure)


def test_as_many_certificates_as_parents_are_not_doubted(cast, studied):
    assert doubts_about(ReportedFigureFactory(committee=cast.county, number=100, **CERTIFICATES)) == []


def test_nothing_is_doubted_where_nobody_counted(cast):
    assert doubts_about(ReportedFigureFactory(committee=cast.county, number=None, **CERTIFICATES)) == []


@pytest.mark.parametrize(("came", "certificates", "doubts"), [(30, 31, 1), (30, 30, 0), (None, 31, 0), (30, None, 0)])
def test_more_certificates_than_people_at_an_activity_are_doubted(cast, came, certificates, doubts):
    activity = ActivityFactory(
        committee=cast.yingchun, certificate_count=certificates, audiences=[("parents", came, "person")]
    )

    assert len(doubts_about(activity)) == doubts


def test_the_reviewer_reads_the_doubt(client, cast):
    activity = ActivityFactory(
        committee=cast.yingchun, submitted=True, certificate_count=40, audiences=[("parents", 30, "person")]
    )
    client.force_login(cast.reviewer)

    page = client.get(reverse("desk:record-detail", args=[kinds.get("activity"), activity.pk]))

    assert [notice.tone for notice in page.context["notices"]] == ["warning"]
