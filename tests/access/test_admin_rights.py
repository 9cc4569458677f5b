"""What each person may do with each model in the admin, as admin.txt has it: see, add, change, delete."""

import pytest
from django.contrib import admin
from django.test import RequestFactory

from committees.choices import Role
from tests.access import table
from tests.cast import ROLES
from tests.factories import AppointmentFactory, UserFactory

pytestmark = [pytest.mark.once, pytest.mark.django_db]
# Nobody else comes in, so what a model would allow them is not asked.
READERS = {"admin": "administrator", "accounts": "account_manager", "auditor": "auditor"}


@pytest.fixture
def people(cast):
    """Those who use the admin, and an administrator who is child-data officer too."""
    both = AppointmentFactory(user=UserFactory(), committee=cast.county, role=Role.ADMINISTRATOR).user
    AppointmentFactory(user=both, committee=cast.county, role=Role.CHILD_DATA_OFFICER)
    return {"both": both, **{column: getattr(cast, username) for column, username in READERS.items()}}


def test_everybody_may_do_with_each_model_what_the_table_says(people):
    expected = table.admin_rights()

    found = {
        model._meta.label: {column: rights_of(model_admin, people[column]) for column in table.ADMIN_PEOPLE}
        for model, model_admin in admin.site._registry.items()
    }

    assert table.admin_lines(found) == table.admin_lines(expected)


def rights_of(model_admin, user) -> str:
    request = RequestFactory().get("/")
    request.user = user
    return "".join(
        letter if getattr(model_admin, f"has_{right}_permission")(request) else "-"
        for letter, right in zip("sacd", ("view", "add", "change", "delete"), strict=True)
    )


@pytest.mark.parametrize("username", [*ROLES, "stranger"])
def test_the_admin_opens_to_those_three_alone(cast, username):
    request = RequestFactory().get("/")
    request.user = getattr(cast, username)

    assert admin.site.has_permission(request) is (username in READERS.values())
