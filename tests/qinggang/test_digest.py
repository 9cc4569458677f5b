"""The daily e-mail: what waits, in the reader's language, never about a child; and a mail server that fails."""

import datetime as dt
import smtplib

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from committees import due, notices
from committees.models import DueJob, Notice, User
from committees.review import actions
from qinggang import digest
from tests.activities.factories import ActivityFactory
from tests.assistance.factories import PairingFactory

pytestmark = pytest.mark.django_db
AUDIENCE = [("primary_pupils", 30, "person_time")]


@pytest.fixture
def readers(cast, settings):
    settings.SITE_URL = "https://portal.example"
    for name in ("clerk", "reviewer"):
        User.objects.filter(username=name).update(email=f"{name}@example.cn")
    return cast


def submitted(cast, **fields):
    record = ActivityFactory(**{"committee": cast.yingchun, "author": cast.clerk, "audiences": AUDIENCE, **fields})
    actions.submit(by=cast.clerk, record=record)
    return record


def sent():
    return {message.to[0].partition("@")[0]: message for message in mail.outbox}


def test_it_says_what_waits_and_where(readers):
    submitted(readers, title="清明祭扫")
    returned = submitted(readers, title="法治讲座")
    actions.send_back(by=readers.reviewer, record=returned, why="请写明地点")

    assert digest.send_all() == 2

    to_clerk, to_reviewer = sent()["clerk"].body, sent()["reviewer"].body
    assert "法治讲座" in to_clerk
    assert "清明祭扫" not in to_clerk
    assert "清明祭扫" in to_reviewer
    assert "https://portal.example/desk/" in to_reviewer
    assert not set(notices.of(readers.clerk).values_list("is_mailed", flat=True)) - {True}


@pytest.mark.parametrize(
    ("language", "sentence"), [("en", "To approve or return: 1"), ("en", "Of these overdue: 1"), ("zh-hans", "待审核")]
)
def test_it_speaks_the_readers_language(readers, language, sentence):
    User.objects.filter(username="reviewer").update(language=language)
    with time_machine.travel(timezone.now() - dt.timedelta(days=9)):
        submitted(readers)

    digest.send_all()

    assert sentence in sent()["reviewer"].body


def test_what_is_about_a_child_is_counted_and_never_named(readers):
    User.objects.filter(username="reviewer").update(language="en")
    pairing = PairingFactory(committee=readers.yingchun, author=readers.childcare, submitted=True)
    notices.tell(by=None, to=[readers.reviewer], what=Notice.What.SUBMITTED, record=pairing, why="孩子的情况")

    digest.send_all()

    body = sent()["reviewer"].body
    assert "To approve or return: 1" in body
    assert str(pairing) not in body
    assert "孩子的情况" not in body
    assert str(pairing) not in sent()["reviewer"].subject


def test_who_has_nothing_to_do_or_wants_none_gets_none(readers):
    submitted(readers)
    User.objects.filter(username="reviewer").update(wants_digest=False)

    assert digest.send_all() == 0


def test_one_a_day(readers):
    with time_machine.travel(dt.datetime(2026, 4, 6, 1, tzinfo=dt.UTC), tick=False) as clock:
        submitted(readers)
        assert digest.send_all() == 1
        assert digest.send_all() == 0
        clock.shift(dt.timedelta(days=1))
        assert digest.send_all() == 1


def test_after_a_failure_only_the_others_get_theirs(readers, monkeypatch):
    submitted(readers)
    returned = submitted(readers)
    actions.send_back(by=readers.reviewer, record=returned, why="请改")
    send = mail.EmailMessage.send

    def refuse_the_reviewer(message, *arguments, **options):
        if message.to == ["reviewer@example.cn"]:
            raise smtplib.SMTPRecipientsRefused({})
        return send(message, *arguments, **options)

    with monkeypatch.context() as patched:
        patched.setattr(mail.EmailMessage, "send", refuse_the_reviewer)
        (outcome,) = due.run(names={"digest"}, force=True)
    assert outcome.has_failed
    assert DueJob.objects.get(name="digest").failures == 1
    assert list(sent()) == ["clerk"]
    assert notices.of(readers.reviewer).filter(is_read=False, is_mailed=True).count() == 0

    list(due.run(names={"digest"}, force=True))
    assert [message.to for message in mail.outbox] == [["clerk@example.cn"], ["reviewer@example.cn"]]
    assert DueJob.objects.get(name="digest").failures == 0


def test_a_mail_server_that_is_away_is_not_asked_for_everybody(cast, monkeypatch):
    asked = []
    User.objects.update(email="somebody@example.cn")
    for person in cast.people.values():
        notices.tell(by=None, to=[person], what=Notice.What.DEPUTY)

    def away(message, *arguments, **options):
        asked.append(message.to)
        raise ConnectionRefusedError

    monkeypatch.setattr(mail.EmailMessage, "send", away)

    with pytest.raises(digest.NotSent):
        digest.send_all()
    assert len(asked) == digest.MOST_IN_A_ROW


def test_the_title_of_a_record_cannot_forge_a_header(readers):
    submitted(readers, title="标题 Bcc: thief@example.cn")

    digest.send_all()

    assert "\n" not in sent()["reviewer"].subject
    assert sent()["reviewer"].recipients() == ["reviewer@example.cn"]
