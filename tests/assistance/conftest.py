import pytest

from committees.choices import Role
from tests.assistance.factories import ReadingApprovalFactory
from tests.factories import AppointmentFactory


@pytest.fixture
def approved(cast):
    """The county's child-data officer may read the files of the whole county this year."""
    return ReadingApprovalFactory(officer=cast.childcare, committee=cast.county)


@pytest.fixture
def officer_of():
    """The child-data officer of a committee."""

    def appoint(committee):
        return AppointmentFactory(committee=committee, role=Role.CHILD_DATA_OFFICER).user

    return appoint
