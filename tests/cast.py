"""The cast that the tests share: a small county, and one person for each role."""

from dataclasses import dataclass, field

import pytest
from django.db import connection

from committees import codelists
from committees.choices import Role
from committees.models import Committee, Unit, User
from tests.factories import AppointmentFactory, CommitteeFactory, UserFactory


@dataclass
class Cast:
    """Yingchun is a town with a village; Zhonghe is its sister; both lie in the county, beside the school."""

    county: Committee
    yingchun: Committee
    village: Committee
    zhonghe: Committee
    school: Committee
    people: dict[str, User] = field(default_factory=dict)

    def __getattr__(self, name: str) -> User:
        try:
            return self.people[name]
        except KeyError:
            raise AttributeError(name) from None


ROLES = {
    "clerk": ("yingchun", Role.CLERK),  # the clerk of Yingchun
    "other_clerk": ("zhonghe", Role.CLERK),  # has no business in Yingchun
    "office": ("county", Role.CLERK),  # the clerk of the county committee, above both
    "reviewer": ("county", Role.REVIEWER),
    "leader": ("county", Role.LEADER),
    "childcare": ("county", Role.CHILD_DATA_OFFICER),
    "administrator": ("county", Role.ADMINISTRATOR),
    "account_manager": ("county", Role.ACCOUNT_MANAGER),
    "auditor": ("county", Role.AUDITOR),
    "responsible": ("county", Role.RESPONSIBLE_PERSON),
}


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The code lists are there as after an installation."""
    with django_db_blocker.unblock():
        codelists.load()
    yield
    with django_db_blocker.unblock():
        hang_up_on_others()


def hang_up_on_others() -> None:
    """A live server's thread may still hold its connection; PostgreSQL drops no database that somebody talks to."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


def load_codes_again() -> None:
    """A test on committed rows leaves an empty database behind; the next one finds the code lists again."""
    if not Unit.objects.exists():
        codelists.load()


@pytest.fixture
def cast(db) -> Cast:
    load_codes_again()
    county = CommitteeFactory(
        name="青冈县关工委", name_en="Qinggang County Committee", slug="qinggang", level_id="county"
    )
    yingchun = CommitteeFactory(name="迎春镇关工委", name_en="Yingchun Town Committee", slug="yingchun", parent=county)
    people = Cast(
        county=county,
        yingchun=yingchun,
        village=CommitteeFactory(name="示例村关工委", slug="village", parent=yingchun, level_id="village"),
        zhonghe=CommitteeFactory(name="中和镇关工委", slug="zhonghe", parent=county),
        school=CommitteeFactory(name="示例学校关工委", slug="school", parent=county, level_id="school"),
    )
    for username, (place, role) in ROLES.items():
        user = UserFactory(username=username)
        AppointmentFactory(user=user, committee=getattr(people, place), role=role)
        people.people[username] = user
    people.people["stranger"] = UserFactory(username="stranger")
    return people
