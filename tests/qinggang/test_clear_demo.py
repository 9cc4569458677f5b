"""Taking the demo out again: all of it and nothing else; or nothing, while things of others stand on it."""

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command

from activities.models import Law
from committees import codelists, registers
from committees.models import Attachment, Event, PostHolder, Record, User
from tests.activities.factories import ActivityFactory
from tests.county import row_counts
from tests.factories import AppointmentFactory, CommitteeFactory, UserFactory


def test_clear_demo_removes_all_of_it(county, capsys):
    Event.objects.create(by="leader", verb="sign_in")

    call_command("clear_demo")

    left = {label: count for label, count in row_counts().items() if count}
    lists = {model._meta.label for model in codelists.code_models()}
    assert set(left) <= lists | {"contenttypes.ContentType", "sessions.Session", "committees.KeyProof"}


def test_clear_demo_takes_what_demo_accounts_entered_since(county):
    activity = ActivityFactory(committee=county.committee("yingchun"), author=county.user("yingchun"), approved=True)

    call_command("clear_demo")

    assert not Record.objects.filter(pk=activity.pk).exists()


@pytest.mark.parametrize(
    ("stands", "named"),
    [
        (lambda county: ActivityFactory(committee=county.committee("zhonghe")), "活动|activities"),
        (lambda county: AppointmentFactory(committee=county.committee("zhonghe")), "授权|appointments"),
        (lambda county: CommitteeFactory(parent=county.committee("zhonghe")), "关工委|committees"),
        (
            lambda county: PostHolder.objects.create(
                committee=county.committee("zhonghe"), title_id="chair", name="真实人员"
            ),
            "任职|posts",
        ),
    ],
)
def test_clear_demo_refuses_and_names_what_is_not_the_demos(county, stands, named):
    stands(county)
    before = row_counts()

    with pytest.raises(CommandError, match=named):
        call_command("clear_demo")
    assert row_counts() == before


@pytest.mark.django_db
def test_clear_demo_has_nothing_to_do_without_a_demo(capsys):
    user = UserFactory()

    call_command("clear_demo")

    assert User.objects.filter(pk=user.pk).exists()


def test_clear_demo_takes_the_files_of_its_records_from_the_disk(county, django_capture_on_commit_callbacks):
    record = county.record("outing-bao-an")
    file = ContentFile(b"a photo", name="outing.jpg")
    photo = Attachment.objects.create(record=record, file=file, added_by=record.author).file

    with django_capture_on_commit_callbacks(execute=True):
        call_command("clear_demo")

    assert not photo.storage.exists(photo.name)


def test_clear_demo_leaves_code_lists_as_a_demo_administrator_changed_them(county):
    law = Law.objects.get(pk="other")
    registers.save(by=county.user("admin"), model=Law, fields={"name": "别的法律"}, entry=law)

    call_command("clear_demo")

    assert Law.objects.get(pk="other").name == "别的法律"
