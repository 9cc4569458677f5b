"""Signed papers of consents, encrypted and opened for a purpose; photos of children that vanish with the consent."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from assistance import photos, retention
from assistance.models import Consent, ConsentScan, ShownChild
from committees import attachments, due, history, registers
from committees.errors import WrongState
from committees.models import Attachment, Event, Record
from tests import files
from tests.activities.factories import ActivityFactory
from tests.addresses import read_to_the_end
from tests.assistance.factories import ChildFactory, ConsentFactory, GuardianFactory, ReadingApprovalFactory

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\nsigned by the guardian in person\n%%EOF\n"


@pytest.fixture(autouse=True)
def media(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def child(cast):
    return ChildFactory(committee=cast.yingchun)


@pytest.fixture
def consent(child):
    return ConsentFactory(guardian=GuardianFactory(child=child), scope="photo", given_on=date(2024, 3, 1))


@pytest.fixture
def officer(client, cast):
    client.force_login(cast.childcare)
    return client


@pytest.fixture
def photo(cast):
    """A public photo of a published activity."""
    record = ActivityFactory(committee=cast.yingchun, author=cast.clerk, returned=True).record_ptr
    made = attachments.add(by=cast.clerk, file=files.photo(), record=record)
    attachments.make_public(by=cast.clerk, attachment=made)
    Record.objects.filter(pk=record.pk).update(state="published")
    return made


def is_public(photo):
    return Attachment.objects.get(pk=photo.pk).is_public


def paper(content=PDF, name="同意书.pdf"):
    return {"paper": SimpleUploadedFile(name, content)}


def test_a_paper_is_kept_encrypted_and_opened_for_a_purpose(officer, cast, consent):
    url, opened = (
        reverse("children:consent-scan", args=[consent.pk]),
        reverse("children:consent-open", args=[consent.pk]),
    )
    assert officer.post(url, paper()).status_code == 302
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM assistance_consentscan")
        assert "JVBERi0" not in cursor.fetchone()[0]  # how a PDF begins in base64
    assert "content" not in history.of(ConsentScan.objects.get()).get().content

    assert officer.post(opened, {"purpose": "核对同意书"}).status_code == 422  # no approval, and no emergency
    ReadingApprovalFactory(officer=cast.childcare, committee=cast.yingchun)
    assert officer.post(opened, {"purpose": ""}).status_code == 422
    answer = officer.post(opened, {"purpose": "核对同意书"})

    assert answer.content == PDF
    assert answer["Content-Disposition"] == f'attachment; filename="consent-{consent.guardian.child.code}.pdf"'
    assert "no-store" in answer["Cache-Control"]
    assert Event.objects.get(verb="reveal").note == "核对同意书"


def test_a_photo_of_it_is_drawn_anew_and_replaces_the_one_before(officer, consent):
    url = reverse("children:consent-scan", args=[consent.pk])
    assert officer.post(url, paper()).status_code == 302
    assert officer.post(url, paper(files.phone_photo(), "拍照.jpg")).status_code == 302

    scan = ConsentScan.objects.get()
    assert (scan.media_type, scan.version) == ("image/jpeg", 2)


@pytest.mark.parametrize(
    ("content", "name"), [(b"", "空.pdf"), (b"MZ\x90", "同意书.pdf"), (files.office(), "同意书.docx")]
)
def test_what_is_no_paper_is_refused_in_words(officer, consent, content, name):
    answer = officer.post(reverse("children:consent-scan", args=[consent.pk]), paper(content, name))

    assert answer.status_code == 422
    assert name in answer.text or content == b""
    assert not ConsentScan.objects.exists()


def test_another_towns_people_find_no_paper(client, cast, consent):
    for person, status in ((cast.other_clerk, 404), (cast.clerk, 404), (cast.leader, 404), (cast.reviewer, 403)):
        client.force_login(person)
        assert client.get(reverse("children:consent-scan", args=[consent.pk])).status_code == status
        assert client.post(reverse("children:consent-open", args=[consent.pk])).status_code == status


def test_a_photo_leaves_the_public_when_consent_is_withdrawn(officer, cast, child, consent, photo):
    named = officer.post(reverse("children:photo", args=[photo.pk]), {"child-typed": child.code})
    assert named.status_code == 302
    assert is_public(photo)
    address = reverse("public:file", args=[photo.pk])
    assert read_to_the_end(officer.get(address))

    withdrawn = {
        "guardian": consent.guardian_id, "scope": "photo", "given_on": "2024-03-01",
        "withdrawn_on": timezone.localdate().isoformat(), "version": consent.version,
    }  # fmt: skip
    assert officer.post(f"/desk/consents/{consent.pk}/edit/", withdrawn).status_code == 302

    assert not is_public(photo)
    assert officer.get(address).status_code == 404
    Record.objects.update(state="approved")
    photo.refresh_from_db()
    with pytest.raises(WrongState, match="监护人"):
        attachments.make_public(by=cast.reviewer, attachment=photo)


def test_naming_a_child_without_consent_hides_the_photo(officer, child, photo):
    officer.post(reverse("children:photo", args=[photo.pk]), {"child-typed": child.code})

    assert not is_public(photo)
    page = officer.get(reverse("children:photo", args=[photo.pk]), headers={"accept-language": "en"}).text
    assert child.code in page
    assert child.name not in page
    assert "no consent" in page


def test_a_consent_that_ends_later_is_minded_at_night(cast, child, consent, photo):
    photos.name_child(by=cast.childcare, attachment=photo, child=child)
    tomorrow = timezone.localdate() + timedelta(days=1)
    registers.save(by=cast.childcare, model=Consent, fields={"withdrawn_on": tomorrow}, entry=consent)
    assert due.find("photo-consents").work() == 0
    assert is_public(photo)

    Consent.objects.update(withdrawn_on=timezone.localdate())
    assert due.find("photo-consents").work() == 1
    assert not is_public(photo)


def test_a_second_guardian_may_still_agree(cast, child, consent, photo):
    photos.name_child(by=cast.childcare, attachment=photo, child=child)
    ConsentFactory(guardian=GuardianFactory(child=child), scope="photo", given_on=date(2024, 3, 1))

    registers.save(by=cast.childcare, model=Consent, fields={"withdrawn_on": timezone.localdate()}, entry=consent)

    assert is_public(photo)


def test_an_erased_file_leaves_no_paper_and_no_name_in_a_photo(officer, cast, child, consent, photo):
    officer.post(reverse("children:consent-scan", args=[consent.pk]), paper())
    photos.name_child(by=cast.childcare, attachment=photo, child=child)

    retention.erase(by=cast.childcare, child=child, why="监护人书面申请")

    assert not ConsentScan.objects.exists()
    assert not ShownChild.objects.exists()
    assert not is_public(photo)


def test_who_is_shown_is_asked_of_officers_alone(client, cast, photo, child):
    url = reverse("children:photo", args=[photo.pk])
    for person in (cast.clerk, cast.reviewer, cast.leader):
        client.force_login(person)
        assert client.get(url).status_code == 403
        assert url not in client.get(f"/desk/activities/{photo.record_id}/").text
    client.force_login(cast.childcare)
    assert url in client.get(f"/desk/activities/{photo.record_id}/").text
    named = photos.name_child(by=cast.childcare, attachment=photo, child=child)
    assert client.post(reverse("children:photo-remove", args=[photo.pk, named.pk])).status_code == 302
    assert not ShownChild.objects.exists()
