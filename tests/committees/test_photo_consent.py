"""Children who can be recognised are shown only with consent, and no longer once it is withdrawn."""

import pytest
from django.db import IntegrityError
from django.urls import reverse

from committees import attachments
from committees.errors import NotAllowed, WrongState
from committees.models import Record, Version
from tests import files
from tests.activities.factories import ActivityFactory

CONSENT = "学校2024年9月收齐家长同意书，存关工委"


@pytest.fixture(autouse=True)
def media(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def photo(cast):
    record = ActivityFactory(committee=cast.yingchun, author=cast.clerk, returned=True).record_ptr
    made = attachments.add(by=cast.clerk, file=files.photo(), record=record)
    Record.objects.filter(pk=record.pk).update(state="approved")
    record.refresh_from_db()
    return made


@pytest.fixture
def shown(photo, cast):
    say(photo, cast.reviewer, CONSENT)
    attachments.make_public(by=cast.reviewer, attachment=photo)
    Record.objects.filter(pk=photo.record_id).update(state="published")
    photo.record.refresh_from_db()
    return photo


def say(photo, by, consent, *, shows_children=True):
    attachments.say_who_is_shown(by=by, attachment=photo, shows_children=shows_children, consent=consent)


def test_without_consent_it_does_not_become_public(photo, cast):
    say(photo, cast.reviewer, " ")

    with pytest.raises(WrongState, match="同意"):
        attachments.make_public(by=cast.reviewer, attachment=photo)

    photo.is_public = True
    with pytest.raises(IntegrityError):
        photo.save()


def test_with_consent_anybody_sees_it(shown, client):
    answer = client.get(reverse("public:file", args=[shown.pk]))
    assert answer.getvalue()
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-cache"
    assert (
        client.get(reverse("public:file", args=[shown.pk]), headers={"If-None-Match": answer["ETag"]}).status_code
        == 304
    )


def test_withdrawn_consent_takes_it_away_from_a_published_record_at_once(shown, cast, client):
    page, file = reverse("public:activity", args=[shown.record_id]), reverse("public:file", args=[shown.pk])
    answer = client.get(file)
    mark = answer["ETag"]
    assert answer.getvalue()
    assert file in client.get(page).text

    say(shown, cast.clerk, "")

    assert file not in client.get(page).text
    assert client.get(file).status_code == 404
    assert client.get(file, headers={"If-None-Match": mark}).status_code == 404
    assert Version.objects.filter(verb="consent_file", by=cast.clerk).exists()


def test_that_children_are_to_be_seen_after_all_takes_it_away_too(photo, cast):
    attachments.make_public(by=cast.reviewer, attachment=photo)

    say(photo, cast.clerk, "")

    photo.refresh_from_db()
    assert (photo.is_public, photo.shows_children) == (False, True)


def test_consent_is_not_added_to_what_is_published(shown, cast):
    say(shown, cast.clerk, "")

    with pytest.raises(WrongState):
        say(shown, cast.clerk, CONSENT)


def test_who_enters_nothing_there_says_nothing(photo, cast):
    with pytest.raises(NotAllowed):
        say(photo, cast.other_clerk, "")
