import pytest

from committees.choices import Role
from tests.factories import AppointmentFactory


@pytest.fixture
def officer_of():
    """The child-data officer of a committee."""

    def appoint(committee):
        return AppointmentFactory(committee=committee, role=Role.CHILD_DATA_OFFICER).user

    return appoint
